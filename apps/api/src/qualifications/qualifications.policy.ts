import type { QualificationVersion } from '@crosswalk/frameworks'
import { type Authorized, authorize } from '../access/authorized.ts'
import type { Actor } from '../http/actor.ts'
import { appError } from '../http/app-error.ts'

/** What a centre loads is its managers' affair. The version was looked up for their centre. */
export function requireLoader(
  actor: Pick<Actor, 'roles'>,
  qualification: QualificationVersion | null,
): Authorized<QualificationVersion> {
  if (!actor.roles.includes('centreManager')) throw appError('access.refused')
  if (qualification === null) throw appError('record.notFound')
  return authorize(qualification)
}
