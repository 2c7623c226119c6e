/**
 * [4.3-32] Where a criterion hardly fits its KSB. Told by the criterion's first word, and by what a reader noted; kept
 * as given in any case.
 */
import type { KsbKind } from '@crosswalk/progress'
import { listWords } from '../list-words.ts'
import { toCriterionRef } from './collect-units.ts'
import type { Reading } from './discrepancies.ts'
import { toCodes } from './find-ksb-discrepancies.ts'
import type { CriterionToken } from './read-tokens.ts'
import { toWords } from './wording.ts'

const KNOWING: readonly string[] = ['explain', 'describe', 'define', 'outline', 'state', 'list', 'summarise', 'know']
/** Either: "Identify customers' wants" is done with a customer, "Identify policies" at a desk. */
const EITHER: readonly string[] = ['identify', 'recognise', 'select']

export function findWeakMappings(reading: Reading): void {
  const { tokens, raise, ksbsOf } = reading
  for (const row of tokens.rows) {
    const odd = row.criteria.filter(token => isOfOtherKind(row.kind, token))
    if (odd.length === 0) continue
    const refs = listWords(odd.map(({ unit, number }) => toCriterionRef(unit.number, number)))
    const ask = odd.length === 1 ? 'asks' : 'ask'
    const ksbs = ksbsOf(row)
    raise('mapping.kindMismatch', {
      message:
        row.kind === 'knowledge'
          ? `${toCodes(ksbs)} is knowledge, and ${refs} ${ask} for something done. The mapping is kept as given.`
          : `${toCodes(ksbs)} is a ${row.kind}, and ${refs} ${ask} only for an explanation. The mapping is kept as given.`,
      at: odd.flatMap(token => token.sources),
      ksbs,
      criteria: odd.map(({ unit, number }) => ({ unit: unit.number, number })),
    })
  }
  findDoubts(reading)
}

function isOfOtherKind(kind: KsbKind, token: CriterionToken): boolean {
  if (token.text === null) return false
  const words = toWords(token.text)
  const verb = words[0] ?? ''
  if (EITHER.includes(verb)) return false
  // "Explain to customers …", "Explain the service offer … to customers": said to somebody, so done.
  const isSaidToCustomers = words.some((word, i) => word === 'to' && words[i + 1] === 'customers')
  const isKnowing = KNOWING.includes(verb) && !(kind !== 'knowledge' && isSaidToCustomers)
  return kind === 'knowledge' ? !isKnowing : isKnowing
}

function findDoubts({ declaration, matchedRows, raise }: Reading): void {
  for (const doubt of declaration.doubts ?? []) {
    const ksb = declaration.standard.ksbs.find(candidate => candidate.code === doubt.ksb)
    const row = matchedRows.find(({ match }) => match.ksbs.some(candidate => candidate.id === ksb?.id))?.row
    const tokens = (row?.criteria ?? []).filter(token =>
      doubt.criteria.some(({ unit, number }) => unit === token.unit.number && number === token.number),
    )
    // A doubt about what the document doesn't say is a slip in the declaration, not a discrepancy.
    if (!ksb || tokens.length !== doubt.criteria.length) throw new Error(`No row maps ${doubt.ksb} to what is doubted`)
    raise('mapping.doubtful', {
      message: `${doubt.reason} The mapping is kept as given.`,
      at: tokens.flatMap(token => token.sources),
      ksbs: [ksb],
      criteria: doubt.criteria,
    })
  }
}
