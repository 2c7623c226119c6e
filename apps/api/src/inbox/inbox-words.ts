/**
 * What an inbox item says, made when it is read from what is so now and from what its reader may read. An item of which
 * nothing is left to say (a decision undone, a comment removed) says nothing, and is not shown.
 */
import { type InboxKind, listWords, type RelationshipKind } from '@crosswalk/contracts'
import { isTypeId } from '@crosswalk/frameworks'
import { RELATIONSHIP_WORDS } from '../audit-trail/sentences.ts'
import { formatDay } from '../dates/format-day.ts'
import type { InboxRecord } from './inbox.model.ts'
import type { FactsOfItems } from './inbox-facts.repository.ts'

export interface ItemWords {
  sentence: string
  /** Something still waits for the reader. */
  asks: boolean
}

type Say = (item: InboxRecord, facts: FactsOfItems) => ItemWords | null

const SAY: Record<InboxKind, Say> = {
  toAssess: (item, facts) => {
    const waiting = item.facts.flatMap(id => facts.waitingTags.get(id) ?? [])
    const again = waiting.some(tag => tag.resubmitted) ? ' again, after a referral' : ''
    const rest = waiting.length === 0 ? 'decided since' : `${count(waiting.length, 'decision waits', 'decisions wait')}`
    return {
      sentence: `${actors(item, facts)} submitted ${subject(item, facts)}${again}: ${rest}`,
      asks: waiting.length > 0,
    }
  },

  toCountersign: (item, facts) => {
    const standing = item.facts.flatMap(id => facts.decisions.get(id) ?? [])
    const waiting = standing.filter(decision => decision.ended === null && decision.effective === null)
    const rest =
      waiting.length === 0
        ? 'countersigned or decided anew since'
        : `${count(waiting.length, 'decision waits', 'decisions wait')} for your countersignature`
    return {
      sentence: `${actors(item, facts)} decided on ${subject(item, facts)} in training: ${rest}`,
      asks: waiting.length > 0,
    }
  },

  // Of decisions that stood; what waits for a countersignature, or never came to stand, is not told of.
  feedback: (item, facts) => {
    const decisions = item.facts
      .flatMap(id => facts.decisions.get(id) ?? [])
      .filter(decision => decision.effective !== null && decision.endedKind !== 'undo')
    if (decisions.length === 0) return null
    const outcomes = (['accepted', 'referred', 'notUsed'] as const).flatMap(outcome => {
      const found = decisions.filter(decision => decision.outcome === outcome).length
      return found === 0 ? [] : [`${found} ${OUTCOMES[outcome]}`]
    })
    const asks = decisions.some(decision => decision.outcome === 'referred' && decision.ended === null)
    return { sentence: `${actors(item, facts)} decided on ${subject(item, facts)}: ${listWords(outcomes)}`, asks }
  },

  signOff: (item, facts) => ({ sentence: `${actors(item, facts)} signed off ${subject(item, facts)}`, asks: false }),

  comment: (item, facts) => {
    const comments = item.facts.flatMap(id => facts.comments.get(id) ?? [])
    if (comments.length === 0) return null
    const authors = listWords([...new Set(comments.map(comment => facts.words.person(comment.authorId)))])
    const many = comments.length > 1 ? `, ${comments.length} times` : ''
    const audiences = new Set(comments.map(comment => comment.audience))
    const whom =
      item.readers === 'learner' || audiences.size > 1 || audiences.has('learnerAndStaff')
        ? ''
        : audiences.has('staffOnly')
          ? ', for staff only'
          : ', for assessor and IQA'
    return { sentence: `${authors} commented on ${subject(item, facts)}${many}${whom}`, asks: false }
  },

  unitsChanged: (item, facts) => ({ sentence: `${actors(item, facts)} changed the units`, asks: false }),

  checkAgain: (item, facts) => {
    const asks = facts.toCheckAgain.has(`${item.enrolmentId}/${item.subjectId}`)
    const rest = asks
      ? 'is to be checked again: what it rested on has changed'
      : 'was to be checked again, and has been'
    return { sentence: `The confirmation of ${subject(item, facts)} ${rest}`, asks }
  },

  recordToConfirm: (item, facts) => {
    const asks = !facts.answered.has(item.subjectId)
    const rest = asks ? 'Say whether it is a fair account' : 'You have said what you think of it'
    return { sentence: `${actors(item, facts)} wrote ${subject(item, facts)} about you. ${rest}`, asks }
  },

  recordDisputed: (item, facts) => ({
    sentence: `${actors(item, facts)} says that something is wrong with ${subject(item, facts)}`,
    asks: false,
  }),

  recordNotConfirmed: (item, facts) => {
    const asks = !facts.answered.has(item.subjectId)
    const days = count(Math.round((item.tellAt.getTime() - item.at.getTime()) / DAY_MS), 'day', 'days')
    const rest = asks
      ? `has not been confirmed for ${days}`
      : `was not confirmed for ${days}, and has been answered since`
    return { sentence: `${subject(item, facts)} ${rest}`, asks }
  },

  relationship: (item, facts) => {
    const held = item.facts.flatMap(id => facts.relationships.get(id) ?? [])
    const [first] = held
    if (first === undefined) return null
    const learners = new Set(held.map(one => one.learnerName))
    if (learners.size > 1) return { sentence: `You have ${learners.size} learners more`, asks: false }
    const kinds = listWords([...new Set(held.map(one => RELATIONSHIP_WORDS[one.kind as RelationshipKind]))])
    return { sentence: `You are ${kinds} of ${first.learnerName} from ${formatDay(first.fromOn)}`, asks: false }
  },
}

const DAY_MS = 24 * 60 * 60_000

const OUTCOMES = { accepted: 'accepted', referred: 'referred', notUsed: 'not used' } as const

const count = (number: number, one: string, many: string): string => `${number} ${number === 1 ? one : many}`

const actors = ({ actorIds }: InboxRecord, { words }: FactsOfItems): string =>
  actorIds.length === 0 ? 'Crosswalk' : listWords(actorIds.map(words.person))

/** "WP3", "Unit 7", "K7". */
export function subject({ subjectId }: Pick<InboxRecord, 'subjectId'>, { words }: Pick<FactsOfItems, 'words'>): string {
  if (isTypeId(subjectId, 'evd')) return words.evidence(subjectId)
  if (isTypeId(subjectId, 'uni')) return words.units([subjectId])
  return isTypeId(subjectId, 'ksb') ? words.ksb(subjectId) : ''
}

export const sayItem = (item: InboxRecord, facts: FactsOfItems): ItemWords | null => SAY[item.kind](item, facts)

/** For an e-mail, which holds nothing but a reference: it may lie open on any screen. */
export const MAIL_LABELS: Record<InboxKind, string> = {
  toAssess: 'To assess',
  toCountersign: 'To countersign',
  feedback: 'Feedback',
  signOff: 'Signed off',
  comment: 'A comment',
  unitsChanged: 'Units changed',
  checkAgain: 'To check again',
  recordToConfirm: 'A record to confirm',
  recordDisputed: 'Something is wrong with a record',
  recordNotConfirmed: 'A record not confirmed yet',
  relationship: 'New learners',
}

/** The screen where it is, for whoever reads it. */
export function toPath({ kind, enrolmentId, subjectId, readers }: InboxRecord): string {
  const of = `?enrolment=${enrolmentId}`
  const isLearner = readers === 'learner'
  if (kind === 'toCountersign') return '/to-countersign'
  if (kind === 'relationship') return '/learners'
  if (isTypeId(subjectId, 'evd')) return isLearner ? `/my/evidence/${subjectId}${of}` : `/evidence/${subjectId}`
  if (isTypeId(subjectId, 'uni')) {
    return isLearner ? `/my/units${of}&unit=${subjectId}` : `/enrolments/${enrolmentId}/units/${subjectId}`
  }
  if (isTypeId(subjectId, 'ksb')) {
    return isLearner ? `/my/ksbs${of}&why=${subjectId}` : `/enrolments/${enrolmentId}/ksbs?why=${subjectId}`
  }
  return isLearner ? `/my/units${of}` : `/enrolments/${enrolmentId}`
}
