/** What a request asks to tag, checked against the enrolment that it is for. */
import type { MappingDocument } from '@crosswalk/frameworks'
import { indexMapping } from '../frameworks/mapping-index.ts'
import { appError } from '../http/app-error.ts'

export interface NewTag {
  criterionId?: string | undefined
  ksbId?: string | undefined
  locator?: string | undefined
}

export const toTargetId = (tag: {
  criterionId?: string | null | undefined
  ksbId?: string | null | undefined
}): string => tag.criterionId ?? tag.ksbId ?? ''

/** Criteria must be in the units that the enrolment takes, KSBs in its standard. */
export function requireTargets(tags: readonly NewTag[], mapping: MappingDocument, unitIds: readonly string[]): void {
  const { criteria, ksbs } = indexMapping(mapping)
  const taken = new Set(unitIds)
  const errors = tags.flatMap((tag, index) => {
    if (tag.ksbId !== undefined) {
      return ksbs.has(tag.ksbId) ? [] : [{ path: `tags.${index}.ksbId`, message: 'This KSB is not in the standard.' }]
    }
    const found = criteria.get(tag.criterionId ?? '')
    if (!found) return [{ path: `tags.${index}.criterionId`, message: 'This criterion is not in the qualification.' }]
    if (taken.has(found.unit.id)) return []
    const message = `Unit ${found.unit.number} is not in the units of this enrolment, so ${found.criterion.number} can’t be tagged.`
    return [{ path: `tags.${index}.criterionId`, message }]
  })
  if (errors.length > 0) throw appError('tag.outsideUnits', { errors })
}

/** At most one live tag for each item, enrolment and target. */
export function requireDifferent(tags: readonly NewTag[], present: ReadonlySet<string>, list = 'tags'): void {
  const seen = new Set(present)
  const errors = tags.flatMap((tag, index) => {
    const target = toTargetId(tag)
    if (!seen.has(target)) {
      seen.add(target)
      return []
    }
    return [{ path: `${list}.${index}`, message: 'This evidence is tagged there already.' }]
  })
  if (errors.length > 0) throw appError('tag.exists', { errors })
}
