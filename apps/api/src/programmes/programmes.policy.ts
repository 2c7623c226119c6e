import { type Authorized, authorize } from '../access/authorized.ts'
import type { Actor } from '../http/actor.ts'
import { appError } from '../http/app-error.ts'
import type { ProgrammeRecord } from './programmes.repository.ts'

export function requireManagedProgramme(actor: Actor, programme: ProgrammeRecord | null): Authorized<ProgrammeRecord> {
  if (!actor.roles.includes('centreManager')) throw appError('access.refused')
  if (programme === null || programme.centreId !== actor.centreId) throw appError('record.notFound')
  return authorize(programme)
}

/** A learner hears of programmes that they are on, and of nobody else on them. */
export function seesEveryProgramme(actor: Pick<Actor, 'roles'>): boolean {
  return actor.roles.some(role => role !== 'learner')
}
