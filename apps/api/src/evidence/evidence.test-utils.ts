/** Only for tests: a centre with one learner on 601/3973/0 and everybody around them, and another centre beside it. */
import type { RelationshipKind, Role } from '@crosswalk/contracts'
import { eq } from 'drizzle-orm'
import { createTestApp, type TestPerson } from '../app.test-utils.ts'
import { indexMapping } from '../frameworks/mapping-index.ts'
import { addCentre, createTestWorld, type TestWorld } from '../ledger/world.test-utils.ts'

type Centre = Awaited<ReturnType<typeof addCentre>>

export type Portfolio = Awaited<ReturnType<typeof createPortfolio>>

const UNIT_NUMBERS = [1, 2, 3, 5, 6, 7, 8, 15, 16, 17]

export async function createPortfolio() {
  const world = await createTestWorld()
  const app = await createTestApp(world)
  const own = await addPortfolioCentre(world, world)
  const elsewhere = await addPortfolioCentre(world, await addCentre(world, 'Brackwater College'))
  const index = indexMapping(world.mapping)

  /** "6/2.10" */
  function criterion(label: string): string {
    const found = [...index.criteria.values()].find(
      ({ unit, criterion: { number } }) => `${unit.number}/${number}` === label,
    )
    if (found === undefined) throw new Error(`No criterion ${label}.`)
    return found.criterion.id
  }

  function ksb(code: string): string {
    const found = [...index.ksbs.values()].find(candidate => candidate.code === code)
    if (found === undefined) throw new Error(`No KSB ${code}.`)
    return found.id
  }

  interface NewItem {
    as?: TestPerson
    criteria?: readonly string[]
    ksbs?: readonly string[]
    text?: string
    more?: object
  }

  /** A draft; the reply's body. */
  async function addDraft({
    as = own.learner,
    criteria = [],
    ksbs = [],
    text = 'What I did.',
    more = {},
  }: NewItem = {}) {
    const tags = [
      ...criteria.map(label => ({ criterionId: criterion(label) })),
      ...ksbs.map(code => ({ ksbId: ksb(code) })),
    ]
    const body = { title: 'Kettle refund', method: 'WP', enrolmentId: own.enrolmentId, text, tags, ...more }
    const reply = await app.request('POST', `/learners/${own.learnerId}/evidence`, { as, body })
    if (reply.status !== 201) throw new Error(`Evidence was not added: ${reply.text}`)
    return reply.body
  }

  async function addSubmitted(item: NewItem = {}) {
    const draft = await addDraft(item)
    const body = { revision: draft.revision, ownWork: true }
    const reply = await app.request('POST', `/evidence/${draft.id}/submission`, { as: item.as ?? own.learner, body })
    if (reply.status !== 200) throw new Error(`Evidence was not submitted: ${reply.text}`)
    return reply.body
  }

  /** One outcome for all tags of the item, or one each. */
  function decide(
    item: { id: string; revision: number; tags: { id: string }[] },
    outcomes: string | readonly string[],
    as: TestPerson = own.assessor,
  ) {
    const decisions = item.tags.map((tag, at) => {
      const outcome = typeof outcomes === 'string' ? outcomes : outcomes[at]
      return {
        tagId: tag.id,
        outcome,
        ...(outcome === 'referred' ? { feedback: 'Say what you promised.', dueOn: '2026-12-04' } : {}),
      }
    })
    return app.request('POST', `/evidence/${item.id}/decisions`, { as, body: { revision: item.revision, decisions } })
  }

  async function getLevel(label: string): Promise<string | undefined> {
    const [row] = await world.store.read
      .select()
      .from(world.store.t.progressRows)
      .where(eq(world.store.t.progressRows.enrolmentId, own.enrolmentId))
    const found = index.criteria.get(criterion(label))
    return row?.levels[found?.criterion.index ?? -1]
  }

  return { ...world, ...app, ...own, elsewhere, criterion, ksb, addDraft, addSubmitted, decide, getLevel }
}

async function addPortfolioCentre(world: TestWorld, centre: Centre) {
  const { store, ids, clock, mapping } = world
  const programmeId = await centre.addProgramme(mapping.id)
  const cohortId = await centre.addCohort()
  const learnerId = await centre.addLearner()
  const unitIds = mapping.qualification.units.filter(unit => UNIT_NUMBERS.includes(unit.number)).map(unit => unit.id)
  const enrolmentId = await centre.addEnrolment({ learnerId, programmeId, unitIds, cohortId, jobRole: 'both' })

  /** Somebody who can sign in. */
  async function toPerson(personId: string): Promise<TestPerson> {
    const accountId = ids.create('acc')
    await store.tx('testAccount', db =>
      db.insert(db.t.accounts).values({ id: accountId, email: `${accountId}@crosswalk.test`, createdAt: clock.now() }),
    )
    await centre.write({ actorId: null, kind: 'person.accountLinked', data: { personId, accountId } })
    return { personId, centreId: centre.centreId, accountId }
  }

  async function addStaff(name: string, roles: Role[], kinds: RelationshipKind[] = []): Promise<TestPerson> {
    const personId = await centre.addPerson(name, ...roles)
    for (const kind of kinds) await centre.addRelationship(enrolmentId, kind, personId)
    return toPerson(personId)
  }

  const [row] = await store.read.select().from(store.t.learners).where(eq(store.t.learners.id, learnerId))
  if (row === undefined) throw new Error('The learner was not added.')
  const trainee = await addStaff('Malik', ['assessor'], ['assessor'])
  await centre.write({
    actorId: centre.managerId,
    kind: 'trainingMark.added',
    data: { markId: ids.create('trn'), personId: trainee.personId, from: '2026-01-05', to: null },
  })
  return {
    programmeId,
    cohortId,
    learnerId,
    enrolmentId,
    unitIds,
    centre,
    learner: await toPerson(row.personId),
    manager: await toPerson(centre.managerId),
    assessor: await addStaff('Ashworth', ['assessor'], ['assessor']),
    otherAssessor: await addStaff('Peters', ['assessor']),
    trainee,
    countersigner: await addStaff('Peake', ['assessor'], ['countersigner']),
    iqa: await addStaff('Achebe', ['iqa'], ['iqa']),
    leadIqa: await addStaff('Lindqvist', ['leadIqa']),
    tutor: await addStaff('Sinclair', ['tutor'], ['tutor']),
    addStaff,
  }
}
