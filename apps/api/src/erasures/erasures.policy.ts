/** Who may erase: staff who see all that it touches, and to whom a manager gave the power by name. */
import { isStaffOf } from '../access/enrolment-access.ts'
import type { EvidenceRecord } from '../evidence/evidence.model.ts'
import type { AccessById } from '../evidence/evidence.policy.ts'
import { appError } from '../http/app-error.ts'
import type { TagRecord } from '../tags/tags.model.ts'

interface Erasable {
  evidence: EvidenceRecord
  allTags: readonly TagRecord[]
  accesses: AccessById
  hasErasurePower: boolean
}

export function canErase(item: Erasable): boolean {
  return item.hasErasurePower && seesAllAsStaff(item)
}

export function requireErase(item: Erasable): void {
  if (!item.hasErasurePower) throw appError('erasure.powerNeeded')
  if (!seesAllAsStaff(item)) {
    throw appError('access.refused', {
      detail: 'This evidence is tagged in an enrolment that you do not see. Somebody who sees all of it erases.',
    })
  }
}

function seesAllAsStaff({ evidence, allTags, accesses }: Erasable): boolean {
  const enrolmentIds = new Set([evidence.enrolmentId, ...allTags.map(tag => tag.enrolmentId)])
  return [...enrolmentIds].every(id => {
    const access = accesses.get(id)
    return access !== undefined && !access.own && isStaffOf(access)
  })
}
