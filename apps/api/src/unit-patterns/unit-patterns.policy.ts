import { type Authorized, authorize } from '../access/authorized.ts'
import type { Actor } from '../http/actor.ts'
import { appError } from '../http/app-error.ts'
import type { UnitPatternRecord } from './unit-patterns.repository.ts'

export function requireManagedPattern(actor: Actor, pattern: UnitPatternRecord | null): Authorized<UnitPatternRecord> {
  if (!actor.roles.includes('centreManager')) throw appError('access.refused')
  if (pattern === null || pattern.centreId !== actor.centreId) throw appError('record.notFound')
  return authorize(pattern)
}
