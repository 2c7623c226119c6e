import type { EnrolmentEffect } from '@crosswalk/contracts'

export interface UnitAccount {
  unitId: string
  number: number
  title: string | null
  /** In the order of the first enrolment that misses them. */
  criteria: readonly string[]
  enrolments: number
  supplementary: number
}

/** What enrolments miss, put together by unit. */
export function toMissingByUnit(changes: readonly EnrolmentEffect[]): UnitAccount[] {
  const units = new Map<string, UnitAccount>()
  const add = (unit: EnrolmentEffect['missing'][number], part: 'enrolments' | 'supplementary') => {
    const known = units.get(unit.unitId) ?? { ...unit, enrolments: 0, supplementary: 0 }
    const criteria = [...new Set([...known.criteria, ...unit.criteria])]
    units.set(unit.unitId, { ...known, criteria, [part]: known[part] + 1 })
  }
  for (const { missing, supplementary } of changes) {
    for (const unit of missing) add(unit, 'enrolments')
    for (const unit of supplementary) add(unit, 'supplementary')
  }
  return [...units.values()].sort((a, b) => a.number - b.number)
}
