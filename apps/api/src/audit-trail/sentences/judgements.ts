/** What was judged: decisions, sign-offs, samples, achievements and confirmations. */
import { listWords } from '@crosswalk/contracts'
import type { Outcome } from '@crosswalk/progress'
import { formatDay } from '../../dates/format-day.ts'
import type { TrailWords } from '../trail-words.repository.ts'
import { because, type Data, type KindsOf, type Sentences } from './sentence-parts.ts'

const OUTCOME_WORDS: Record<Outcome, string> = { accepted: 'accepted', referred: 'referred', notUsed: 'not used' }

function toDecided(data: Data<'decisions.made'>, words: TrailWords): string {
  const outcomes = (['accepted', 'referred', 'notUsed'] as const).flatMap(outcome => {
    const tagIds = data.decisions.filter(decision => decision.outcome === outcome).map(decision => decision.tagId)
    return tagIds.length === 0 ? [] : [`${OUTCOME_WORDS[outcome]} for ${words.tags(tagIds)}`]
  })
  const elsewhere = data.elsewhere
    ? `, as ${data.elsewhere.by} decided elsewhere on ${formatDay(data.elsewhere.on)}`
    : ''
  return `Decided on ${words.evidence(data.evidenceId)}: ${outcomes.join('; ')}${elsewhere}`
}

export const judgementSentences: Sentences<
  KindsOf<'decisions' | 'decision' | 'unit' | 'signOff' | 'sample' | 'achievement' | 'confirmation'>
> = {
  'decisions.made': (data, words) =>
    `${toDecided(data, words)}${data.countersignatureRequired ? ', waiting for a countersignature' : ''}`,

  'decision.corrected': (data, words) =>
    `Corrected the decision on ${words.evidence(data.evidenceId)} for ${words.tags([data.tagId])}, now ${
      OUTCOME_WORDS[data.outcome]
    }${data.countersignatureRequired ? ', waiting for a countersignature' : ''}${because(data.reason)}`,
  'decision.countersigned': (data, words) => `Countersigned the decision for ${words.tags([data.tagId])}`,

  'decisions.countersigned': (data, words) =>
    `Countersigned the decisions for ${words.tags(data.decisions.map(({ tagId }) => tagId))}`,
  'decisions.undone': (data, words) => `Undid the decisions for ${words.tags(data.tagIds)}`,

  'unit.signedOff': (data, words) => {
    const what = data.supplementaryTo === null ? 'Signed off' : 'Added a supplementary signature to'
    return `${what} ${words.units([data.unitId])}${data.partOfUnit ? ', the criteria held here' : ''}`
  },

  'signOff.reopened': (data, words) =>
    `Reopened the sign-off of ${words.signOffUnit(data.signOffId)}${because(data.reason)}`,

  'sample.made': (data, words) =>
    `Sampled the decisions for ${listWords(data.decisions.map(({ decisionId }) => words.decision(decisionId)))}`,
  'sample.withdrawn': data => `Took a sample back${because(data.reason)}`,

  'achievement.added': (data, words) =>
    `Recorded ${data.kind === 'creditTransfer' ? 'a credit transfer' : 'an exemption'} for ${words.units([data.unitId])}`,
  'achievement.ended': (data, words) =>
    `Took back the achievement of ${words.achievementUnit(data.achievementId)}${because(data.reason)}`,

  'confirmation.made': (data, words) =>
    `${data.outcome === 'confirmed' ? 'Confirmed' : 'Said not yet met:'} ${words.ksb(data.ksbId)}${
      data.kind !== 'employer'
        ? ''
        : data.outside === undefined
          ? ', by the employer'
          : `, by ${data.outside.name} of the employer`
    }${because(data.statement)}`,
  'confirmation.withdrawn': (data, words) =>
    `Took back the confirmation of ${words.confirmationKsb(data.confirmationId)}${because(data.reason)}`,
}
