/**
 * What open screens are told of each ledger entry besides changed rows, and whom. A notice says that something can be
 * fetched again, and never what it is. An entry of a new kind does not compile without an answer here.
 */
import type { CommentAudience, LiveEvent, NoticeKind, Role } from '@crosswalk/contracts'
import { STAFF_ROLES } from '@crosswalk/contracts'
import { type EnrolmentRef, findAudience, isOfAudience, type Visibility } from '../access/visibility.ts'
import type { EntryKind } from '../ledger/projectors.ts'

export type Notice = Extract<LiveEvent, { event: 'notice' }>['data']

/**
 * `enrolment`, `evidence`, `learner`: whoever sees it. `enrolmentStaff`, `enrolmentAssessors`: those of them who see it
 * as staff, or are assessors besides. `staff`, `everyone`: of the centre. `themselves`: the person whom it is about.
 * `commentAudience`: whoever the comment is for, and nobody else learns that there is one.
 */
type Address =
  | 'enrolment'
  | 'enrolmentStaff'
  | 'enrolmentAssessors'
  | 'evidence'
  | 'learner'
  | 'staff'
  | 'everyone'
  | 'themselves'
  | 'commentAudience'

type Rule = readonly [NoticeKind, Address]

const evidence: Rule[] = [['evidence', 'evidence']]
const queued: Rule[] = [
  ['evidence', 'evidence'],
  ['toAssess', 'enrolmentAssessors'],
]
const decided: Rule[] = [
  ['decisions', 'evidence'],
  ['toAssess', 'enrolmentAssessors'],
]
const sampled: Rule[] = [['decisions', 'enrolmentStaff']]
const signed: Rule[] = [['signOffs', 'enrolment']]
const enrolment: Rule[] = [['enrolment', 'enrolment']]
const commented: Rule[] = [['comments', 'commentAudience']]
/** Whatever it stood beside: screens ask again for what is of the enrolment. A centre's own are of its mappings. */
const erasedTexts: Rule[] = [
  ['comments', 'commentAudience'],
  ['decisions', 'commentAudience'],
  ['evidence', 'commentAudience'],
  ['signOffs', 'commentAudience'],
  ['enrolment', 'commentAudience'],
  ['mappings', 'staff'],
]
const programmes: Rule[] = [['programmes', 'everyone']]
const mappings: Rule[] = [['mappings', 'staff']]
const cohorts: Rule[] = [['cohorts', 'staff']]
/** Links to those outside are between the staff and the employer. */
const employers: Rule[] = [['employers', 'staff']]
const outside: Rule[] = [['enrolment', 'enrolmentStaff'], ...employers]
const person: Rule[] = [
  ['people', 'staff'],
  ['account', 'themselves'],
]
/** Rows name who assesses, for as long as they have the role. */
const role: Rule[] = [...person, ['cohorts', 'staff']]
const learner: Rule[] = [['people', 'learner']]

const RULES: Record<EntryKind, readonly Rule[]> = {
  'centre.added': [],
  'centre.changed': [['account', 'everyone']],
  'person.added': person,
  'person.changed': person,
  'person.accountLinked': person,
  'person.closed': role,
  'person.reopened': role,
  'role.added': role,
  'role.ended': role,
  'trainingMark.added': person,
  'trainingMark.ended': person,
  'erasurePower.given': person,
  'erasurePower.ended': person,
  'learner.added': [['people', 'staff']],
  'learner.changed': learner,
  'programme.added': programmes,
  'programme.versioned': programmes,
  'programme.renamed': programmes,
  'programme.ended': programmes,
  'programme.mappingChanged': programmes,
  'discrepancy.settled': mappings,
  'settlement.withdrawn': mappings,
  'ksbRule.set': mappings,
  'mapping.published': mappings,
  'qualification.loaded': mappings,
  'cohort.added': cohorts,
  'cohort.changed': cohorts,
  'cohort.ended': cohorts,
  'unitPattern.added': programmes,
  'unitPattern.changed': programmes,
  'outsideAccess.granted': outside,
  'outsideAccess.opened': outside,
  'outsideAccess.revoked': outside,
  'gatewayLine.ticked': enrolment,
  'gatewayLine.cleared': enrolment,
  'gateway.signed': enrolment,
  'gatewaySignature.withdrawn': enrolment,
  'employer.added': employers,
  'employer.changed': employers,
  'employerSite.added': employers,
  'employerSite.changed': employers,
  'lineManager.added': employers,
  'lineManager.changed': employers,
  'enrolment.employerSet': [...enrolment, ...employers],
  'enrolment.added': enrolment,
  'enrolment.changed': enrolment,
  'enrolment.moved': enrolment,
  'enrolment.statusChanged': enrolment,
  'enrolment.statusAnnounced': enrolment,
  'enrolment.announcementTakenBack': enrolment,
  'enrolment.jobRoleDecided': enrolment,
  'units.changed': enrolment,
  'relationship.added': enrolment,
  'relationship.ended': enrolment,
  'evidence.added': evidence,
  'evidence.changed': evidence,
  'evidence.markedConfidential': evidence,
  'evidence.submitted': queued,
  'evidence.removed': queued,
  'evidence.erased': [...queued, ['decisions', 'evidence']],
  'texts.erased': erasedTexts,
  'file.added': evidence,
  'file.removed': evidence,
  'tags.added': queued,
  'tag.located': evidence,
  'tags.removed': queued,
  'decisions.made': decided,
  'decision.corrected': decided,
  'decision.countersigned': decided,
  'decisions.countersigned': decided,
  'decisions.undone': decided,
  'unit.signedOff': signed,
  'signOff.reopened': signed,
  'sample.made': sampled,
  'sample.withdrawn': sampled,
  'achievement.added': enrolment,
  'achievement.ended': enrolment,
  'confirmation.made': enrolment,
  'confirmation.withdrawn': enrolment,
  'certificate.claimed': enrolment,
  'certificateClaim.withdrawn': enrolment,
  'plan.saved': enrolment,
  'plan.agreed': enrolment,
  'comment.added': commented,
  'comment.removed': commented,
  'record.confirmed': evidence,
  'record.disputed': evidence,
}

/** An entry, with what has to be known to say who may hear of it. */
export interface ToldEntry {
  sequence: number
  kind: string
  /** Whom it is about, where it is about a person. */
  personId: string | null
  learnerId: string | null
  evidenceId: string | null
  enrolment: EnrolmentRef | null
  /** All enrolments in which its evidence is or was tagged. */
  enrolmentsOfEvidence: readonly EnrolmentRef[]
  enrolmentsOfLearner: readonly EnrolmentRef[]
  /** Of a comment. */
  audience: CommentAudience | null
}

export interface Hearer {
  personId: string
  roles: readonly Role[]
  visibility: Visibility
}

export function listNotices(entry: ToldEntry, hearer: Hearer): Notice[] {
  return findRules(entry.kind).flatMap(([kind, address]) => {
    const about = toAbout(entry, address, hearer)
    return about === null ? [] : [{ kind, sequence: entry.sequence, ...about }]
  })
}

/** Another Crosswalk may have written kinds that this one does not know: it tells nobody of them. */
function findRules(kind: string): readonly Rule[] {
  return Object.hasOwn(RULES, kind) ? RULES[kind as EntryKind] : []
}

type About = Pick<Notice, 'learnerId' | 'enrolmentId' | 'evidenceId'>

/** Null where it is not for this person. Names nothing that they don't see. */
function toAbout(entry: ToldEntry, address: Address, hearer: Hearer): About | null {
  const { personId, roles, visibility } = hearer
  switch (address) {
    case 'everyone':
      return {}
    case 'staff':
      return STAFF_ROLES.some(one => roles.includes(one)) ? {} : null
    case 'themselves':
      return entry.personId === personId ? {} : null
    case 'learner': {
      const isOwn = entry.learnerId !== null && entry.learnerId === visibility.ownLearnerId
      const isSeen = entry.enrolmentsOfLearner.some(one => findAudience(visibility, one) !== null)
      return entry.learnerId !== null && (isOwn || isSeen) ? { learnerId: entry.learnerId } : null
    }
    case 'evidence': {
      const seen = listEnrolments(entry, entry.enrolmentsOfEvidence).find(one => findAudience(visibility, one) !== null)
      return seen === undefined ? null : toIds(seen, entry)
    }
    case 'commentAudience': {
      const { enrolment: own, audience } = entry
      return own !== null && audience !== null && isOfAudience(visibility, own, audience) ? toIds(own, entry) : null
    }
    default: {
      const { enrolment: own } = entry
      const audience = own && findAudience(visibility, own)
      if (own === null || audience === null) return null
      if (address !== 'enrolment' && audience !== 'staff') return null
      if (address === 'enrolmentAssessors' && !roles.includes('assessor')) return null
      return toIds(own, entry)
    }
  }
}

function listEnrolments({ enrolment: own }: ToldEntry, others: readonly EnrolmentRef[]): readonly EnrolmentRef[] {
  return own === null ? others : [own, ...others]
}

function toIds({ id, learnerId }: EnrolmentRef, { evidenceId }: ToldEntry): About {
  return { learnerId, enrolmentId: id, ...(evidenceId !== null && { evidenceId }) }
}
