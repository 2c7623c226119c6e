import type { UnitRecord } from '@crosswalk/contracts'
import type { Paper } from './papers.model.ts'

export const toUnitTitle = ({ number, title }: UnitRecord['unit']): string =>
  `Unit ${number}${title === null ? '' : ` ${title}`}`

/** What the qualification says of the unit, and whether it is the whole of it. */
export function aboutUnit({ unit, taken }: UnitRecord): Paper['about'] {
  const facts = [unit.uan, unit.credits === null ? null : `${unit.credits} credits`, unit.group].filter(
    fact => fact !== null,
  )
  return [
    ['Unit', [toUnitTitle(unit), ...facts].join(', ')],
    ...(unit.complete ? [] : [['Part of the unit', toNotHeldWords(unit.notHeld)] as const]),
    ...(taken ? [] : [['Taken', 'This unit is not in the units of this enrolment.'] as const]),
  ]
}

function toNotHeldWords(notHeld: readonly string[]): string {
  if (notHeld.length === 0) return 'only the criteria that the mapping uses are held here.'
  return `at least ${notHeld.length === 1 ? '1 criterion is' : `${notHeld.length} criteria are`} not held here (${notHeld.join(', ')}).`
}
