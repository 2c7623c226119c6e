/** An enrolment on its way: units, status, plan, the gateway, and links for its employer. */
import { type EnrolmentStatus, listWords } from '@crosswalk/contracts'
import { formatDay } from '../../dates/format-day.ts'
import { because, type KindsOf, type Sentences, span } from './sentence-parts.ts'

export const STATUS_WORDS: Record<EnrolmentStatus, string> = {
  onProgramme: 'on programme',
  onBreak: 'on a break',
  gateway: 'at the gateway',
  completed: 'completed',
  withdrawn: 'withdrawn',
}

export const JOB_ROLE_WORDS = { faceToFace: 'face to face', notFaceToFace: 'not face to face', both: 'both' } as const

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

export const enrolmentSentences: Sentences<
  KindsOf<
    | 'enrolment'
    | 'units'
    | 'plan'
    | 'gatewayLine'
    | 'gateway'
    | 'gatewaySignature'
    | 'outsideAccess'
    | 'certificate'
    | 'certificateClaim'
  >
> = {
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

  'certificate.claimed': data => `Claimed the certificate on ${formatDay(data.claimedOn)}`,

  'certificateClaim.withdrawn': data => `Took the certificate claim back${because(data.reason)}`,

  'plan.saved': data => {
    const visit = data.nextVisit === null ? '' : `, with a visit on ${formatDay(data.nextVisit.on)}`
    return `Saved version ${data.version} of the plan: ${data.lines.length === 1 ? '1 line' : `${data.lines.length} lines`}${visit}`
  },
  'plan.agreed': data => `Agreed to version ${data.version} of the plan`,
}
