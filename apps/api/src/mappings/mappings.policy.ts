import { type Authorized, authorize } from '../access/authorized.ts'
import type { Actor } from '../http/actor.ts'
import { appError } from '../http/app-error.ts'
import type { MappingLine } from './mapping-line.repository.ts'

/** What a centre makes of a mapping is its managers' affair. The line was read for their centre. */
export function requireManagedLine(actor: Pick<Actor, 'roles'>, line: MappingLine): Authorized<MappingLine> {
  if (!actor.roles.includes('centreManager')) throw appError('access.refused')
  return authorize(line)
}
