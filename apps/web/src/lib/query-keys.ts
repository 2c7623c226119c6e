/**
 * Every key of the query cache, shaped by ownership: `keys.learner(id)` is a prefix of all that belongs to a learner.
 * Nothing else writes a key.
 */
export const keys = {
  me: () => ['me'] as const,

  learners: () => ['learners'] as const,
  learnerList: (query: object) => ['learners', 'list', query] as const,
  learner: (learnerId: string) => ['learner', learnerId] as const,
  learnerRecord: (learnerId: string) => ['learner', learnerId, 'record'] as const,
  learnerEvidence: (learnerId: string, query: object) => ['learner', learnerId, 'evidence', query] as const,

  enrolment: (enrolmentId: string) => ['enrolment', enrolmentId] as const,
  enrolmentRecord: (enrolmentId: string) => ['enrolment', enrolmentId, 'record'] as const,
  enrolmentProgress: (enrolmentId: string) => ['enrolment', enrolmentId, 'progress'] as const,
  enrolmentStatuses: (enrolmentId: string) => ['enrolment', enrolmentId, 'statuses'] as const,
  enrolmentWaiting: (enrolmentId: string) => ['enrolment', enrolmentId, 'waiting'] as const,
  enrolmentPlan: (enrolmentId: string) => ['enrolment', enrolmentId, 'plan'] as const,
  enrolmentKsb: (enrolmentId: string, ksbId: string) => ['enrolment', enrolmentId, 'ksb', ksbId] as const,
  enrolmentUnit: (enrolmentId: string, unitId: string) => ['enrolment', enrolmentId, 'unit', unitId] as const,
  enrolmentGateway: (enrolmentId: string) => ['enrolment', enrolmentId, 'gateway'] as const,
  outsideAccesses: (enrolmentId: string) => ['enrolment', enrolmentId, 'outsideAccesses'] as const,
  /** Not the enrolment's own: a saved choice would ask for its preview again, on a revision that is over. */
  unitsPreview: (enrolmentId: string, unitIds: readonly string[], revision: number) =>
    ['unitsPreview', enrolmentId, unitIds, revision] as const,

  /** Prefix of every item. */
  evidences: () => ['evidence'] as const,
  evidence: (evidenceId: string) => ['evidence', evidenceId] as const,
  erasable: (evidenceId: string) => ['evidence', evidenceId, 'erasable'] as const,
  erasurePreview: (evidenceId: string, fallIds: readonly string[]) =>
    ['evidence', evidenceId, 'erasurePreview', fallIds] as const,
  /** Changes with the item: under its key. */
  resubmission: (evidenceId: string) => ['evidence', evidenceId, 'resubmission'] as const,
  fileLink: (fileId: string) => ['fileLink', fileId] as const,

  inbox: () => ['inbox'] as const,
  inboxCount: () => ['inbox', 'count'] as const,
  inboxList: (unread: boolean) => ['inbox', 'list', unread] as const,
  emailChoice: () => ['emailChoice'] as const,

  /** Prefix of every thread of comments. */
  comments: () => ['comments'] as const,
  commentsOn: (subject: object) => ['comments', subject] as const,

  sharedPage: (token: string) => ['sharedPage', token] as const,

  toAssess: () => ['toAssess'] as const,
  toAssessCount: () => ['toAssess', 'count'] as const,
  visits: () => ['visits'] as const,
  toCountersign: () => ['toCountersign'] as const,
  caseload: () => ['caseload'] as const,
  caseloadOf: (query: object) => ['caseload', query] as const,

  /** Not the person's own: it is asked anew for each choice, and never after the act. */
  closingPreview: (personId: string, takers: object) => ['closingPreview', personId, takers] as const,
  handoverPreview: (given: object) => ['handoverPreview', given] as const,
  search: (query: object) => ['search', query] as const,

  cohorts: () => ['cohorts'] as const,
  cohortProgress: (cohortId: string, show = 'current') => ['cohort', cohortId, 'progress', show] as const,
  /** Prefix of every cohort's progress. */
  cohortProgresses: () => ['cohort'] as const,

  employers: () => ['employers'] as const,
  employerList: (query: object) => ['employers', 'list', query] as const,
  employer: (employerId: string) => ['employers', 'one', employerId] as const,
  employerAccesses: (employerId: string) => ['employers', 'accesses', employerId] as const,

  programmes: () => ['programmes'] as const,
  mappings: () => ['mappings'] as const,
  /** Prefix of what a manager has decided and not published, and of what it would change. */
  mappingDrafts: () => ['mappingDraft'] as const,
  mappingDraft: (mappingId: string) => ['mappingDraft', mappingId] as const,
  mappingEffect: (mappingId: string, asked: object) => ['mappingDraft', mappingId, 'effect', asked] as const,
  movePreview: (programmeId: string, mappingId: string) => ['movePreview', programmeId, mappingId] as const,
  settlements: (mappingId: string) => ['settlements', mappingId] as const,
  mapping: (mappingId: string) => ['mapping', mappingId] as const,
  qualification: (qualificationId: string) => ['qualification', qualificationId] as const,
  standard: (standardId: string) => ['standard', standardId] as const,

  people: () => ['people'] as const,
  peopleList: (query: object) => ['people', 'list', query] as const,
  person: (personId: string) => ['people', 'one', personId] as const,

  writtenTexts: (of: object) => ['writtenTexts', of] as const,
  auditTrail: (query: object) => ['auditTrail', query] as const,
} as const
