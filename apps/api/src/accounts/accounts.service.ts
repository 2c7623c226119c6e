import { createHash, randomBytes } from 'node:crypto'
import type { Clock } from '../db/clock.ts'
import type { WriteDb } from '../db/store.ts'
import type { Actor } from '../http/actor.ts'
import { appError } from '../http/app-error.ts'
import type { Ids } from '../ids.ts'
import type { Outbox } from '../mail/outbox.service.ts'
import type { AccountsRepository, LinkPurpose, NewLink, StandingLink } from './accounts.repository.ts'
import type { Passwords } from './passwords.service.ts'

const HOUR_MS = 3_600_000
const LINK_LIFETIME_MS: Record<LinkPurpose, number> = {
  invitation: 14 * 24 * HOUR_MS,
  reset: 2 * HOUR_MS,
  setup: 24 * HOUR_MS,
}
/** A manager may have to carry it to somebody by hand. */
const SHOWN_LINK_LIFETIME_MS = 3 * 24 * HOUR_MS

export interface SentInvitation {
  sentTo: string
  /** To be handed over by whoever asked; null where it went by e-mail. */
  link: string | null
  expiresAt: Date
}

interface Dependencies {
  repository: AccountsRepository
  passwords: Passwords
  outbox: Outbox
  clock: Clock
  ids: Ids
  /** Where browsers reach this server; known once it listens. */
  publicUrl: () => string
}

export function createAccountsService({ repository, passwords, outbox, clock, ids, publicUrl }: Dependencies) {
  function toLink(
    purpose: LinkPurpose,
    lifetimeMs: number,
    forWhom: Pick<NewLink, 'accountId' | 'personId' | 'email'>,
  ) {
    const token = randomBytes(32).toString('base64url')
    const at = clock.now()
    const link: NewLink = {
      ...forWhom,
      id: ids.create('lnk'),
      hash: toLinkHash(token),
      purpose,
      at,
      expiresAt: new Date(at.getTime() + lifetimeMs),
    }
    return { link, url: `${publicUrl()}/${purpose === 'setup' ? 'setup' : 'password'}/${token}` }
  }

  const tellChanged = (db: WriteDb, email: string): Promise<void> =>
    outbox.add(db, {
      to: email,
      subject: 'Your Crosswalk password was changed',
      text: 'Your password was changed, and you were signed out everywhere else. If this was not you, tell your centre manager at once.',
    })

  return {
    /**
     * A link to set a password, new or forgotten. By e-mail where mails are sent, else shown to the manager who asked:
     * unless the account opens other centres as well, which are no business of this one.
     */
    async invite(actor: Actor, personId: string): Promise<SentInvitation> {
      const invitee = await repository.findInvitee(personId, actor.centreId)
      if (invitee === null) throw appError('record.notFound')
      if (invitee.isClosed) throw appError('account.closed', { detail: 'This person’s access is closed.' })
      const { accountId, email } = invitee
      if (accountId === null || email === null) {
        throw appError('request.invalid', {
          detail: 'This person has no e-mail address. Add one first.',
          errors: [{ path: 'email', message: 'Add an e-mail address first.' }],
        })
      }
      const isShown = !outbox.isSending && !invitee.isElsewhere
      const purpose = invitee.hasPassword ? 'reset' : 'invitation'
      const lifetime = isShown && purpose === 'reset' ? SHOWN_LINK_LIFETIME_MS : LINK_LIFETIME_MS[purpose]
      const { link, url } = toLink(purpose, lifetime, { accountId, personId, email })
      await repository.addLink(link, db => outbox.add(db, toLinkMail(purpose, email, url, invitee.centreName)))
      void outbox.deliver()
      return { sentTo: email, link: isShown ? url : null, expiresAt: link.expiresAt }
    },

    /** Says nothing of whether the address is known. */
    async requestReset(email: string): Promise<void> {
      const account = await repository.findAccountForReset(email)
      if (account === null) return
      const { link, url } = toLink('reset', LINK_LIFETIME_MS.reset, {
        accountId: account.id,
        personId: account.personId,
        email,
      })
      await repository.addLink(link, db => outbox.add(db, toLinkMail('reset', email, url, null)))
      void outbox.deliver()
    },

    async getLink(token: string): Promise<StandingLink> {
      const link = await repository.findStandingLink(toLinkHash(token), clock.now())
      if (link === null) throw appError('link.expired')
      return link
    },

    async setPasswordByLink(token: string, password: string): Promise<void> {
      const link = await this.getLink(token)
      if (link.purpose === 'setup' || link.accountId === null) throw appError('link.expired')
      const passwordHash = await passwords.createHash(password, listAbout(link.email, link.centreName))
      const isSet = await repository.setPasswordByLink(toLinkHash(token), passwordHash, clock.now(), tellChanged)
      if (!isSet) throw appError('link.expired')
      void outbox.deliver()
    },

    async changePassword(actor: Actor, current: string, next: string): Promise<void> {
      const account = await repository.findAccount(actor.accountId)
      const isRight = await passwords.isRight(current, account?.passwordHash ?? null)
      if (!isRight || account === null || account.passwordHash === null) throw appError('password.wrong')
      const isChanged = await repository.changePassword(
        {
          accountId: account.id,
          keepFamilyId: actor.familyId,
          expectedHash: account.passwordHash,
          passwordHash: await passwords.createHash(next, listAbout(account.email, null)),
        },
        tellChanged,
      )
      if (!isChanged) throw appError('password.wrong')
      void outbox.deliver()
    },

    /** For an empty production store: printed once at each start, and the one before stops working. */
    async createSetupLink(): Promise<string | null> {
      if (!(await repository.isWithoutCentres())) return null
      const { link, url } = toLink('setup', LINK_LIFETIME_MS.setup, { accountId: null, personId: null, email: null })
      await repository.addLink(link)
      return url
    },

    removeOldLinks: (): Promise<void> =>
      repository.removeLinksBefore(new Date(clock.now().getTime() - 30 * 24 * HOUR_MS)),
  }
}

/** The store has the hash alone, and the link itself only while a mail waits in the outbox. */
export function toLinkHash(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}

function listAbout(email: string | null, centreName: string | null): string[] {
  return [email, email?.split('@')[0], centreName].filter(name => typeof name === 'string')
}

function toLinkMail(purpose: 'invitation' | 'reset', to: string, url: string, centreName: string | null) {
  if (purpose === 'invitation') {
    return {
      to,
      subject: `Your Crosswalk account${centreName === null ? '' : ` at ${centreName}`}`,
      text: `${centreName ?? 'Your centre'} has made an account for you on Crosswalk. Choose a password here:\n\n${url}\n\nThe link works once, for two weeks.`,
    }
  }
  return {
    to,
    subject: 'Set a new Crosswalk password',
    text: `Somebody, most likely you, asked for a link to set a new password:\n\n${url}\n\nThe link works once. If you did not ask, do nothing: your password stays as it is.`,
  }
}
