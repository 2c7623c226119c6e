/** Only for tests: a centre in which everything has happened that the ledger knows, so that every fact table has rows. */
import { join } from 'node:path'
import { bundledMappings, bundledQualifications, bundledStandards } from '@crosswalk/frameworks/bundled'
import { createCountedIds, createTestClock } from '@crosswalk/testkit'
import { makeDataFolder } from '../db/data-folder.ts'
import { createTestFolder, createTestStore } from '../db/store.test-utils.ts'
import { eraseTexts, findEvidenceTexts } from '../erasures/erasures.repository.ts'
import { listWrittenEntries } from '../erasures/written-texts.repository.ts'
import { createFolderBlobStore } from '../files/blob-store-folder.ts'
import { createFrameworksRepository } from '../frameworks/frameworks.repository.ts'
import { addCentre } from '../ledger/world.test-utils.ts'
import { keepLink } from '../outside/outside.repository.ts'

export async function createFullWorld() {
  const folder = makeDataFolder(join(createTestFolder(), 'data'))
  const clock = createTestClock()
  const store = createTestStore({ file: folder.store, clock })
  const blobs = createFolderBlobStore(folder)
  const ids = createCountedIds()
  await createFrameworksRepository(store, store.mappings).loadFrameworks({
    standards: bundledStandards,
    qualifications: bundledQualifications,
    mappings: bundledMappings,
  })
  const [bundled] = bundledMappings
  if (!bundled) throw new Error('No mapping is bundled.')
  const mapping = await store.mappings.getMapping(store.read, bundled.id)
  const [unit, other] = mapping.qualification.units.filter(candidate => candidate.criteria.length > 3)
  const [ksb] = mapping.standard.ksbs
  if (!unit || !other || !ksb) throw new Error('The mapping is too small.')
  const criteria = unit.criteria.map(criterion => ({ criterionId: criterion.id }))

  const centre = await addCentre({ store, ids })
  const { write, managerId } = centre
  const accountId = ids.create('acc')
  await store.tx('account', async db => {
    await db.insert(db.t.accounts).values({ id: accountId, email: 'ann@crosswalk.test', createdAt: clock.now() })
  })
  await write({ actorId: managerId, kind: 'centre.changed', data: { name: 'Harbour Training Ltd' } })
  const assessorId = await centre.addPerson('Reed', 'assessor', 'tutor')
  const traineeId = await centre.addPerson('Vale', 'assessor')
  const iqaId = await centre.addPerson('Stone', 'iqa')
  await write({ actorId: managerId, kind: 'person.accountLinked', data: { personId: assessorId, accountId } })
  await write({ actorId: managerId, kind: 'person.changed', data: { personId: iqaId, familyName: 'Stone-Hall' } })
  const markId = ids.create('trm')
  await write({
    actorId: managerId,
    kind: 'trainingMark.added',
    data: { markId, personId: traineeId, from: '2026-01-05', to: '2026-12-31' },
  })
  const programmeId = await centre.addProgramme(mapping.id)
  const cohortId = await centre.addCohort()
  await write({ actorId: managerId, kind: 'cohort.changed', data: { cohortId, startsOn: '2026-01-05' } })
  const patternId = ids.create('upt')
  await write({
    actorId: managerId,
    kind: 'unitPattern.added',
    data: { patternId, programmeId, name: 'Contact centre', unitIds: [unit.id] },
  })
  await write({
    actorId: managerId,
    kind: 'unitPattern.changed',
    data: { patternId, name: 'Contact centre', unitIds: [unit.id, other.id] },
  })
  const learnerId = await centre.addLearner()
  const enrolmentId = await centre.addEnrolment({
    learnerId,
    programmeId,
    cohortId,
    unitIds: [unit.id, other.id],
    jobRole: 'both',
  })
  const of = { learnerId, enrolmentId }
  await centre.addRelationship(enrolmentId, 'assessor', assessorId)
  await centre.addRelationship(enrolmentId, 'assessor', traineeId)
  const relationshipId = await centre.addRelationship(enrolmentId, 'iqa', iqaId)
  await write({
    ...of,
    actorId: managerId,
    kind: 'enrolment.statusChanged',
    data: {
      enrolmentId,
      status: 'onBreak',
      sinceOn: '2026-03-02',
      reason: 'A new baby.',
      expectedReturnOn: '2026-04-13',
    },
  })

  for (const status of ['completed', 'withdrawn'] as const) {
    const data = { enrolmentId, status, from: '2026-12-12', reason: 'A new job.', expectedReturnOn: null }
    await write({ ...of, actorId: managerId, kind: 'enrolment.statusAnnounced', data })
    if (status === 'withdrawn') continue
    await write({ ...of, actorId: managerId, kind: 'enrolment.announcementTakenBack', data: { enrolmentId } })
  }

  await write({
    actorId: managerId,
    kind: 'erasurePower.given',
    data: { powerId: ids.create('erp'), personId: iqaId, from: '2026-01-05', to: null },
  })

  const employerId = ids.create('emp')
  const siteId = ids.create('sit')
  const lineManagerId = ids.create('lmg')
  const byManager = { actorId: managerId }
  await write({ ...byManager, kind: 'employer.added', data: { employerId, name: 'Swiftway' } })
  await write({ ...byManager, kind: 'employer.changed', data: { employerId, name: 'Swiftway Retail' } })
  await write({
    ...byManager,
    kind: 'employerSite.added',
    data: { siteId, employerId, name: 'Leeds', addressLines: ['1 Mill Lane'], postcode: 'LS1 4AB' },
  })
  await write({ ...byManager, kind: 'employerSite.changed', data: { siteId, employerId, postcode: 'LS1 4AC' } })
  await write({
    ...byManager,
    kind: 'lineManager.added',
    data: { lineManagerId, employerId, name: 'Ina Moss', email: 'ina@swiftway.example', phone: null },
  })
  await write({
    ...byManager,
    kind: 'lineManager.changed',
    data: { lineManagerId, employerId, phone: '0113 496 0000' },
  })
  await write({
    ...of,
    ...byManager,
    kind: 'enrolment.employerSet',
    data: { enrolmentId, employer: { employerId, siteId, lineManagerId, fromOn: '2026-01-05' } },
  })

  clock.advance({ days: 1 })
  const evidenceId = await centre.addEvidence({ ...of, authorId: assessorId })
  const blob = await blobs.write(centre.centreId, bytes('Minutes of the discussion.'))
  await write({
    ...of,
    evidenceId,
    actorId: assessorId,
    kind: 'file.added',
    data: {
      fileId: ids.create('fil'),
      evidenceId,
      name: 'minutes.txt',
      size: blob.size,
      mediaType: 'text/plain',
      sha256: blob.sha256,
      supersedes: null,
      version: 1,
    },
  })
  // One that should never have been here, and is not any more.
  const erasedId = ids.create('fil')
  const added = await write({
    ...of,
    evidenceId,
    actorId: assessorId,
    kind: 'file.added',
    data: {
      fileId: erasedId,
      evidenceId,
      name: 'card.txt',
      size: 4,
      mediaType: 'text/plain',
      sha256: 'e'.repeat(64),
      supersedes: null,
      version: 1,
    },
  })
  const { fileNames } = await findEvidenceTexts(store.read, centre.centreId, evidenceId)
  const texts = [...fileNames.values()].filter(text => text.sequence === added.sequence)
  await write({
    ...of,
    evidenceId,
    actorId: iqaId,
    kind: 'evidence.erased',
    data: {
      erasureId: ids.create('ers'),
      evidenceId,
      fileIds: [erasedId],
      words: [],
      reason: 'A bank card is in it.',
      texts,
      stand: [],
      fall: [],
    },
  })
  await store.tx('eraseTexts', db => eraseTexts(db, centre.centreId, texts, clock.now()))
  await write({
    ...of,
    evidenceId,
    actorId: iqaId,
    kind: 'evidence.markedConfidential',
    data: { evidenceId, confidential: true },
  })
  const to = { ...of, evidenceId, actorId: assessorId }
  const on = { ...of, evidenceId, assessorId }
  const tagIds = await centre.addTags(to, criteria)
  const [ksbTagId = ''] = await centre.addTags(to, [{ ksbId: ksb.id }])
  const decisionIds = await centre.decide(on, tagIds)
  const [firstDecisionId = ''] = decisionIds
  const [firstTagId = ''] = tagIds
  const [traineeDecisionId = ''] = await centre.decide({ ...on, assessorId: traineeId, inTraining: true }, [ksbTagId])
  await write({
    ...of,
    actorId: iqaId,
    kind: 'sample.made',
    data: {
      sampleId: ids.create('smp'),
      enrolmentId,
      note: null,
      decisions: [{ decisionId: firstDecisionId, outcome: 'agreedWithAction', action: 'Say which page.' }],
    },
  })
  const signOffId = ids.create('sgn')
  await write({
    ...of,
    actorId: assessorId,
    kind: 'unit.signedOff',
    data: {
      signOffId,
      enrolmentId,
      unitId: unit.id,
      criteriaHeld: unit.criteria.length,
      criteriaNotHeld: unit.notHeld.length,
      partOfUnit: !unit.complete,
      supplementaryTo: null,
      decisionIds,
      achievementIds: [],
    },
  })
  await write({
    ...of,
    actorId: assessorId,
    kind: 'achievement.added',
    data: {
      achievementId: ids.create('ach'),
      enrolmentId,
      unitId: other.id,
      kind: 'creditTransfer',
      note: 'Of 2024.',
      certificate: 'C-1',
    },
  })
  await write({
    ...of,
    actorId: assessorId,
    kind: 'confirmation.made',
    data: {
      confirmationId: ids.create('cnf'),
      enrolmentId,
      ksbId: ksb.id,
      kind: 'staff',
      outcome: 'confirmed',
      basis: {
        mappingId: mapping.id,
        programmeVersion: 1,
        rule: { kind: 'all' },
        scopeCriterionIds: [],
        supportIds: [firstDecisionId],
      },
      statement: null,
    },
  })
  const accessId = ids.create('oac')
  const linkHash = 'f'.repeat(64)
  const outside = { accessId, name: 'I. Moss, by the link' }
  await write({
    ...of,
    actorId: assessorId,
    kind: 'outsideAccess.granted',
    data: { accessId, purpose: 'gateway', lineManagerId, enrolmentId, expiresAt: '2027-01-05T09:00:00.000Z', linkHash },
  })
  await store.tx('link', db => keepLink(db, linkHash, accessId, clock.now()))
  await write({ ...of, actorId: null, kind: 'outsideAccess.opened', data: { accessId } })
  const line = { enrolmentId, line: 'englishAndMaths', text: 'English and maths are held' }
  await write({ ...of, actorId: assessorId, kind: 'gatewayLine.ticked', data: { ...line, note: 'GCSE, 2023.' } })
  await write({
    ...of,
    actorId: null,
    kind: 'gateway.signed',
    data: {
      signatureId: ids.create('gsg'),
      enrolmentId,
      party: 'employer',
      declaration: 'I agree.',
      basis: { mappingId: mapping.id, programmeVersion: 1, ksbs: [], lines: ['englishAndMaths'] },
      outside,
    },
  })
  await write({
    ...of,
    actorId: managerId,
    kind: 'certificate.claimed',
    data: { claimId: ids.create('clm'), enrolmentId, claimedOn: '2026-11-02', note: null },
  })
  await write({
    ...of,
    actorId: assessorId,
    kind: 'plan.saved',
    data: {
      enrolmentId,
      version: 1,
      lines: [
        {
          lineId: ids.create('pln'),
          what: 'A morning on the desk.',
          method: 'OB',
          criterionIds: [other.criteria[0]?.id ?? ''],
          dueOn: '2026-12-04',
        },
      ],
      nextVisit: { on: '2026-12-01', at: '10:30', place: 'On the desk' },
    },
  })
  const [discrepancy] = mapping.discrepancies
  await write({
    actorId: managerId,
    kind: 'discrepancy.settled',
    data: {
      settlementId: ids.create('stl'),
      rootId: mapping.id,
      discrepancyId: discrepancy?.id ?? '',
      choice: 'asRead',
      text: 'Keep 1.3 with both texts.',
      effect: { texts: [], links: [] },
      reason: 'They mean the same.',
      asked: 'Dana Whitlow',
      answer: 'Both are right.',
      answeredOn: '2026-11-18',
    },
  })
  await write({
    actorId: managerId,
    kind: 'ksbRule.set',
    data: { rootId: mapping.id, ksbId: ksb.id, rule: { kind: 'any' }, reason: 'One is enough.' },
  })
  await write({
    actorId: managerId,
    kind: 'mapping.published',
    data: {
      rootId: mapping.id,
      document: { ...bundled, id: ids.create('map'), version: 2 },
      version: 2,
      name: 'NCFE’s mapping',
      settlementIds: [],
    },
  })
  const [learner] = await store.read.select().from(store.t.learners)
  const answer = { answerId: ids.create('rca'), evidenceId, evidenceRevision: 1 }
  const byLearner = { ...of, evidenceId, actorId: learner?.personId ?? null }
  await write({ ...byLearner, kind: 'record.disputed', data: { ...answer, statement: 'It was Tuesday.' } })
  await write({ ...byLearner, kind: 'record.confirmed', data: { ...answer, answerId: ids.create('rca') } })

  const said = { ...of, evidenceId, unitId: null, ksbId: null }
  const commentId = ids.create('cmt')
  await write({
    ...of,
    actorId: assessorId,
    kind: 'comment.added',
    data: { ...said, commentId, audience: 'learnerAndStaff', replyTo: null, text: 'Bring the second draft.' },
  })
  await write({
    ...of,
    actorId: assessorId,
    kind: 'comment.removed',
    data: { commentId, enrolmentId, audience: 'learnerAndStaff' },
  })
  const [disputed] = await listWrittenEntries(store.read, centre.centreId, { enrolmentId, words: ['It was Tuesday.'] })
  if (disputed === undefined) throw new Error('Nothing was disputed.')
  await write({
    ...of,
    evidenceId,
    actorId: iqaId,
    kind: 'texts.erased',
    data: {
      erasureId: ids.create('ers'),
      texts: disputed.texts.map(({ sequence, hash, name }) => ({ sequence, hash, name })),
      audience: 'learnerAndStaff',
      reason: 'It names a customer.',
    },
  })
  await store.tx('eraseTexts', db => eraseTexts(db, centre.centreId, disputed.texts, clock.now()))
  return {
    ...centre,
    dataDir: folder.root,
    store,
    blobs,
    ids,
    clock,
    mapping,
    unit,
    programmeId,
    cohortId,
    learnerId,
    enrolmentId,
    evidenceId,
    assessorId,
    traineeId,
    iqaId,
    relationshipId,
    blob,
    tagIds,
    firstTagId,
    decisionIds,
    firstDecisionId,
    traineeDecisionId,
    signOffId,
    on,
  }
}

async function* bytes(text: string) {
  yield Buffer.from(text)
}
