/**
 * A sentence for each kind of ledger entry. It begins with what was done; who did it stands beside it. A kind without
 * a sentence does not compile.
 */
import {
  type CommentAudience,
  type EnrolmentStatus,
  type ErasableWords,
  listWords,
  METHOD_NAMES,
  type RelationshipKind,
  ROLE_NAMES,
  WRITTEN_TEXT_NAMES,
} from '@crosswalk/contracts'
import type { Outcome } from '@crosswalk/progress'
import type { z } from 'zod'
import { formatDay } from '../dates/format-day.ts'
import { type EntryKind, findProjector, type PROJECTORS } from '../ledger/projectors.ts'
import type { TrailWords } from './trail-words.repository.ts'

type Data<Kind extends EntryKind> = z.output<(typeof PROJECTORS)[Kind]['data']>

type Sentences = { [Kind in EntryKind]: (data: Data<Kind>, words: TrailWords) => string }

const OUTCOME_WORDS: Record<Outcome, string> = { accepted: 'accepted', referred: 'referred', notUsed: 'not used' }

export const STATUS_WORDS: Record<EnrolmentStatus, string> = {
  onProgramme: 'on programme',
  onBreak: 'on a break',
  gateway: 'at the gateway',
  completed: 'completed',
  withdrawn: 'withdrawn',
}

export const RELATIONSHIP_WORDS: Record<RelationshipKind, string> = {
  assessor: 'assessor',
  tutor: 'tutor',
  iqa: 'IQA',
  countersigner: 'countersigner',
}

export const JOB_ROLE_WORDS = { faceToFace: 'face to face', notFaceToFace: 'not face to face', both: 'both' } as const

const AUDIENCE_WORDS: Record<CommentAudience, string> = {
  learnerAndStaff: 'for learner and staff',
  staffOnly: 'for staff only',
  assessorAndIqa: 'for assessor and IQA',
}

function toSubject({ evidenceId, unitId, ksbId }: Data<'comment.added'>, words: TrailWords): string {
  if (evidenceId !== null) return words.evidence(evidenceId)
  return unitId === null ? words.ksb(ksbId ?? '') : words.units([unitId])
}

const because = (reason: string | null | undefined) => (reason ? `: ${reason}` : '')
const span = (from: string, to: string | null | undefined) =>
  `from ${formatDay(from)}${to ? ` to ${formatDay(to)}` : ''}`
const upTo = (to: string | null | undefined) => (to ? `, up to ${formatDay(to)}` : ', which never counted')

const PURPOSE_WORDS = {
  apprentices: 'to see their apprentices',
  behaviours: 'to confirm the behaviours',
  gateway: 'to sign at the gateway',
} as const

const ENDED_WORDS = {
  replaced: 'another takes its place',
  lineManagerClosed: 'they are no line manager any more',
  employerChanged: 'they are no longer the learner’s line manager',
  learnerWithdrew: 'the learner withdrew',
} as const

const PARTY_WORDS = { learner: 'as the learner', centre: 'for the centre', employer: 'for the employer' } as const

const toOpenOrClosed = (closed: boolean | undefined) =>
  closed === undefined ? 'Changed' : closed ? 'Closed' : 'Opened again'

/** The fields that an entry changes, as people call them. */
function listFields(data: object, names: Record<string, string>): string {
  return listWords(Object.entries(names).flatMap(([field, name]) => (field in data ? [name] : [])))
}

const CENTRE_FIELDS = {
  name: 'name',
  timeZone: 'time zone',
  lateDays: 'days until late',
  veryLateDays: 'days until very late',
  recordDays: 'days until a record without an answer is marked',
}

const EVIDENCE_FIELDS = [
  ['title', 'the title'],
  ['occurredOn', 'the date'],
  ['description', 'the description'],
  ['link', 'the link'],
  ['text', 'the text'],
  ['keptAt', 'where it is kept'],
] as const

const WORDS_OF_EVIDENCE: Record<ErasableWords, string> = {
  title: 'the title',
  description: 'the description',
  text: 'the text',
  link: 'the link',
  keptAt: 'where it is kept',
}

const PERSON_FIELDS = {
  givenName: 'given name',
  familyName: 'family name',
  email: 'e-mail',
  uln: 'ULN',
  ownReference: 'reference',
}

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

function toRuleWords(rule: Data<'ksbRule.set'>['rule']): string {
  return rule.kind === 'atLeast' ? `at least ${rule.count} criteria` : `${rule.kind} of its criteria`
}

const SENTENCES: Sentences = {
  'centre.added': data => `The centre ${data.name} began`,
  'centre.changed': data => `Changed the centre’s ${listFields(data, CENTRE_FIELDS)}`,

  'person.added': (data, words) => `Added ${words.person(data.personId)}`,
  'person.changed': (data, words) => `Changed ${listFields(data, PERSON_FIELDS)} of ${words.person(data.personId)}`,
  'person.accountLinked': (data, words) => `Gave ${words.person(data.personId)} an account to sign in with`,
  'person.closed': (data, words) => `Closed the access of ${words.person(data.personId)}${because(data.reason)}`,
  'person.reopened': (data, words) => `Reopened the access of ${words.person(data.personId)}${because(data.reason)}`,
  'role.added': (data, words) =>
    `Gave ${words.person(data.personId)} the role ${ROLE_NAMES[data.role]}, ${span(data.from, data.to)}`,
  'role.ended': (data, words) =>
    `Ended the role ${words.role(data.roleId)} of ${words.person(data.personId)}${upTo(data.to)}`,
  'trainingMark.added': (data, words) =>
    `Marked ${words.person(data.personId)} as in training, ${span(data.from, data.to)}`,
  'trainingMark.ended': (data, words) => `Ended the training mark of ${words.person(data.personId)}${upTo(data.to)}`,

  'erasurePower.given': (data, words) =>
    `Gave ${words.person(data.personId)} the power to erase, ${span(data.from, data.to)}`,
  'erasurePower.ended': (data, words) => `Ended the power to erase of ${words.person(data.personId)}${upTo(data.to)}`,

  'learner.added': (data, words) => `Took in ${words.learner(data.learnerId)}`,
  'learner.changed': (data, words) => `Changed ${listFields(data, PERSON_FIELDS)} of ${words.learner(data.learnerId)}`,

  'programme.added': data => `Made the programme ${data.name}`,
  'programme.versioned': data =>
    `Changed the settings of ${data.name}, now version ${data.version}: met when ${
      data.threshold === 'signedOff' ? 'signed off' : 'accepted'
    }, accepted tags needed ${data.acceptedTagsNeeded}`,
  'programme.renamed': data => `Renamed a programme ${data.name}`,
  'programme.ended': (data, words) => `Ended the programme ${words.programme(data.programmeId)}`,
  'programme.mappingChanged': data => `Put ${data.name} on another version of its mapping, now version ${data.version}`,
  'discrepancy.settled': data =>
    `Settled a discrepancy: ${data.text}${
      data.asked === null
        ? ''
        : ` ${data.asked} was asked${data.answer === null ? '' : `, who answered${data.answeredOn === null ? '' : ` on ${formatDay(data.answeredOn)}`}: ${data.answer}`}.`
    } Why: ${data.reason}`,
  'settlement.withdrawn': data => `Opened a settled discrepancy again${because(data.reason)}`,
  'ksbRule.set': (data, words) =>
    `Set the rule of ${words.ksb(data.ksbId)} to ${toRuleWords(data.rule)}${because(data.reason)}`,
  'mapping.published': data => `Published version ${data.version} of ${data.name}`,
  'qualification.loaded': data =>
    `Loaded criteria of ${data.number}, now version ${data.version}: ${listWords(
      data.units.map(unit => `${unit.added} of Unit ${unit.number}${unit.complete ? ', which is complete' : ''}`),
    )}`,
  'cohort.added': data => `Made the cohort ${data.name}`,
  'cohort.changed': (data, words) => `Changed the cohort ${data.name ?? words.cohort(data.cohortId)}`,
  'cohort.ended': (data, words) => `Ended the cohort ${words.cohort(data.cohortId)}`,

  'unitPattern.added': (data, words) => `Made the unit pattern ${data.name} with ${words.units(data.unitIds)}`,
  'unitPattern.changed': ({ name, unitIds, retired }, words) => {
    if (retired !== undefined) return `${retired ? 'Retired' : 'Took up again'} the unit pattern ${name}`
    return `Changed the unit pattern ${name}${unitIds === undefined ? '' : `, now ${words.units(unitIds)}`}`
  },

  'outsideAccess.granted': (data, words) =>
    `Gave ${words.lineManager(data.lineManagerId)} a link ${PURPOSE_WORDS[data.purpose]}, until ${formatDay(data.expiresAt.slice(0, 10))}`,
  'outsideAccess.opened': (data, words) => `${words.outsider(data.accessId)} opened what was shared by a link`,
  'outsideAccess.revoked': ({ accessId, because: why }, words) =>
    why === undefined
      ? `Took back the link of ${words.outsider(accessId)}`
      : `Ended the link of ${words.outsider(accessId)}: ${ENDED_WORDS[why]}`,
  'gatewayLine.ticked': data => `Ticked at the gateway: ${data.text}${data.note === null ? '' : ` (${data.note})`}`,
  'gatewayLine.cleared': data => `Took the tick back at the gateway: ${data.text}`,
  'gateway.signed': data => {
    const by = data.outside === undefined ? '' : `, by ${data.outside.name}`
    return `Signed at the gateway ${PARTY_WORDS[data.party]}${by}`
  },
  'gatewaySignature.withdrawn': data =>
    `Took back the signature at the gateway ${PARTY_WORDS[data.party]}${because(data.reason)}`,
  'employer.added': data => `Added the employer ${data.name}`,
  'employer.changed': (data, words) =>
    data.name === undefined
      ? `${toOpenOrClosed(data.closed)} the employer ${words.employer(data.employerId)}`
      : `Renamed an employer ${data.name}`,
  'employerSite.added': (data, words) => `Added the site ${data.name} to ${words.employer(data.employerId)}`,
  'employerSite.changed': (data, words) =>
    `${toOpenOrClosed(data.closed)} the site ${words.site(data.siteId)} of ${words.employer(data.employerId)}`,
  'lineManager.added': (data, words) => `Added ${data.name} as a line manager at ${words.employer(data.employerId)}`,
  'lineManager.changed': (data, words) =>
    `${toOpenOrClosed(data.closed)} the line manager ${words.lineManager(data.lineManagerId)} of ${words.employer(data.employerId)}`,
  'enrolment.employerSet': ({ employer }, words) => {
    if (employer === null) return 'Recorded that there is no employer any more'
    const site = employer.siteId === null ? '' : ` at ${words.site(employer.siteId)}`
    const manager = employer.lineManagerId === null ? '' : `, line manager ${words.lineManager(employer.lineManagerId)}`
    return `Recorded the employer ${words.employer(employer.employerId)}${site} ${span(employer.fromOn, null)}${manager}`
  },

  'enrolment.added': (data, words) =>
    `Enrolled ${words.learner(data.learnerId)} on ${words.programme(data.programmeId)} ${span(data.startsOn, null)}, with ${words.units(data.unitIds)}`,
  'enrolment.changed': (data, words) => {
    const moves = [
      ...(data.cohortId === undefined
        ? []
        : [data.cohortId === null ? 'no cohort' : `cohort ${words.cohort(data.cohortId)}`]),
      ...(data.startsOn === undefined ? [] : [`start ${formatDay(data.startsOn)}`]),
      ...(data.plannedEndOn === undefined
        ? []
        : [data.plannedEndOn === null ? 'no planned end' : `planned end ${formatDay(data.plannedEndOn)}`]),
      ...(data.registration === undefined ? [] : [data.registration === null ? 'no registration' : 'registration']),
    ]
    return `Changed the enrolment: ${listWords(moves)}`
  },
  'enrolment.moved': (data, words) =>
    `Moved the enrolment to version ${data.programmeVersion} of ${words.programme(data.programmeId)}, on version ${data.mappingVersion} of its mapping`,
  'enrolment.statusChanged': data => {
    const back = data.expectedReturnOn === null ? '' : `, expected back on ${formatDay(data.expectedReturnOn)}`
    return `Recorded ${STATUS_WORDS[data.status]} ${span(data.sinceOn, null)}${back}${because(data.reason)}`
  },
  'enrolment.statusAnnounced': data => {
    const back = data.expectedReturnOn === null ? '' : `, expected back on ${formatDay(data.expectedReturnOn)}`
    return `Announced ${STATUS_WORDS[data.status]} ${span(data.from, null)}${back}${because(data.reason)}`
  },
  'enrolment.announcementTakenBack': () => 'Took back the announced status',
  'enrolment.jobRoleDecided': data =>
    data.jobRole === null ? 'Left the job role undecided' : `Decided the job role: ${JOB_ROLE_WORDS[data.jobRole]}`,
  'units.changed': (data, words) => {
    const parts = [
      ...(data.added.length > 0 ? [`added ${words.units(data.added)}`] : []),
      ...(data.removed.length > 0 ? [`took out ${words.units(data.removed)}`] : []),
    ]
    const codes = (change: string) =>
      listWords((data.ksbs ?? []).filter(ksb => ksb.change === change).map(ksb => words.ksb(ksb.ksbId)))
    const moved = [
      ...(codes('met') === '' ? [] : [`${codes('met')} met`]),
      ...(codes('noLongerMet') === '' ? [] : [`${codes('noLongerMet')} no longer met`]),
    ]
    return `Changed the units, ${listWords(parts)}${moved.length > 0 ? ` (${moved.join(', ')})` : ''}${because(data.reason)}`
  },
  'relationship.added': (data, words) =>
    `Made ${words.person(data.personId)} ${RELATIONSHIP_WORDS[data.kind]}, ${span(data.from, data.to)}${
      data.coveringFor ? `, covering for ${words.person(data.coveringFor)}` : ''
    }`,
  'relationship.ended': (data, words) => `Ended the relationship of ${words.person(data.personId)}${upTo(data.to)}`,

  'evidence.added': (data, words) => `Added ${words.evidence(data.evidenceId)}, ${METHOD_NAMES[data.method]}`,
  'evidence.markedConfidential': ({ evidenceId, confidential }, words) =>
    confidential
      ? `Marked ${words.evidence(evidenceId)} as confidential: not for the employer`
      : `Marked ${words.evidence(evidenceId)} as not confidential: its title is for the employer too`,
  'evidence.changed': ({ evidenceId, ...changed }, words) => {
    const names = EVIDENCE_FIELDS.flatMap(([field, name]) => {
      if (changed[field] === undefined) return []
      return field === 'occurredOn' && changed.occurredOn ? [`${name} to ${formatDay(changed.occurredOn)}`] : [name]
    })
    return `Changed ${listWords(names)} of ${words.evidence(evidenceId)}`
  },
  'evidence.submitted': (data, words) =>
    `Submitted ${words.evidence(data.evidenceId)} for ${words.tags(data.tagIds)}${data.ownWork ? ', as their own work' : ''}`,
  'evidence.removed': (data, words) => `Removed ${words.evidence(data.evidenceId)}${because(data.reason)}`,
  'evidence.erased': (data, words) => {
    const files =
      data.fileIds.length === 0 ? [] : [data.fileIds.length === 1 ? 'a file' : `${data.fileIds.length} files`]
    const what = listWords([...files, ...data.words.map(name => WORDS_OF_EVIDENCE[name])])
    const fell =
      data.fall.length === 0
        ? ''
        : `; no decision stands on it any more for ${words.tags(data.fall.map(one => one.tagId))}`
    return `Erased ${what} of ${words.evidence(data.evidenceId)}${fell}${because(data.reason)}`
  },
  'texts.erased': data => {
    const what = listWords([...new Set(data.texts.map(({ name }) => WRITTEN_TEXT_NAMES[name]))])
    const sequences = [...new Set(data.texts.map(({ sequence }) => sequence))].sort((a, b) => a - b)
    return `Erased ${what} of ${sequences.length === 1 ? 'entry' : 'entries'} ${listWords(sequences.map(String))}${because(data.reason)}`
  },
  'file.added': (data, words) =>
    data.supersedes === null
      ? `Added the file ${data.name} to ${words.evidence(data.evidenceId)}`
      : `Added ${data.name}, a new version of a file of ${words.evidence(data.evidenceId)}`,
  'file.removed': (data, words) =>
    `Removed the file ${words.file(data.fileId)} from ${words.evidence(data.evidenceId)}${because(data.reason)}`,
  'tags.added': (data, words) => `Tagged ${words.evidence(data.evidenceId)} to ${words.targets(data.tags)}`,
  'tag.located': (data, words) =>
    data.locator === null
      ? `Took the page or time off the tag to ${words.tags([data.tagId])}`
      : `Said where ${words.tags([data.tagId])} is found: ${data.locator}`,
  'tags.removed': (data, words) => `Removed the tags to ${words.tags(data.tagIds)}${because(data.reason)}`,

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
  'certificate.claimed': data => `Claimed the certificate on ${formatDay(data.claimedOn)}`,
  'certificateClaim.withdrawn': data => `Took the certificate claim back${because(data.reason)}`,
  'plan.saved': data => {
    const visit = data.nextVisit === null ? '' : `, with a visit on ${formatDay(data.nextVisit.on)}`
    return `Saved version ${data.version} of the plan: ${data.lines.length === 1 ? '1 line' : `${data.lines.length} lines`}${visit}`
  },
  'plan.agreed': data => `Agreed to version ${data.version} of the plan`,

  // Never with its words: they are for its audience alone.
  'comment.added': (data, words) => `Commented on ${toSubject(data, words)}, ${AUDIENCE_WORDS[data.audience]}`,
  'comment.removed': data => `Removed a comment, ${AUDIENCE_WORDS[data.audience]}`,
  'record.confirmed': (data, words) => `Confirmed ${words.evidence(data.evidenceId)} as a fair account`,
  'record.disputed': (data, words) => `Said what is wrong with ${words.evidence(data.evidenceId)}: ${data.statement}`,
}

/** An entry of a kind that came with a later Crosswalk is named, not hidden. */
export function toSentence(kind: string, data: unknown, words: TrailWords): string {
  if (findProjector(kind) === null) return `Something that this Crosswalk does not know (${kind}).`
  const write = SENTENCES[kind as EntryKind] as (data: unknown, words: TrailWords) => string
  const sentence = write(data, words)
  return /[.!?…]$/.test(sentence) ? sentence : `${sentence}.`
}
