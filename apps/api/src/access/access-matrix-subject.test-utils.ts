/** Only for tests: one enrolment with everything that can hang on it, and everybody of two centres who may ask for it. */
import { type CommentAudience, UPLOADS_PATH } from '@crosswalk/contracts'
import type { TestPerson } from '../app.test-utils.ts'
import { createPortfolio } from '../evidence/evidence.test-utils.ts'

/** Everybody who asks, as the table's columns name them. Null is nobody at all. */
type People = Readonly<Record<string, TestPerson | null>>

export type Subject = Awaited<ReturnType<typeof createSubject>>

export async function createSubject() {
  const p = await createPortfolio()

  const unit = await createSignedOffUnit(p)
  const draft = await p.addDraft({ criteria: ['6/2.2'] })
  const submitted = await p.addSubmitted({ criteria: ['6/2.3'] })
  const viewer = { ...p.learner, roles: ['learner' as const], familyId: '', inTraining: false }
  const written = await p.addDraft({ criteria: ['6/2.4'] })
  const fileId = await p.services.uploads.addFile(viewer, written.id, {
    name: 'notes.txt',
    bytes: Buffer.from('Notes.'),
  })
  await p.request('POST', `/evidence/${written.id}/submission`, { as: p.learner, body: { ownWork: true } })

  // Somebody in training decided: the first waits for a countersignature, the second was corrected since.
  const waiting = await decideOne(p, '6/2.5', p.trainee)
  const corrected = await decideOne(p, '6/2.6', p.assessor)
  await p.request('POST', `/decisions/${corrected.decisionId}/correction`, {
    as: p.assessor,
    body: { outcome: 'notUsed', reason: 'A slip.' },
  })

  // Another learner beside, with people of their own.
  const otherLearnerId = await p.centre.addLearner('Adeyemi')
  const other = { learnerId: otherLearnerId, programmeId: p.programmeId, unitIds: p.unitIds, cohortId: p.cohortId }
  const otherEnrolmentId = await p.centre.addEnrolment(other)
  const otherCohortId = await p.centre.addCohort('Spring')
  const otherProgrammeId = await p.centre.addProgramme(p.mapping.id)
  const strangerId = await p.centre.addLearner('Novak')
  const strangersEnrolmentId = await p.centre.addEnrolment({
    ...other,
    learnerId: strangerId,
    programmeId: otherProgrammeId,
    cohortId: otherCohortId,
  })
  const programmeIqa = await p.addStaff('Hale', ['iqa'])
  const otherIqa = await p.addStaff('Quinn', ['iqa'])
  const otherTutor = await p.addStaff('Reid', ['tutor'])
  await p.centre.addRelationship(otherEnrolmentId, 'iqa', programmeIqa.personId)
  await p.centre.addRelationship(strangersEnrolmentId, 'iqa', otherIqa.personId)
  await p.centre.addRelationship(strangersEnrolmentId, 'tutor', otherTutor.personId)
  await p.centre.addRelationship(strangersEnrolmentId, 'assessor', p.otherAssessor.personId)
  const formerAssessor = await p.addStaff('Doyle', ['assessor'])
  const ended = { kind: 'assessor', personId: formerAssessor.personId, from: '2026-02-02', to: '2026-11-19' }
  const relationship = await p.request('POST', `/enrolments/${p.enrolmentId}/relationships`, {
    as: p.manager,
    body: ended,
  })
  const pattern = await p.request('POST', '/unit-patterns', {
    as: p.manager,
    body: { programmeId: p.programmeId, name: 'Contact centre', unitIds: p.unitIds },
  })
  const employer = await p.request('POST', '/employers', {
    as: p.manager,
    body: { name: 'Swiftway', sites: [{ name: 'Leeds' }], lineManagers: [{ name: 'Ina Moss' }] },
  })
  const otherEmployer = await p.request('POST', '/employers', { as: p.elsewhere.manager, body: { name: 'Beacon' } })
  const employerId = String(employer.body.id)
  const setEmployer = async (chosen: object) => {
    const { body } = await p.request('GET', `/enrolments/${p.enrolmentId}`, { as: p.manager })
    const url = `/enrolments/${p.enrolmentId}`
    await p.request('PATCH', url, { as: p.manager, body: { revision: body.revision, employer: chosen } })
  }
  const lineManagerId = String(employer.body.lineManagers[0].id)
  await setEmployer({ id: employerId, lineManagerId })
  const granted = await p.request('POST', `/enrolments/${p.enrolmentId}/outside-accesses`, {
    as: p.manager,
    body: { purpose: 'gateway' },
  })
  const accessId = String(granted.body.access.id)
  await p.request('POST', `/outside-accesses/${accessId}/revocation`, { as: p.manager })
  await setEmployer({ id: employerId })
  const ksbId = p.mapping.standard.ksbs[0]?.id ?? ''
  const said = await p.request('POST', `/enrolments/${p.enrolmentId}/ksbs/${ksbId}/confirmations`, {
    as: p.tutor,
    body: { outcome: 'confirmed', statement: 'Seen at work.' },
  })
  const confirmationId = String(said.body.confirmations[0].id)
  const withdrawal = { as: p.tutor, body: { reason: 'A slip.' } }
  await p.request('POST', `/confirmations/${confirmationId}/withdrawal`, withdrawal)
  const signatureId = p.ids.create('gsg')
  await p.centre.write({
    learnerId: p.learnerId,
    enrolmentId: p.enrolmentId,
    actorId: p.learner.personId,
    kind: 'gateway.signed',
    data: {
      signatureId,
      enrolmentId: p.enrolmentId,
      party: 'learner',
      declaration: 'I am ready.',
      basis: { mappingId: p.mapping.id, programmeVersion: 1, ksbs: [], lines: [] },
    },
  })
  await p.request('POST', `/gateway-signatures/${signatureId}/withdrawal`, {
    as: p.learner,
    body: { reason: 'Too early.' },
  })
  const enrolment = await p.request('GET', `/enrolments/${p.enrolmentId}`, { as: p.manager })
  const closedPersonId = await p.centre.addPerson('Closed', 'tutor')
  await p.request('POST', `/people/${closedPersonId}/closing`, { as: p.manager, body: { reason: 'Left.' } })

  const own = await publishOwnMapping(p)
  // The power to erase goes by name: one of each kind has it, and seeing is asked for besides.
  for (const [centre, personId] of [
    [p.centre, p.assessor.personId],
    [p.centre, p.tutor.personId],
    [p.centre, otherIqa.personId],
    [p.elsewhere.centre, p.elsewhere.manager.personId],
  ] as const) {
    const data = { powerId: p.ids.create('erp'), personId, from: '2026-01-05', to: null }
    await centre.write({ actorId: centre.managerId, kind: 'erasurePower.given', data })
  }

  const { people } = p.store.t
  const learnerPeople = await p.store.read.select().from(people)
  const otherLearnerPersonId = learnerPeople.find(person => person.familyName === 'Adeyemi')?.id
  if (otherLearnerPersonId === undefined) throw new Error('The other learner was not added.')

  const columns: People = {
    nobody: null,
    lrn: p.learner,
    lrn2: { ...p.learner, personId: otherLearnerPersonId },
    ass: p.assessor,
    ass0: formerAssessor,
    ass2: p.otherAssessor,
    trn: p.trainee,
    csg: p.countersigner,
    iqa: p.iqa,
    iqaP: programmeIqa,
    iqa2: otherIqa,
    lead: p.leadIqa,
    tut: p.tutor,
    tut2: otherTutor,
    mgr: p.manager,
    '/lrn': p.elsewhere.learner,
    '/ass': p.elsewhere.assessor,
    '/trn': p.elsewhere.trainee,
    '/csg': p.elsewhere.countersigner,
    '/iqa': p.elsewhere.iqa,
    '/lead': p.elsewhere.leadIqa,
    '/tut': p.elsewhere.tutor,
    '/mgr': p.elsewhere.manager,
  }
  const headersByColumn = new Map<string, Record<string, string>>()
  for (const [column, person] of Object.entries(columns)) {
    if (person !== null) headersByColumn.set(column, await p.signedInAs(person))
  }
  const comments = await createComments(p, String(submitted.id))
  // Whoever is told of what has been done so far, has been.
  await p.services.inbox.tell()
  // An upload that is finished: asked for again, it answers and changes nothing.
  const origin = await p.app.listen({ port: 0, host: '127.0.0.1' })
  const uploadUrl = await uploadWhole(origin, draft.id, {
    ...headersByColumn.get('lrn'),
  })

  return {
    ...p,
    ...unit,
    ...own,
    comments,
    draft,
    submitted,
    waiting,
    corrected,
    fileId,
    closedPersonId,
    origin,
    uploadUrl,
    otherEnrolmentId,
    enrolmentRevision: Number(enrolment.body.revision),
    patternId: String(pattern.body.id),
    employerId,
    siteId: String(employer.body.sites[0].id),
    lineManagerId,
    accessId,
    ksbId,
    confirmationId,
    signatureId,
    elsewhere: { ...p.elsewhere, employerId: String(otherEmployer.body.id) },
    relationshipId: String(relationship.body.id),
    columns,
    headersByColumn,
  }
}

type Portfolio = Awaited<ReturnType<typeof createPortfolio>>

/** A version of the centre’s own; nothing differs from it, and the first of its settlements was superseded. */
async function publishOwnMapping(p: Portfolio) {
  const as = p.manager
  const discrepancyId = p.mapping.discrepancies.find(one => one.code === 'criterion.twoTexts')?.id ?? ''
  const settle = (choice: string) =>
    p.request('POST', `/mappings/${p.mapping.id}/settlements`, {
      as,
      body: { discrepancyId, choice, reason: 'They wrote to us.' },
    })
  const first = await settle('asRead')
  await settle('readAs:1.4:51')
  const draft = await p.request('GET', `/mappings/${p.mapping.id}/draft`, { as })
  const body = { basis: draft.body.basis }
  const published = await p.request('POST', `/mappings/${p.mapping.id}/versions`, { as, body })
  return { discrepancyId, endedSettlementId: String(first.body.id), ownMappingId: String(published.body.id) }
}

async function decideOne(p: Portfolio, label: string, as: TestPerson) {
  const item = await p.addSubmitted({ criteria: [label] })
  const reply = await p.decide(item, 'accepted', as)
  if (reply.status !== 200) throw new Error(`${label} was not decided: ${reply.text}`)
  const [tag] = reply.body.tags
  return { evidenceId: String(item.id), tagId: String(tag.id), decisionId: String((tag.decision ?? tag.waiting).id) }
}

/** One for each audience on an item, a unit and a KSB, and one of the item's that its author removed. */
async function createComments(p: Portfolio, evidenceId: string) {
  const ofEnrolment = `/enrolments/${p.enrolmentId}`
  const say = async (place: string, audience: CommentAudience): Promise<string> => {
    const reply = await p.request('POST', `${place}/comments`, { as: p.assessor, body: { text: 'A word.', audience } })
    if (reply.status !== 201) throw new Error(`The comment was not taken: ${reply.text}`)
    return String(reply.body.id)
  }
  const sayToEach = async (place: string) => ({
    place: `/api/v1${place}/comments`,
    learnerAndStaff: await say(place, 'learnerAndStaff'),
    staffOnly: await say(place, 'staffOnly'),
    assessorAndIqa: await say(place, 'assessorAndIqa'),
  })
  const removed = await say(`/evidence/${evidenceId}`, 'learnerAndStaff')
  await p.request('POST', `/comments/${removed}/removal`, { as: p.assessor })
  return {
    onEvidence: await sayToEach(`/evidence/${evidenceId}`),
    onUnit: await sayToEach(`${ofEnrolment}/units/${p.unitIds[0]}`),
    onKsb: await sayToEach(`${ofEnrolment}/ksbs/${p.ksb('K1')}`),
    removed,
    removedOnUnit: await removeOne(`${ofEnrolment}/units/${p.unitIds[0]}`),
    removedOnKsb: await removeOne(`${ofEnrolment}/ksbs/${p.ksb('K1')}`),
  }

  async function removeOne(place: string): Promise<string> {
    const id = await say(place, 'learnerAndStaff')
    await p.request('POST', `/comments/${id}/removal`, { as: p.assessor })
    return id
  }
}

/** A unit accepted and signed off, and the signature reopened. */
async function createSignedOffUnit(p: Portfolio) {
  const unit = p.mapping.qualification.units.find(({ number }) => number === 17)
  if (unit === undefined) throw new Error('There is no Unit 17.')
  const item = await p.addSubmitted({ criteria: unit.criteria.map(({ number }) => `17/${number}`) })
  const decided = await p.decide(item, 'accepted')
  const reply = await p.request('POST', `/enrolments/${p.enrolmentId}/units/${unit.id}/sign-offs`, {
    as: p.assessor,
    body: { declaration: true },
  })
  if (reply.status !== 201) throw new Error(`The unit was not signed off: ${reply.text}`)
  const [tag] = decided.body.tags
  const signOffId = String(reply.body.id)
  await p.request('POST', `/sign-offs/${signOffId}/reopening`, { as: p.assessor, body: { reason: 'Too early.' } })
  p.clock.advance({ minutes: 30 })
  const entries = await p.store.read.select().from(p.store.t.ledger)
  return {
    signOffId,
    /** Of the entry that says why. */
    reopenedSequence: entries.findLast(entry => entry.kind === 'signOff.reopened')?.sequence ?? 0,
    accepted: { evidenceId: String(item.id), tagId: String(tag.id), decisionId: String(tag.decision.id) },
  }
}

async function uploadWhole(origin: string, evidenceId: string, headers: Record<string, string>): Promise<string> {
  const bytes = new TextEncoder().encode('Whole.')
  const tus = { ...headers, 'tus-resumable': '1.0.0' }
  const begun = await fetch(`${origin}${UPLOADS_PATH}`, {
    method: 'POST',
    headers: { ...tus, 'upload-length': String(bytes.length), 'upload-metadata': toMetadata(evidenceId) },
  })
  const url = begun.headers.get('location') ?? ''
  const sent = await fetch(`${origin}${url}`, {
    method: 'PATCH',
    headers: { ...tus, 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' },
    body: bytes,
  })
  if (sent.status !== 204) throw new Error(`The upload was not taken: ${sent.status}.`)
  return url
}

export const toMetadata = (evidenceId: string) =>
  `evidenceId ${Buffer.from(evidenceId).toString('base64')},filename ${Buffer.from('whole.txt').toString('base64')}`
