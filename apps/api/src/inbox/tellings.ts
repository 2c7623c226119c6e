/**
 * Who is told what, by kind of ledger entry. This is the one place that decides it; an entry of a new kind does not
 * compile without an answer here. What is told is named by ids alone: its words are made when somebody reads it, from
 * what they may read.
 */
import { CONFIRMED_METHODS, type InboxKind, type InboxReaders } from '@crosswalk/contracts'
import { UNDO_MINUTES } from '@crosswalk/progress'
import type { EntryData, EntryKind } from '../ledger/projectors.ts'

/** Of an enrolment, whoever they are on the day of the entry; `managers`: of the centre; `person`: whoever is named. */
export type Address = 'learner' | 'assessors' | 'countersigners' | 'tutors' | 'iqas' | 'managers' | { personId: string }

export interface Telling {
  act: 'tell'
  kind: InboxKind
  to: readonly Address[]
  readers: InboxReaders
  enrolmentId: string | null
  subjectId: string
  facts: readonly string[]
  /** What can be undone is told once it can't. */
  afterMinutes: number
  /** Nobody is told of their own act; of what came of it they may be. */
  isToldToActor: boolean
}

/** What an entry does to what stands in inboxes already. */
export type Act =
  | Telling
  /** It is not so any more: nobody who has not been told will be. */
  | { act: 'takeBack'; kinds: readonly InboxKind[]; subjectId: string; facts: readonly string[] | 'all' }
  /** Whoever acted has seen it. */
  | { act: 'settle'; kinds: readonly InboxKind[]; subjectId: string }
  /** What waits of this kind, whatever it is about, waits so long from when it happened. */
  | { act: 'wait'; kind: InboxKind; minutes: number }

/** An entry, without the texts that stand beside the ledger. */
export interface ToldEntry {
  sequence: number
  at: Date
  actorId: string | null
  kind: string
  enrolmentId: string | null
  evidenceId: string | null
  data: unknown
}

export interface KnownEvidence {
  authorKind: string
  method: string
  authorId: string | null
  isSubmitted: boolean
  /** The learner has said of these words and files whether they are a fair account. */
  isAnswered: boolean
}

/** What is known of what entries name, as it stands now. */
export interface Known {
  /** Live tags that wait for a decision → their enrolment. */
  waitingTags: ReadonlyMap<string, string>
  evidence: ReadonlyMap<string, KnownEvidence>
  /** Staff whom a change of a site, a line manager or a mapping concerns, by its id. */
  staffOf: ReadonlyMap<string, readonly string[]>
  /** Days after which a record without an answer is marked. */
  recordDays: number
}

type About<Kind extends EntryKind> = Omit<ToldEntry, 'data'> & { data: EntryData<Kind> }
type Rules = { [Kind in EntryKind]: (entry: About<Kind>, known: Known) => readonly Act[] }

const DAY_MINUTES = 24 * 60

/** Nobody’s day changes by it, or another entry of the same act tells of it. */
const nothing = (): readonly Act[] => []

const RULES: Rules = {
  'centre.added': nothing,
  'centre.changed': ({ data: { recordDays } }) =>
    recordDays === undefined ? [] : [{ act: 'wait', kind: 'recordNotConfirmed', minutes: recordDays * DAY_MINUTES }],
  'person.added': nothing,
  'person.changed': nothing,
  'person.accountLinked': nothing,
  'person.closed': nothing,
  'person.reopened': nothing,
  'role.added': nothing,
  'role.ended': nothing,
  'erasurePower.given': nothing,
  'erasurePower.ended': nothing,
  'trainingMark.added': nothing,
  'trainingMark.ended': nothing,
  'learner.added': nothing,
  'learner.changed': nothing,
  'programme.added': nothing,
  'programme.versioned': nothing,
  'programme.renamed': nothing,
  'programme.ended': nothing,
  'programme.mappingChanged': nothing,
  // What is settled or set counts with the version that is published of it, and is told with that.
  'discrepancy.settled': nothing,
  'settlement.withdrawn': nothing,
  'ksbRule.set': nothing,
  // To managers, who move enrolments to it, and to those whose enrolments would be moved.
  'mapping.published': ({ data }, known) => {
    const of = { enrolmentId: null }
    const subjectId = data.document.id
    return [
      tell(of, 'mappingPublished', ['managers'], { readers: 'centreManager', subjectId }),
      tell(of, 'mappingPublished', listStaff(data.rootId, known), { readers: 'staff', subjectId }),
    ]
  },
  'qualification.loaded': nothing,
  'unitPattern.added': nothing,
  'unitPattern.changed': nothing,
  'cohort.added': nothing,
  'cohort.changed': nothing,
  'cohort.ended': nothing,
  'enrolment.added': nothing,
  'enrolment.changed': nothing,
  'enrolment.moved': entry => [
    tell(entry, 'moved', ['assessors', 'tutors'], { readers: 'staff', subjectId: entry.enrolmentId }),
  ],
  'enrolment.statusChanged': entry => statusTold(entry, 'recorded'),
  'enrolment.statusAnnounced': entry => statusTold(entry, 'announced'),
  'enrolment.announcementTakenBack': entry => statusTold(entry, 'takenBack'),
  // [KSB-9] It says which KSBs apply.
  'enrolment.jobRoleDecided': entry => toEverybody(entry, 'jobRole', { subjectId: entry.enrolmentId }),
  'units.changed': entry => [
    tell(entry, 'unitsChanged', ['learner'], { readers: 'learner', subjectId: entry.enrolmentId }),
    tell(entry, 'unitsChanged', ['assessors', 'tutors'], { readers: 'staff', subjectId: entry.enrolmentId }),
  ],
  // Many come at once where a group is handed over: one item tells of all.
  'relationship.added': ({ enrolmentId, data }) => {
    const facts = [data.relationshipId]
    return [
      tell({ enrolmentId: null }, 'relationship', [{ personId: data.personId }], {
        readers: 'staff',
        subjectId: data.personId,
        facts,
      }),
      // Whom to turn to. Who quality assures or countersigns is not the learner's to know of.
      ...(data.kind === 'assessor' || data.kind === 'tutor'
        ? [tell({ enrolmentId }, 'yourStaff', ['learner'], { readers: 'learner', subjectId: enrolmentId, facts })]
        : []),
    ]
  },
  // Whose learner it was they may not read of any more: how many, and from when, is told.
  'relationship.ended': ({ data }) => [
    tell({ enrolmentId: null }, 'relationshipEnded', [{ personId: data.personId }], {
      readers: 'staff',
      subjectId: data.personId,
      facts: [data.relationshipId],
    }),
  ],
  'evidence.added': nothing,
  'evidence.changed': (entry, known) => askAgain(entry, entry.data.evidenceId, known),
  // Before it is submitted nobody else knows of it.
  'evidence.markedConfidential': (entry, known) => {
    const subjectId = entry.data.evidenceId
    return known.evidence.get(subjectId)?.isSubmitted ? toEverybody(entry, 'confidential', { subjectId }) : []
  },
  'evidence.submitted': (entry, known) => [
    ...queue(entry.data.evidenceId, entry.data.tagIds, known),
    ...askLearner(entry, entry.data.evidenceId, known),
  ],
  // That something went, never what it was. What fell waits in the queue again.
  'evidence.erased': (entry, known) => {
    const { evidenceId, erasureId, fall } = entry.data
    const options = { subjectId: evidenceId, facts: [erasureId] }
    return [
      tell(entry, 'erased', ['learner'], { ...options, readers: 'learner' }),
      tell(entry, 'erased', ['assessors', 'iqas'], { ...options, readers: 'staff' }),
      ...queue(
        evidenceId,
        fall.map(({ tagId }) => tagId),
        known,
      ),
    ]
  },
  'texts.erased': nothing,
  'evidence.removed': ({ data }) => [
    {
      act: 'takeBack',
      kinds: ['toAssess', 'recordToConfirm', 'recordNotConfirmed'],
      subjectId: data.evidenceId,
      facts: 'all',
    },
  ],
  'file.added': (entry, known) => askAgain(entry, entry.data.evidenceId, known),
  'file.removed': (entry, known) => askAgain(entry, entry.data.evidenceId, known),
  'tags.added': (entry, known) =>
    entry.data.submitted
      ? queue(
          entry.data.evidenceId,
          entry.data.tags.map(tag => tag.tagId),
          known,
        )
      : [],
  'tag.located': nothing,
  'tags.removed': nothing,
  'decisions.made': entry => [
    ...decided(
      entry,
      entry.data.evidenceId,
      entry.data.decisions.map(decision => decision.decisionId),
      entry.data.countersignatureRequired,
    ),
    { act: 'settle', kinds: ['toAssess'], subjectId: entry.data.evidenceId },
  ],
  'decision.corrected': entry =>
    decided(entry, entry.data.evidenceId, [entry.data.decisionId], entry.data.countersignatureRequired),
  'decision.countersigned': entry => countersigned(entry, [entry.data.decisionId]),
  'decisions.countersigned': entry =>
    countersigned(
      entry,
      entry.data.decisions.map(({ decisionId }) => decisionId),
    ),
  'decisions.undone': ({ evidenceId, data }) =>
    evidenceId === null
      ? []
      : [{ act: 'takeBack', kinds: ['feedback', 'toCountersign'], subjectId: evidenceId, facts: data.decisionIds }],
  'unit.signedOff': entry => [
    tell(entry, 'signOff', ['learner'], {
      readers: 'learner',
      subjectId: entry.data.unitId,
      facts: [entry.data.signOffId],
    }),
  ],
  'signOff.reopened': entry => {
    const { signOffId: subjectId } = entry.data
    return [
      tell(entry, 'signOffReopened', ['learner'], { readers: 'learner', subjectId }),
      tell(entry, 'signOffReopened', ['assessors', 'iqas'], { readers: 'staff', subjectId }),
    ]
  },
  // Between those who judge: the learner never hears of it.
  'sample.made': entry => [
    tell(entry, 'sample', ['assessors', 'countersigners'], {
      readers: 'assessorAndIqa',
      subjectId: entry.data.enrolmentId,
      facts: [entry.data.sampleId],
    }),
  ],
  // What was told of it says nothing any more.
  'sample.withdrawn': nothing,
  'achievement.added': entry =>
    toEverybody(entry, 'achievement', { subjectId: entry.data.unitId, facts: [entry.data.achievementId] }),
  'achievement.ended': entry =>
    toEverybody(entry, 'achievementEnded', { subjectId: entry.enrolmentId, facts: [entry.data.achievementId] }),
  // A whole area at once is one item.
  'confirmation.made': entry => {
    const options = { subjectId: entry.enrolmentId, facts: [entry.data.confirmationId] }
    return [
      tell(entry, 'confirmation', ['learner'], { ...options, readers: 'learner' }),
      tell(entry, 'confirmation', ['assessors', 'tutors'], { ...options, readers: 'staff' }),
    ]
  },
  'confirmation.withdrawn': nothing,
  'certificate.claimed': nothing,
  'certificateClaim.withdrawn': nothing,
  // Nobody works there yet: who goes there is told as it becomes an enrolment's.
  'employer.added': nothing,
  'employerSite.added': nothing,
  'lineManager.added': nothing,
  // Another name, which every screen shows, or no more offered to others: nobody goes elsewhere for it.
  'employer.changed': nothing,
  // Where to go on the next visit, and whom to ring.
  'employerSite.changed': ({ data }, known) => workplace(data.employerId, data.siteId, known),
  'lineManager.changed': ({ data }, known) => workplace(data.employerId, data.lineManagerId, known),
  'enrolment.employerSet': entry => [
    tell(entry, 'employer', ['assessors', 'tutors'], { readers: 'staff', subjectId: entry.enrolmentId }),
  ],
  'outsideAccess.granted': nothing,
  'outsideAccess.opened': nothing,
  'outsideAccess.revoked': nothing,
  'gatewayLine.ticked': nothing,
  'gatewayLine.cleared': nothing,
  'gateway.signed': entry => {
    const options = { subjectId: entry.enrolmentId, facts: [entry.data.signatureId] }
    return [
      tell(entry, 'gateway', ['learner'], { ...options, readers: 'learner' }),
      tell(entry, 'gateway', ['assessors', 'tutors'], { ...options, readers: 'staff' }),
    ]
  },
  'gatewaySignature.withdrawn': nothing,
  'plan.saved': entry => [tell(entry, 'plan', ['learner'], { readers: 'learner', subjectId: entry.enrolmentId })],
  'plan.agreed': entry => [
    tell(entry, 'planAgreed', ['assessors'], { readers: 'staff', subjectId: entry.enrolmentId }),
    { act: 'settle', kinds: ['plan'], subjectId: entry.data.enrolmentId },
  ],
  'comment.added': entry => {
    const { evidenceId, unitId, ksbId, commentId, audience } = entry.data
    const options = { subjectId: evidenceId ?? unitId ?? ksbId, facts: [commentId] }
    const judges = ['assessors', 'countersigners', 'iqas'] as const
    switch (audience) {
      case 'learnerAndStaff':
        return [
          tell(entry, 'comment', ['learner'], { ...options, readers: 'learner' }),
          tell(entry, 'comment', [...judges, 'tutors'], { ...options, readers: 'staff' }),
        ]
      case 'staffOnly':
        return [tell(entry, 'comment', [...judges, 'tutors'], { ...options, readers: 'staff' })]
      case 'assessorAndIqa':
        return [tell(entry, 'comment', judges, { ...options, readers: 'assessorAndIqa' })]
    }
  },
  'comment.removed': nothing,
  'record.confirmed': entry => answered(entry.data.evidenceId),
  'record.disputed': (entry, known) => [
    ...answered(entry.data.evidenceId),
    tell(entry, 'recordDisputed', listWriters(entry.data.evidenceId, known), {
      readers: 'staff',
      subjectId: entry.data.evidenceId,
      facts: [entry.data.answerId],
    }),
  ],
}

export type StatusFact = 'recorded' | 'announced' | 'takenBack'

interface TellOptions {
  readers: InboxReaders
  subjectId: string | null
  facts?: readonly string[]
  afterMinutes?: number
  isToldToActor?: boolean
}

function tell(
  { enrolmentId }: Pick<ToldEntry, 'enrolmentId'>,
  kind: InboxKind,
  to: readonly Address[],
  { readers, subjectId, facts = [], afterMinutes = 0, isToldToActor = false }: TellOptions,
): Telling {
  if (subjectId === null) throw new Error(`What ${kind} is about is not said.`)
  return { act: 'tell', kind, to, readers, enrolmentId, subjectId, facts, afterMinutes, isToldToActor }
}

/** The learner, whoever assesses and whoever tutors: each in their own words. */
function toEverybody(
  entry: Omit<ToldEntry, 'data'>,
  kind: InboxKind,
  about: Pick<TellOptions, 'subjectId' | 'facts'>,
): Act[] {
  return [
    tell(entry, kind, ['learner'], { ...about, readers: 'learner' }),
    tell(entry, kind, ['assessors', 'tutors'], { ...about, readers: 'staff' }),
  ]
}

const listStaff = (id: string, known: Known): Address[] => (known.staffOf.get(id) ?? []).map(personId => ({ personId }))

function workplace(employerId: string, placeId: string, known: Known): Act[] {
  const options = { subjectId: employerId, facts: [placeId] }
  return [tell({ enrolmentId: null }, 'workplace', listStaff(placeId, known), { ...options, readers: 'staff' })]
}

/** One item of what was recorded, announced or taken back of a status: it says what is so when it is read. */
function statusTold(entry: Omit<ToldEntry, 'data'>, fact: StatusFact): Act[] {
  const options = { subjectId: entry.enrolmentId, facts: [fact] }
  return [
    tell(entry, 'status', ['learner'], { ...options, readers: 'learner' }),
    tell(entry, 'status', ['assessors', 'tutors', 'iqas'], { ...options, readers: 'staff' }),
  ]
}

/** To the assessors of each enrolment in which something of it waits; decided in the same breath, nothing does. */
function queue(subjectId: string, tagIds: readonly string[], known: Known): Act[] {
  const enrolmentIds = new Set(tagIds.flatMap(tagId => known.waitingTags.get(tagId) ?? []))
  return [...enrolmentIds].map(enrolmentId => {
    const facts = tagIds.filter(tagId => known.waitingTags.get(tagId) === enrolmentId)
    return tell({ enrolmentId }, 'toAssess', ['assessors'], { readers: 'staff', subjectId, facts })
  })
}

function decided(entry: Omit<ToldEntry, 'data'>, subjectId: string, facts: readonly string[], waits: boolean): Act[] {
  const options = { subjectId, facts, afterMinutes: UNDO_MINUTES }
  return [
    waits
      ? tell(entry, 'toCountersign', ['countersigners'], { ...options, readers: 'staff' })
      : tell(entry, 'feedback', ['learner'], { ...options, readers: 'learner' }),
  ]
}

function countersigned(entry: Omit<ToldEntry, 'data'>, decisionIds: readonly string[]): Act[] {
  const subjectId = entry.evidenceId
  return [
    tell(entry, 'feedback', ['learner'], { readers: 'learner', subjectId, facts: decisionIds }),
    ...(subjectId === null ? [] : [{ act: 'settle', kinds: ['toCountersign'], subjectId } as const]),
  ]
}

function isRecord(evidenceId: string, known: Known): boolean {
  const item = known.evidence.get(evidenceId)
  return item?.authorKind === 'assessor' && CONFIRMED_METHODS.some(method => method === item.method)
}

/** Whoever wrote it, and whoever assesses it. */
function listWriters(evidenceId: string, known: Known): Address[] {
  const authorId = known.evidence.get(evidenceId)?.authorId ?? null
  return authorId === null ? ['assessors'] : [{ personId: authorId }]
}

/** A record is the learner’s to confirm; some days later its writer hears that it still is. */
function askLearner(entry: Omit<ToldEntry, 'data'>, subjectId: string, known: Known): Act[] {
  if (!isRecord(subjectId, known) || known.evidence.get(subjectId)?.isAnswered) return []
  return [
    tell(entry, 'recordToConfirm', ['learner'], { readers: 'learner', subjectId }),
    tell({ enrolmentId: entry.enrolmentId }, 'recordNotConfirmed', listWriters(subjectId, known), {
      readers: 'staff',
      subjectId,
      afterMinutes: known.recordDays * DAY_MINUTES,
      isToldToActor: true,
    }),
  ]
}

/** Other words or files than those that were confirmed. Before it is submitted there is nothing to ask. */
function askAgain(entry: Omit<ToldEntry, 'data'>, subjectId: string, known: Known): Act[] {
  return known.evidence.get(subjectId)?.isSubmitted ? askLearner(entry, subjectId, known) : []
}

const answered = (subjectId: string): Act[] => [
  { act: 'takeBack', kinds: ['recordNotConfirmed'], subjectId, facts: 'all' },
  { act: 'settle', kinds: ['recordToConfirm'], subjectId },
]

/** Another Crosswalk may have written kinds that this one does not know: it tells nobody of them. */
export function listActs(entry: ToldEntry, known: Known): readonly Act[] {
  if (!Object.hasOwn(RULES, entry.kind)) return []
  const rule = RULES[entry.kind as EntryKind] as (entry: ToldEntry, known: Known) => readonly Act[]
  return rule(entry, known)
}
