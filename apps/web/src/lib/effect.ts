/** What another version of a mapping would change: all pages together, and in words. */
import type { EffectPage, EnrolmentEffect } from '@crosswalk/contracts'
import { listWords, plural } from './words.ts'

export interface WholeEffect {
  enrolments: number
  concerned: number
  changes: readonly EnrolmentEffect[]
}

export async function readAllPages(read: (cursor: string | undefined) => Promise<EffectPage>): Promise<WholeEffect> {
  const changes: EnrolmentEffect[] = []
  let concerned = 0
  let cursor: string | undefined
  for (;;) {
    const page = await read(cursor)
    changes.push(...page.changes)
    concerned += page.concerned
    if (page.nextCursor === null) return { enrolments: page.enrolments, concerned, changes }
    cursor = page.nextCursor
  }
}

/** "No KSB changes state in any of them." */
export function movesWords({ changes }: Pick<WholeEffect, 'changes'>): string {
  const met = changes.filter(change => change.met.length > 0)
  const lost = changes.filter(change => change.noLongerMet.length > 0)
  if (met.length + lost.length === 0) return 'No KSB changes state in any of them.'
  const parts = [
    ...(met.length > 0 ? [`${codesOf(met, 'met')} met in ${met.length}`] : []),
    ...(lost.length > 0 ? [`${codesOf(lost, 'noLongerMet')} no longer met in ${lost.length}`] : []),
  ]
  return `${listWords(parts)}.`
}

function codesOf(changes: readonly EnrolmentEffect[], kind: 'met' | 'noLongerMet'): string {
  return listWords([...new Set(changes.flatMap(change => change[kind]))])
}

/** What one enrolment is told of, a phrase each. */
export function effectPhrases(change: EnrolmentEffect): string[] {
  const { met, noLongerMet, changed, checkAgain, missing, supplementary } = change
  return [
    ...(met.length > 0 ? [`${listWords(met)} met`] : []),
    ...(noLongerMet.length > 0 ? [`${listWords(noLongerMet)} no longer met`] : []),
    ...(changed.length > 0 ? [`another number to go for ${listWords(changed)}`] : []),
    ...missing.map(
      unit => `Unit ${unit.number}: ${plural(unit.criteria.length, 'new criterion', 'new criteria')} without evidence`,
    ),
    ...supplementary.map(unit => `Unit ${unit.number} needs a supplementary signature`),
    ...(checkAgain.length > 0 ? [`${plural(checkAgain.length, 'confirmation', 'confirmations')} to check again`] : []),
  ]
}
