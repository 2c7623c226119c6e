import type { Role } from '@crosswalk/contracts'
import { type Authorized, authorize } from '../access/authorized.ts'
import type { Actor } from '../http/actor.ts'
import { appError } from '../http/app-error.ts'
import type { PersonRecord } from './people.model.ts'

export function canManagePeople(actor: Pick<Actor, 'roles'>): boolean {
  return actor.roles.includes('centreManager')
}

/** People of another centre don't exist here. */
export function requireManagedPerson(actor: Actor, person: PersonRecord | null): Authorized<PersonRecord> {
  if (!canManagePeople(actor)) throw appError('access.refused')
  if (person === null || person.centreId !== actor.centreId) throw appError('record.notFound')
  return authorize(person)
}

/** A centre without a manager could never get one again: nobody would be left to say who. */
export function requireManagerLeft(
  person: PersonRecord,
  left: { roles: readonly Role[]; isClosed: boolean },
  otherManagers: number,
): void {
  const goes = person.roles.includes('centreManager') && (left.isClosed || !left.roles.includes('centreManager'))
  if (goes && otherManagers === 0) {
    throw appError('access.refused', {
      detail: `${person.name} is the only centre manager. Give somebody else this role first.`,
    })
  }
}
