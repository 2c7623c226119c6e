/** One KSB in words, for screens that show an enrolment's KSBs as objects. The grid has its own way. */
import type { KsbProgress, Totals } from '@crosswalk/progress'
import { STATE_NAMES } from './words.ts'

/** "In progress, 2 to go" */
export function stateTitle(progress: KsbProgress): string {
  const { state, flags, toGo } = progress
  if (state === 'confirmed' && flags.includes('checkAgain')) return 'Confirmed: check again'
  if (state === 'met' && flags.includes('metByOwnEvidence')) return 'Met by its own evidence'
  if (state === 'met' && flags.includes('signedOff')) return 'Met, signed off'
  if (state === 'inProgress' && progress.inScope === 0) return 'Its own evidence is in progress'
  if (state === 'inProgress' && toGo > 0) return `${STATE_NAMES.inProgress}, ${toGo} to go`
  return STATE_NAMES[state]
}

/** "86 of 97 criteria accepted · 18 of 33 KSBs met through the mapping · 1 needs its own evidence", in pieces. */
export function headlineParts({ criteria, ksbs }: Totals): { bold: string; rest: string }[] {
  const own = ksbs.metByOwnEvidence
  const needed = ksbs.needOwnEvidence
  return [
    { bold: `${criteria.accepted} of ${criteria.inScope}`, rest: 'criteria accepted' },
    { bold: `${ksbs.met} of ${ksbs.withScope}`, rest: 'KSBs met through the mapping' },
    ...(own > 0
      ? [{ bold: String(own), rest: own === 1 ? 'met by its own evidence' : 'met by their own evidence' }]
      : []),
    ...(needed > 0
      ? [{ bold: String(needed), rest: needed === 1 ? 'needs its own evidence' : 'need their own evidence' }]
      : []),
  ]
}
