import { describe, expect, it } from 'vitest'
import { type EntryData, type EntryKind, PROJECTORS } from '../ledger/projectors.ts'
import { toSentence } from './sentences.ts'
import type { TrailWords } from './trail-words.repository.ts'

const words: TrailWords = {
  person: () => 'Tom Reed',
  learner: () => 'Harpreet Gill',
  programme: () => 'Customer Service Practitioner',
  cohort: () => 'Autumn',
  employer: () => 'Swiftway',
  site: () => 'Leeds',
  lineManager: () => 'Ina Moss',
  outsider: () => 'Ina Moss',
  role: () => 'Tutor',
  evidence: () => 'OB1',
  file: () => 'desk.jpg',
  ksb: () => 'K7',
  units: ids => (ids.length === 1 ? 'Unit 6' : 'Units 6 and 8'),
  targets: () => '6: 2.1-2.10',
  tags: ids => (ids.length === 1 ? '6: 2.1' : '6: 2.1-2.10; 8: 3.1'),
  decision: () => '6: 2.1',
  signOffUnit: () => 'Unit 6',
  achievementUnit: () => 'Unit 6',
  confirmationKsb: () => 'K7',
}

type Cases = { [Kind in EntryKind]: [EntryData<Kind>, string] }

const day = '2026-11-20'
const programme = {
  programmeId: 'prg',
  name: 'Evenings',
  version: 2,
  mappingId: 'map',
  threshold: 'signedOff',
  acceptedTagsNeeded: 2,
  currencyMonths: null,
} as const
const judged = { evidenceId: 'evd', enrolmentId: 'enr', evidenceRevision: 1, fileIds: [] }
const decision = { feedback: null, dueOn: null, scopeWasEmpty: false }

/** Every kind of entry that there is, and what is read of it. */
const CASES: Cases = {
  'centre.added': [{ centreId: 'ctr', name: 'Harbour', timeZone: 'Europe/London' }, 'The centre Harbour began.'],
  'centre.changed': [{ name: 'Harbour' }, 'Changed the centre’s name.'],
  'person.added': [
    { personId: 'per', givenName: null, familyName: 'Reed', email: null, accountId: null },
    'Added Tom Reed.',
  ],
  'person.changed': [
    { personId: 'per', familyName: 'Reed', email: 'tom@reed.test' },
    'Changed family name and e-mail of Tom Reed.',
  ],
  'person.accountLinked': [{ personId: 'per', accountId: 'acc' }, 'Gave Tom Reed an account to sign in with.'],
  'person.closed': [{ personId: 'per', reason: 'Left' }, 'Closed the access of Tom Reed: Left.'],
  'person.reopened': [{ personId: 'per', reason: 'Is back!' }, 'Reopened the access of Tom Reed: Is back!'],
  'role.added': [
    { roleId: 'rol', personId: 'per', role: 'leadIqa', from: day },
    'Gave Tom Reed the role Lead IQA, from 20 November 2026.',
  ],
  'role.ended': [
    { roleId: 'rol', personId: 'per', to: day },
    'Ended the role Tutor of Tom Reed, up to 20 November 2026.',
  ],
  'trainingMark.added': [
    { markId: 'trn', personId: 'per', from: day, to: '2026-12-01' },
    'Marked Tom Reed as in training, from 20 November 2026 to 1 December 2026.',
  ],
  'trainingMark.ended': [
    { markId: 'trn', personId: 'per' },
    'Ended the training mark of Tom Reed, which never counted.',
  ],
  'erasurePower.given': [
    { powerId: 'erp', personId: 'per', from: day, to: '2026-12-01' },
    'Gave Tom Reed the power to erase, from 20 November 2026 to 1 December 2026.',
  ],
  'erasurePower.ended': [
    { powerId: 'erp', personId: 'per', to: null },
    'Ended the power to erase of Tom Reed, which never counted.',
  ],
  'learner.added': [
    { learnerId: 'lrn', personId: 'per', newPerson: null, roleId: 'rol', from: day, uln: null, ownReference: null },
    'Took in Harpreet Gill.',
  ],
  'learner.changed': [
    { learnerId: 'lrn', personId: 'per', uln: '1000000043', ownReference: null },
    'Changed ULN and reference of Harpreet Gill.',
  ],
  'unitPattern.added': [
    { patternId: 'upt', programmeId: 'prg', name: 'Contact centre', unitIds: ['a', 'b'] },
    'Made the unit pattern Contact centre with Units 6 and 8.',
  ],
  'unitPattern.changed': [
    { patternId: 'upt', name: 'Contact centre', retired: true },
    'Retired the unit pattern Contact centre.',
  ],
  'employer.added': [{ employerId: 'emp', name: 'Swiftway' }, 'Added the employer Swiftway.'],
  'employer.changed': [{ employerId: 'emp', closed: true }, 'Closed the employer Swiftway.'],
  'employerSite.added': [
    { siteId: 'sit', employerId: 'emp', name: 'Leeds', addressLines: [], postcode: null },
    'Added the site Leeds to Swiftway.',
  ],
  'employerSite.changed': [{ siteId: 'sit', employerId: 'emp', postcode: null }, 'Changed the site Leeds of Swiftway.'],
  'lineManager.added': [
    { lineManagerId: 'lmg', employerId: 'emp', name: 'Ina Moss', email: null, phone: null },
    'Added Ina Moss as a line manager at Swiftway.',
  ],
  'lineManager.changed': [
    { lineManagerId: 'lmg', employerId: 'emp', closed: false },
    'Opened again the line manager Ina Moss of Swiftway.',
  ],
  'outsideAccess.granted': [
    {
      accessId: 'oac',
      purpose: 'behaviours',
      lineManagerId: 'lmg',
      enrolmentId: 'enr',
      expiresAt: '2026-12-04T09:00:00.000Z',
    },
    'Gave Ina Moss a link to confirm the behaviours, until 4 December 2026.',
  ],
  'outsideAccess.opened': [{ accessId: 'oac' }, 'Ina Moss opened what was shared by a link.'],
  'outsideAccess.revoked': [
    { accessId: 'oac', because: 'employerChanged' },
    'Ended the link of Ina Moss: they are no longer the learner’s line manager.',
  ],
  'gatewayLine.ticked': [
    { enrolmentId: 'enr', line: 'maths', text: 'English and maths are held', note: 'GCSE, 2023' },
    'Ticked at the gateway: English and maths are held (GCSE, 2023).',
  ],
  'gatewayLine.cleared': [
    { enrolmentId: 'enr', line: 'maths', text: 'English and maths are held' },
    'Took the tick back at the gateway: English and maths are held.',
  ],
  'gateway.signed': [
    {
      signatureId: 'gsg',
      enrolmentId: 'enr',
      party: 'employer',
      declaration: 'I agree.',
      basis: { mappingId: 'map', programmeVersion: 1, ksbs: [], lines: [] },
      outside: { accessId: 'oac', name: 'I. Moss' },
    },
    'Signed at the gateway for the employer, by I. Moss.',
  ],
  'gatewaySignature.withdrawn': [
    { signatureId: 'gsg', enrolmentId: 'enr', party: 'centre', reason: 'Too early' },
    'Took back the signature at the gateway for the centre: Too early.',
  ],
  'enrolment.employerSet': [
    { enrolmentId: 'enr', employer: { employerId: 'emp', siteId: 'sit', lineManagerId: 'lmg', fromOn: day } },
    'Recorded the employer Swiftway at Leeds from 20 November 2026, line manager Ina Moss.',
  ],
  'programme.added': [programme, 'Made the programme Evenings.'],
  'programme.versioned': [
    programme,
    'Changed the settings of Evenings, now version 2: met when signed off, accepted tags needed 2.',
  ],
  'programme.renamed': [{ programmeId: 'prg', name: 'Evenings' }, 'Renamed a programme Evenings.'],
  'programme.ended': [{ programmeId: 'prg' }, 'Ended the programme Customer Service Practitioner.'],
  'programme.mappingChanged': [programme, 'Put Evenings on another version of its mapping, now version 2.'],
  'discrepancy.settled': [
    {
      settlementId: 'stl',
      rootId: 'map',
      discrepancyId: 'dsc',
      choice: 'asRead',
      text: 'Keep 1.3 with both texts.',
      effect: { texts: [], links: [] },
      reason: 'They mean the same',
      asked: 'Dana Whitlow',
      answer: 'Both are right',
      answeredOn: day,
    },
    'Settled a discrepancy: Keep 1.3 with both texts. Dana Whitlow was asked, who answered on 20 November 2026: Both are right. Why: They mean the same.',
  ],
  'settlement.withdrawn': [
    { settlementId: 'stl', discrepancyId: 'dsc', reason: 'NCFE wrote again' },
    'Opened a settled discrepancy again: NCFE wrote again.',
  ],
  'ksbRule.set': [
    { rootId: 'map', ksbId: 'ksb', rule: { kind: 'atLeast', count: 3 }, reason: 'Enough' },
    'Set the rule of K7 to at least 3 criteria: Enough.',
  ],
  'mapping.published': [
    {
      rootId: 'map',
      document: { id: 'map2' },
      version: 2,
      name: 'NCFE’s mapping of 601/3973/0 to ST0072 v1.1',
      settlementIds: [],
    },
    'Published version 2 of NCFE’s mapping of 601/3973/0 to ST0072 v1.1.',
  ],
  'qualification.loaded': [
    {
      rootId: 'qua',
      document: { id: 'qua2' },
      number: '601/3973/0',
      version: '2',
      units: [
        { number: 4, added: 12, complete: true },
        { number: 17, added: 1, complete: false },
      ],
    },
    'Loaded criteria of 601/3973/0, now version 2: 12 of Unit 4, which is complete and 1 of Unit 17.',
  ],
  'enrolment.moved': [
    { enrolmentId: 'enr', programmeId: 'prg', programmeVersion: 2, mappingVersion: 3 },
    'Moved the enrolment to version 2 of Customer Service Practitioner, on version 3 of its mapping.',
  ],
  'cohort.added': [{ cohortId: 'coh', name: 'Spring', startsOn: null }, 'Made the cohort Spring.'],
  'cohort.changed': [{ cohortId: 'coh', startsOn: day }, 'Changed the cohort Autumn.'],
  'cohort.ended': [{ cohortId: 'coh' }, 'Ended the cohort Autumn.'],
  'enrolment.added': [
    {
      enrolmentId: 'enr',
      learnerId: 'lrn',
      programmeId: 'prg',
      programmeVersion: 1,
      cohortId: null,
      startsOn: day,
      plannedEndOn: null,
      unitIds: ['a', 'b'],
      jobRole: null,
    },
    'Enrolled Harpreet Gill on Customer Service Practitioner from 20 November 2026, with Units 6 and 8.',
  ],
  'enrolment.changed': [
    { enrolmentId: 'enr', cohortId: 'coh', plannedEndOn: null },
    'Changed the enrolment: cohort Autumn and no planned end.',
  ],
  'enrolment.statusChanged': [
    { enrolmentId: 'enr', status: 'onBreak', sinceOn: day, reason: 'Parental leave', expectedReturnOn: '2027-02-01' },
    'Recorded on a break from 20 November 2026, expected back on 1 February 2027: Parental leave.',
  ],
  'enrolment.statusAnnounced': [
    { enrolmentId: 'enr', status: 'withdrawn', from: '2026-12-12', reason: 'A new job', expectedReturnOn: null },
    'Announced withdrawn from 12 December 2026: A new job.',
  ],
  'enrolment.announcementTakenBack': [{ enrolmentId: 'enr' }, 'Took back the announced status.'],
  'enrolment.jobRoleDecided': [
    { enrolmentId: 'enr', jobRole: 'notFaceToFace' },
    'Decided the job role: not face to face.',
  ],
  'units.changed': [
    {
      enrolmentId: 'enr',
      added: ['a'],
      removed: ['b', 'c'],
      reason: 'Another job',
      ksbs: [{ ksbId: 'ksb', change: 'noLongerMet' }],
    },
    'Changed the units, added Unit 6 and took out Units 6 and 8 (K7 no longer met): Another job.',
  ],
  'relationship.added': [
    { relationshipId: 'rel', enrolmentId: 'enr', personId: 'per', kind: 'iqa', from: day, to: null },
    'Made Tom Reed IQA, from 20 November 2026.',
  ],
  'relationship.ended': [
    { relationshipId: 'rel', enrolmentId: 'enr', personId: 'per', to: day },
    'Ended the relationship of Tom Reed, up to 20 November 2026.',
  ],
  'evidence.added': [
    {
      evidenceId: 'evd',
      learnerId: 'lrn',
      enrolmentId: 'enr',
      method: 'OB',
      number: 1,
      authorKind: 'assessor',
      authorId: 'per',
      authorName: null,
      title: 'A morning',
      occurredOn: null,
      description: null,
      link: null,
      text: null,
      keptAt: null,
    },
    'Added OB1, Observation.',
  ],
  'evidence.markedConfidential': [
    { evidenceId: 'evd', confidential: true },
    'Marked OB1 as confidential: not for the employer.',
  ],
  'evidence.changed': [
    { evidenceId: 'evd', title: 'Another morning', occurredOn: day },
    'Changed the title and the date to 20 November 2026 of OB1.',
  ],
  'evidence.submitted': [
    { evidenceId: 'evd', tagIds: ['a', 'b'], ownWork: true },
    'Submitted OB1 for 6: 2.1-2.10; 8: 3.1, as their own work.',
  ],
  'evidence.removed': [{ evidenceId: 'evd', reason: null }, 'Removed OB1.'],
  'evidence.erased': [
    {
      erasureId: 'ers',
      evidenceId: 'evd',
      fileIds: ['fil', 'lif'],
      words: ['text'],
      reason: 'A bank card is in it',
      texts: [],
      stand: [],
      fall: [{ decisionId: 'a', tagId: 'tag', enrolmentId: 'enr' }],
    },
    'Erased 2 files and the text of OB1; no decision stands on it any more for 6: 2.1: A bank card is in it.',
  ],
  'texts.erased': [
    {
      erasureId: 'ers',
      texts: [
        { sequence: 214, hash: 'a'.repeat(64), name: 'feedback' },
        { sequence: 98, hash: 'b'.repeat(64), name: 'reason' },
      ],
      audience: 'learnerAndStaff',
      reason: 'It names a customer',
    },
    'Erased the feedback and the reason of entries 98 and 214: It names a customer.',
  ],
  'file.added': [
    {
      fileId: 'fil',
      evidenceId: 'evd',
      name: 'desk.jpg',
      size: 1,
      mediaType: 'image/jpeg',
      sha256: 'a'.repeat(64),
      supersedes: null,
      version: 1,
    },
    'Added the file desk.jpg to OB1.',
  ],
  'file.removed': [
    { fileId: 'fil', evidenceId: 'evd', reason: 'A customer is in it' },
    'Removed the file desk.jpg from OB1: A customer is in it.',
  ],
  'tags.added': [
    { evidenceId: 'evd', learnerId: 'lrn', enrolmentId: 'enr', submitted: false, tags: [] },
    'Tagged OB1 to 6: 2.1-2.10.',
  ],
  'tag.located': [{ tagId: 'tag', locator: 'page 2' }, 'Said where 6: 2.1 is found: page 2.'],
  'tags.removed': [{ tagIds: ['tag'], reason: 'Wrong unit' }, 'Removed the tags to 6: 2.1: Wrong unit.'],
  'decisions.made': [
    {
      ...judged,
      countersignatureRequired: true,
      decisions: [
        { ...decision, decisionId: 'a', tagId: 'a', outcome: 'accepted' },
        { ...decision, decisionId: 'b', tagId: 'b', outcome: 'accepted' },
        { ...decision, decisionId: 'c', tagId: 'c', outcome: 'notUsed' },
      ],
    },
    'Decided on OB1: accepted for 6: 2.1-2.10; 8: 3.1; not used for 6: 2.1, waiting for a countersignature.',
  ],
  'decision.corrected': [
    {
      ...judged,
      ...decision,
      countersignatureRequired: false,
      decisionId: 'b',
      tagId: 'a',
      outcome: 'referred',
      supersedes: 'a',
      reason: 'Page 2 is missing',
    },
    'Corrected the decision on OB1 for 6: 2.1, now referred: Page 2 is missing.',
  ],
  'decisions.countersigned': [
    {
      decisions: [
        { decisionId: 'a', tagId: 'a' },
        { decisionId: 'b', tagId: 'b' },
      ],
      enrolmentId: 'enr',
    },
    'Countersigned the decisions for 6: 2.1-2.10; 8: 3.1.',
  ],
  'decision.countersigned': [
    { decisionId: 'a', tagId: 'a', enrolmentId: 'enr' },
    'Countersigned the decision for 6: 2.1.',
  ],
  'decisions.undone': [{ decisionIds: ['a'], tagIds: ['a'], enrolmentId: 'enr' }, 'Undid the decisions for 6: 2.1.'],
  'unit.signedOff': [
    {
      signOffId: 'sgn',
      enrolmentId: 'enr',
      unitId: 'uni',
      criteriaHeld: 15,
      criteriaNotHeld: 1,
      partOfUnit: true,
      supplementaryTo: null,
      decisionIds: [],
      achievementIds: [],
    },
    'Signed off Unit 6, the criteria held here.',
  ],
  'signOff.reopened': [
    { signOffId: 'sgn', enrolmentId: 'enr', reason: 'One decision was wrong' },
    'Reopened the sign-off of Unit 6: One decision was wrong.',
  ],
  'sample.made': [
    {
      sampleId: 'smp',
      enrolmentId: 'enr',
      note: null,
      decisions: [{ decisionId: 'a', outcome: 'agreed', action: null }],
    },
    'Sampled the decisions for 6: 2.1.',
  ],
  'sample.withdrawn': [{ sampleId: 'smp', enrolmentId: 'enr', reason: 'A slip' }, 'Took a sample back: A slip.'],
  'achievement.added': [
    { achievementId: 'ach', enrolmentId: 'enr', unitId: 'uni', kind: 'creditTransfer', note: null },
    'Recorded a credit transfer for Unit 6.',
  ],
  'achievement.ended': [
    { achievementId: 'ach', enrolmentId: 'enr', reason: 'Not proved' },
    'Took back the achievement of Unit 6: Not proved.',
  ],
  'confirmation.made': [
    {
      confirmationId: 'cnf',
      enrolmentId: 'enr',
      ksbId: 'ksb',
      kind: 'employer',
      outcome: 'notConfirmed',
      basis: { mappingId: 'map', programmeVersion: 1, rule: { kind: 'all' }, scopeCriterionIds: [], supportIds: [] },
      statement: null,
    },
    'Said not yet met: K7, by the employer.',
  ],
  'confirmation.withdrawn': [
    { confirmationId: 'cnf', enrolmentId: 'enr', reason: 'Too early' },
    'Took back the confirmation of K7: Too early.',
  ],
  'certificate.claimed': [
    { claimId: 'clm', enrolmentId: 'enr', claimedOn: day, note: null },
    'Claimed the certificate on 20 November 2026.',
  ],
  'certificateClaim.withdrawn': [
    { claimId: 'clm', enrolmentId: 'enr', reason: 'Claimed twice' },
    'Took the certificate claim back: Claimed twice.',
  ],
  'plan.saved': [
    { enrolmentId: 'enr', version: 2, lines: [], nextVisit: { on: day, at: '10:30', place: null } },
    'Saved version 2 of the plan: 0 lines, with a visit on 20 November 2026.',
  ],
  'plan.agreed': [{ enrolmentId: 'enr', version: 2 }, 'Agreed to version 2 of the plan.'],
  'comment.added': [
    {
      commentId: 'cmt',
      learnerId: 'lrn',
      enrolmentId: 'enr',
      evidenceId: 'evd',
      unitId: null,
      ksbId: null,
      audience: 'staffOnly',
      replyTo: null,
      text: 'Between us.',
    },
    'Commented on OB1, for staff only.',
  ],
  'comment.removed': [
    { commentId: 'cmt', enrolmentId: 'enr', audience: 'assessorAndIqa' },
    'Removed a comment, for assessor and IQA.',
  ],
  'record.confirmed': [{ answerId: 'rca', evidenceId: 'evd', evidenceRevision: 2 }, 'Confirmed OB1 as a fair account.'],
  'record.disputed': [
    { answerId: 'rca', evidenceId: 'evd', evidenceRevision: 2, statement: 'It was Tuesday.' },
    'Said what is wrong with OB1: It was Tuesday.',
  ],
}

describe('the sentence of an entry', () => {
  it.each(Object.entries(CASES))('of the kind %s says what happened', (kind, [data, sentence]) => {
    const { data: shape } = PROJECTORS[kind as EntryKind]
    expect(toSentence(kind, shape.parse(data), words)).toBe(sentence)
  })

  it('of a kind that is not known here names the kind', () => {
    expect(toSentence('portfolio.sent', null, words)).toContain('portfolio.sent')
  })
})
