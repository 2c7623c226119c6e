/**
 * What an inbox item says, made when it is read from what is so now and from what its reader may read. An item of which
 * nothing is left to say (a decision undone, a comment removed) says nothing, and is not shown.
 */
import { type InboxKind, listWords, RELATIONSHIP_WORDS } from '@crosswalk/contracts'
import { isTypeId } from '@crosswalk/frameworks'
import { JOB_ROLE_WORDS, STATUS_WORDS } from '../audit-trail/sentences/enrolments.ts'
import { formatDay } from '../dates/format-day.ts'
import type { InboxRecord } from './inbox.model.ts'
import type { FactsOfItems, SampleOutcome } from './inbox-facts.repository.ts'

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
    const kinds = listWords([...new Set(held.map(one => RELATIONSHIP_WORDS[one.kind]))])
    const sentence = `You are ${kinds} of ${first.learnerName} ${daysOf(first)}${coverOf(first, facts)}`
    return { sentence, asks: false }
  },

  relationshipEnded: (item, facts) => {
    const over = item.facts.flatMap(id => facts.endings.get(id) ?? [])
    const [first] = over
    if (first === undefined) return null
    const days = new Set(over.map(one => one.toOn))
    const last = days.size === 1 && first.toOn !== null ? ` after ${formatDay(first.toOn)}` : ''
    const kinds = listWords([...new Set(over.map(one => RELATIONSHIP_WORDS[one.kind]))])
    return {
      sentence: `You are no longer ${kinds} of ${count(over.length, 'learner', 'learners')}${last}`,
      asks: false,
    }
  },

  yourStaff: (item, facts) => {
    const held = item.facts.flatMap(id => facts.relationships.get(id) ?? [])
    if (held.length === 0) return null
    const said = held.map(
      one =>
        `${facts.words.person(one.personId)} is your ${RELATIONSHIP_WORDS[one.kind]} ${daysOf(one)}${coverOf(one, facts)}`,
    )
    return { sentence: listWords(said), asks: false }
  },

  jobRole: (item, facts) => {
    const jobRole = facts.jobRoles.get(item.enrolmentId ?? '')?.jobRole ?? null
    const sentence =
      jobRole === null
        ? `${actors(item, facts)} took back what was decided of the job role: every alternative shows again`
        : `${actors(item, facts)} decided the job role: ${jobRole === 'both' ? 'both face to face and not' : JOB_ROLE_WORDS[jobRole]}. It says which KSBs apply`
    return { sentence, asks: false }
  },

  // What was taken back is told as that.
  achievement: (item, facts) => {
    const standing = item.facts
      .flatMap(id => facts.achievements.get(id) ?? [])
      .find(achievement => achievement.ended === null)
    if (standing === undefined) return null
    const sentence = `${actors(item, facts)} entered ${ACHIEVEMENT_WORDS[standing.kind]} of ${subject(item, facts)}`
    return { sentence, asks: false }
  },

  achievementEnded: (item, facts) => {
    const ended = item.facts.flatMap(id => {
      const kind = facts.achievements.get(id)?.kind
      return kind === undefined ? [] : [`${ACHIEVEMENT_WORDS[kind]} of ${facts.words.achievementUnit(id)}`]
    })
    return { sentence: `${actors(item, facts)} took back ${listWords(ended)}`, asks: false }
  },

  sample: (item, facts) => {
    const outcomes = item.facts.flatMap(id => facts.samples.get(id)?.outcomes ?? [])
    if (outcomes.length === 0) return null
    const said = (['agreed', 'agreedWithAction', 'notAgreed'] as const).flatMap(outcome => {
      const found = outcomes.filter(one => one === outcome).length
      return found === 0 ? [] : [`${found} ${SAMPLE_WORDS[outcome]}`]
    })
    const decisions = count(outcomes.length, 'decision', 'decisions')
    return { sentence: `${actors(item, facts)} sampled ${decisions}: ${listWords(said)}`, asks: false }
  },

  confidential: (item, facts) => {
    const rest = facts.confidential.has(item.subjectId)
      ? 'is confidential now: the employer does not see that it is there'
      : 'is confidential no more: the employer may see it'
    return { sentence: `${actors(item, facts)} said that ${subject(item, facts)} ${rest}`, asks: false }
  },

  workplace: (item, facts) => {
    const { words } = facts
    const places = item.facts.map(id =>
      isTypeId(id, 'sit') ? `the site ${words.site(id)}` : `the line manager ${words.lineManager(id)}`,
    )
    const sentence = `${actors(item, facts)} changed what is held of ${listWords(places)} at ${words.employer(item.subjectId)}`
    return { sentence, asks: false }
  },

  status: (item, facts) => {
    const of = item.enrolmentId ?? ''
    const [announced, standing] = [facts.announced.get(of), facts.statuses.get(of)]
    if (announced !== undefined) {
      const from = `${STATUS_WORDS[announced.status]} from ${formatDay(announced.fromOn)}`
      return { sentence: `${actors(item, facts)} announced a status: ${from}`, asks: false }
    }
    const told = item.facts.includes('recorded') ? 'recorded the' : 'took back what was announced, the'
    if (standing === undefined || !item.facts.some(fact => fact === 'recorded' || fact === 'takenBack')) return null
    const since = `${STATUS_WORDS[standing.status]} since ${formatDay(standing.sinceOn)}`
    return { sentence: `${actors(item, facts)} ${told} status: ${since}`, asks: false }
  },

  plan: (item, facts) => {
    const plan = facts.plans.get(item.enrolmentId ?? '')
    if (plan === undefined) return null
    const asks = plan.agreedAt === null
    const rest = asks ? 'Say whether you agree to it' : 'You have agreed to it'
    return { sentence: `${actors(item, facts)} planned what comes next with you. ${rest}`, asks }
  },

  planAgreed: (item, facts) => ({ sentence: `${actors(item, facts)} agreed to the plan`, asks: false }),

  // What was withdrawn or confirmed anew is not told of.
  confirmation: (item, facts) => {
    const standing = item.facts.flatMap(id => facts.confirmations.get(id) ?? [])
    if (standing.length === 0) return null
    const who = listWords([...new Set(standing.map(one => toSigner(one, facts)))])
    const codes = (outcome: string) =>
      listWords(standing.filter(one => one.outcome === outcome).map(one => facts.words.ksb(one.ksbId)))
    const [confirmed, not] = [codes('confirmed'), codes('notConfirmed')]
    const said = [
      ...(confirmed === '' ? [] : [`confirmed ${confirmed}`]),
      ...(not === '' ? [] : [`said not yet of ${not}`]),
    ]
    return { sentence: `${who} ${listWords(said)}`, asks: false }
  },

  gateway: (item, facts) => {
    const standing = item.facts.flatMap(id => facts.signatures.get(id) ?? [])
    if (standing.length === 0) return null
    const who = listWords([...new Set(standing.map(one => toSigner(one, facts)))])
    return { sentence: `${who} signed at the gateway`, asks: false }
  },

  employer: (item, facts) => {
    const employer = facts.employers.get(item.enrolmentId ?? '')
    if (employer === undefined) return { sentence: 'There is no employer any more', asks: false }
    const where = [employer.name, employer.siteName].filter(name => name !== undefined).join(', ')
    return { sentence: `The employer is ${where} now`, asks: false }
  },

  moved: (item, facts) => ({
    sentence: `${actors(item, facts)} moved the enrolment to another version of its mapping`,
    asks: false,
  }),

  erased: (item, facts) => ({
    sentence: `${actors(item, facts)} erased something of ${subject(item, facts)}`,
    asks: false,
  }),

  signOffReopened: (item, facts) => ({
    sentence: `${actors(item, facts)} reopened the sign-off of ${subject(item, facts)}`,
    asks: false,
  }),

  mappingPublished: (item, facts) => ({
    sentence: `${actors(item, facts)} published another version of a mapping. Enrolments follow it once they are moved`,
    asks: false,
  }),
}

/** Who has no account is named as they named themselves. */
function toSigner({ by, name }: { by: string | null; name: string | null }, { words }: FactsOfItems): string {
  return name ?? (by === null ? 'The employer' : words.person(by))
}

/** "from 5 January 2026", "from 20 November to 3 December 2026" */
const daysOf = ({ fromOn, toOn }: { fromOn: string; toOn: string | null }): string =>
  `from ${formatDay(fromOn)}${toOn === null ? '' : ` to ${formatDay(toOn)}`}`

const coverOf = ({ coveringFor }: { coveringFor: string | null }, { words }: FactsOfItems): string =>
  coveringFor === null ? '' : `, covering for ${words.person(coveringFor)}`

const DAY_MS = 24 * 60 * 60_000

const ACHIEVEMENT_WORDS = { creditTransfer: 'a credit transfer', exemption: 'an exemption' } as const
const SAMPLE_WORDS: Record<SampleOutcome, string> = {
  agreed: 'agreed',
  agreedWithAction: 'agreed with action',
  notAgreed: 'not agreed, and back to the assessor',
}

const OUTCOMES = { accepted: 'accepted', referred: 'referred', notUsed: 'not used' } as const

const count = (number: number, one: string, many: string): string => `${number} ${number === 1 ? one : many}`

const actors = ({ actorIds }: InboxRecord, { words }: FactsOfItems): string =>
  actorIds.length === 0 ? 'Crosswalk' : listWords(actorIds.map(words.person))

/** "WP3", "Unit 7", "K7". */
export function subject({ subjectId }: Pick<InboxRecord, 'subjectId'>, { words }: Pick<FactsOfItems, 'words'>): string {
  if (isTypeId(subjectId, 'evd')) return words.evidence(subjectId)
  if (isTypeId(subjectId, 'uni')) return words.units([subjectId])
  if (isTypeId(subjectId, 'sgn')) return words.signOffUnit(subjectId)
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
  status: 'A status',
  plan: 'A plan to agree to',
  planAgreed: 'A plan agreed to',
  confirmation: 'A confirmation',
  gateway: 'Signed at the gateway',
  employer: 'An employer',
  moved: 'Another version of the mapping',
  erased: 'Something erased',
  signOffReopened: 'A sign-off reopened',
  mappingPublished: 'A mapping published',
  relationshipEnded: 'Learners no longer with you',
  yourStaff: 'Who assesses or tutors you',
  jobRole: 'A job role',
  achievement: 'Achieved elsewhere',
  achievementEnded: 'Achieved elsewhere: taken back',
  sample: 'A sample',
  confidential: 'Confidential evidence',
  workplace: 'A workplace',
}

/** The screen where it is, for whoever reads it. */
export function toPath({ kind, enrolmentId, subjectId, readers }: InboxRecord): string {
  const of = `?enrolment=${enrolmentId}`
  const isLearner = readers === 'learner'
  if (kind === 'toCountersign') return '/to-countersign'
  if (kind === 'relationship' || kind === 'relationshipEnded') return '/learners'
  if (kind === 'workplace') return `/employers/${subjectId}`
  if (kind === 'mappingPublished') return `/mappings/${subjectId}`
  if (kind === 'gateway') return `/enrolments/${enrolmentId}/gateway`
  if (kind === 'plan' || kind === 'planAgreed') return isLearner ? `/my/plan${of}` : `/enrolments/${enrolmentId}/plan`
  if (kind === 'yourStaff') return `/my${of}`
  if (kind === 'status') return isLearner ? `/my${of}` : `/enrolments/${enrolmentId}/status`
  if (kind === 'confirmation' || kind === 'jobRole')
    return isLearner ? `/my/ksbs${of}` : `/enrolments/${enrolmentId}/ksbs`
  if (isTypeId(subjectId, 'evd')) return isLearner ? `/my/evidence/${subjectId}${of}` : `/evidence/${subjectId}`
  if (isTypeId(subjectId, 'uni')) {
    return isLearner ? `/my/units${of}&unit=${subjectId}` : `/enrolments/${enrolmentId}/units/${subjectId}`
  }
  if (isTypeId(subjectId, 'ksb')) {
    return isLearner ? `/my/ksbs${of}&why=${subjectId}` : `/enrolments/${enrolmentId}/ksbs?why=${subjectId}`
  }
  return isLearner ? `/my/units${of}` : `/enrolments/${enrolmentId}`
}
