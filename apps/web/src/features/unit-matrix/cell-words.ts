import type { UnitRecord } from '@crosswalk/contracts'
import { formatDay } from '../../lib/dates.ts'
import { decidedWords } from '../../lib/decided-words.ts'
import { OUTCOME_NAMES, TAG_STATUS_NAMES } from '../../lib/words.ts'

type Cell = UnitRecord['cells'][number]
type Item = UnitRecord['evidence'][number]

/** "Waiting", "Referred, and closed by other evidence" */
export function cellStatusWords(cell: Cell): string {
  if (cell.waitsForCountersignature) return 'Assessed, waiting for countersignature'
  if (cell.status === 'submitted') return 'Waiting'
  if (cell.referralClosed) return 'Referred, and closed by other evidence'
  const elsewhere = cell.decision?.elsewhere
  const where = elsewhere ? `, decided elsewhere by ${elsewhere.by} on ${formatDay(elsewhere.on)}` : ''
  return TAG_STATUS_NAMES[cell.status] + where + (cell.agreed ? ', agreed by an IQA' : '')
}

/** The name of a cell: "2.6, WP6, referred". */
export function cellName(number: string, item: Item, cell: Cell | null): string {
  return `${number}, ${item.reference}, ${cell === null ? 'not tagged' : cellStatusWords(cell).toLowerCase()}`
}

/** The line at the foot: who decided what, when, and what they said. */
export function cellLine(number: string, item: Item, cell: Cell | null): { where: string; what: string } {
  const place = cell?.locator ? `, ${cell.locator}` : ''
  const where = `${number}, ${item.reference} ${item.title}${place}`
  if (cell === null) return { where, what: 'not tagged' }
  const { decision } = cell
  if (decision === null) return { where, what: cellStatusWords(cell).toLowerCase() }
  const due = decision.dueOn === null ? '' : `, more by ${formatDay(decision.dueOn)}`
  const said = decision.feedback === null ? '' : ` “${decision.feedback}”`
  const outcome = OUTCOME_NAMES[decision.outcome].toLowerCase()
  const closed = cell.referralClosed ? ' Closed by other evidence.' : ''
  return {
    where,
    what: `${outcome} ${decidedWords(decision, formatDay(decision.decidedAt))}${due}.${said}${closed}`,
  }
}

/** "1 of 2" where several accepted tags are asked for and one is there; else the level says it itself. */
export function levelWord(criterion: UnitRecord['criteria'][number]): string | undefined {
  const { acceptedTagsNeeded, acceptedTags, level } = criterion
  return acceptedTagsNeeded > 1 && acceptedTags > 0 && level === 'submitted'
    ? `${acceptedTags} of ${acceptedTagsNeeded}`
    : undefined
}
