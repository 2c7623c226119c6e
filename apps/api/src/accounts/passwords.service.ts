// Argon2id, always outside a transaction: a hash takes tens of milliseconds and the store has one writer.
import { hash, verify } from '@node-rs/argon2'
import { appError } from '../http/app-error.ts'
import { checkPasswordStrength } from './password-strength.ts'

export interface PasswordCost {
  memoryCost: number
  timeCost: number
}

// https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html
const DEFAULT_PASSWORD_COST: PasswordCost = { memoryCost: 19_456, timeCost: 2 }

export interface Passwords {
  /** Throws `password.weak`. `about` is what the person is called: it is no secret. */
  createHash(password: string, about: readonly string[]): Promise<string>
  /** Takes as long for an account that is not there as for one that is: time must not tell which e-mails are known. */
  isRight(password: string, passwordHash: string | null): Promise<boolean>
}

export async function createPasswords(cost: PasswordCost = DEFAULT_PASSWORD_COST): Promise<Passwords> {
  const options = { ...cost, parallelism: 1 }
  const nobodysHash = await hash('a password that nobody has', options)
  return {
    async createHash(password, about) {
      if (!checkPasswordStrength(password, about).ok) throw appError('password.weak')
      return hash(password.normalize('NFKC'), options)
    },
    async isRight(password, passwordHash) {
      const isMatch = await verify(passwordHash ?? nobodysHash, password.normalize('NFKC'))
      return isMatch && passwordHash !== null
    },
  }
}
