/**
 * Only for tests: a centre over the bundled frameworks, with what a test asks for written through the ledger. It checks
 * no rule and asks no policy: those are the services'.
 */
import type { Method, RelationshipKind, Role } from '@crosswalk/contracts'
import { bundledMappings, bundledQualifications, bundledStandards } from '@crosswalk/frameworks/bundled'
import type { JobRole, Outcome, Threshold } from '@crosswalk/progress'
import { createCountedIds, createTestClock } from '@crosswalk/testkit'
import { createTestStore } from '../db/store.test-utils.ts'
import { createFrameworksRepository } from '../frameworks/frameworks.repository.ts'
import { type AppendedEntry, appendEntry, type NewEntry } from './append-entry.ts'
import type { EntryKind } from './projectors.ts'

export type TestWorld = Awaited<ReturnType<typeof createTestWorld>>

type Target = { criterionId: string } | { ksbId: string }

export async function createTestWorld(options: { centreName?: string } = {}) {
  const clock = createTestClock()
  const store = createTestStore({ clock })
  const ids = createCountedIds()
  await createFrameworksRepository(store, store.mappings).loadFrameworks({
    standards: bundledStandards,
    qualifications: bundledQualifications,
    mappings: bundledMappings,
  })
  return {
    store,
    ids,
    clock,
    mapping: await getFirstMapping(store),
    ...(await addCentre({ store, ids }, options.centreName)),
  }
}

async function getFirstMapping(store: ReturnType<typeof createTestStore>) {
  const [mapping] = bundledMappings
  if (!mapping) throw new Error('No mapping is bundled.')
  return store.mappings.getMapping(store.read, mapping.id)
}

type CentreDeps = { store: ReturnType<typeof createTestStore>; ids: ReturnType<typeof createCountedIds> }

/** Another centre in the same store: nothing crosses from one to the other. */
export async function addCentre({ store, ids }: CentreDeps, name = 'Harbour Training') {
  const centreId = ids.create('ctr')
  const write = <Kind extends EntryKind>(entry: Omit<NewEntry<Kind>, 'centreId'>): Promise<AppendedEntry> =>
    store.tx(entry.kind, db => appendEntry(db, { centreId, ...entry } as NewEntry<Kind>))

  await write({ actorId: null, kind: 'centre.added', data: { centreId, name, timeZone: 'Europe/London' } })

  async function addPerson(familyName: string, ...roles: Role[]): Promise<string> {
    const personId = ids.create('per')
    await write({
      actorId: null,
      kind: 'person.added',
      data: { personId, givenName: 'Ann', familyName, email: `${personId}@crosswalk.test`, accountId: null },
    })
    for (const role of roles) {
      const roleId = ids.create('rol')
      await write({ actorId: null, kind: 'role.added', data: { roleId, personId, role, from: '2026-01-05' } })
    }
    return personId
  }
  const managerId = await addPerson('Marsh', 'centreManager')

  async function addProgramme(
    mappingId: string,
    settings: { threshold?: Threshold; acceptedTagsNeeded?: number } = {},
  ): Promise<string> {
    const programmeId = ids.create('prg')
    await write({
      actorId: managerId,
      kind: 'programme.added',
      data: {
        programmeId,
        name: 'Customer Service Practitioner',
        version: 1,
        mappingId,
        threshold: 'accepted',
        acceptedTagsNeeded: 1,
        currencyMonths: null,
        ...settings,
      },
    })
    return programmeId
  }

  async function addCohort(cohortName = 'Autumn'): Promise<string> {
    const cohortId = ids.create('coh')
    await write({ actorId: managerId, kind: 'cohort.added', data: { cohortId, name: cohortName, startsOn: null } })
    return cohortId
  }

  async function addLearner(familyName = 'Okafor'): Promise<string> {
    const learnerId = ids.create('lrn')
    await write({
      learnerId,
      actorId: managerId,
      kind: 'learner.added',
      data: {
        learnerId,
        personId: ids.create('per'),
        newPerson: { givenName: 'Ben', familyName, email: null, accountId: null },
        roleId: ids.create('rol'),
        from: '2026-01-05',
        uln: null,
        ownReference: null,
      },
    })
    return learnerId
  }

  async function addEnrolment(enrolment: {
    learnerId: string
    programmeId: string
    unitIds: string[]
    cohortId?: string | null
    jobRole?: JobRole | null
  }): Promise<string> {
    const enrolmentId = ids.create('enr')
    await write({
      learnerId: enrolment.learnerId,
      enrolmentId,
      actorId: managerId,
      kind: 'enrolment.added',
      data: {
        enrolmentId,
        programmeVersion: 1,
        cohortId: null,
        jobRole: null,
        startsOn: '2026-01-05',
        plannedEndOn: null,
        ...enrolment,
      },
    })
    return enrolmentId
  }

  async function addRelationship(enrolmentId: string, kind: RelationshipKind, personId: string): Promise<string> {
    const relationshipId = ids.create('rel')
    await write({
      enrolmentId,
      actorId: managerId,
      kind: 'relationship.added',
      data: { relationshipId, enrolmentId, personId, kind, from: '2026-01-05', to: null },
    })
    return relationshipId
  }

  const numbers = new Map<string, number>()
  async function addEvidence(of: {
    learnerId: string
    enrolmentId: string
    authorId: string
    method?: Method
    title?: string
  }): Promise<string> {
    const { learnerId, enrolmentId, authorId, method = 'OB', title = 'A morning on the desk' } = of
    const evidenceId = ids.create('evd')
    const number = (numbers.get(learnerId + method) ?? 0) + 1
    numbers.set(learnerId + method, number)
    await write({
      learnerId,
      enrolmentId,
      evidenceId,
      actorId: authorId,
      kind: 'evidence.added',
      data: {
        evidenceId,
        learnerId,
        enrolmentId,
        method,
        number,
        authorKind: 'assessor',
        authorId,
        authorName: null,
        title,
        occurredOn: '2026-03-02',
        description: null,
        link: null,
        text: 'Greeted eleven customers.',
        keptAt: null,
      },
    })
    return evidenceId
  }

  async function addTags(
    to: { learnerId: string; enrolmentId: string; evidenceId: string; actorId: string; submitted?: boolean },
    targets: readonly Target[],
  ): Promise<string[]> {
    const { submitted = true, actorId, ...where } = to
    const tags = targets.map(target => ({
      tagId: ids.create('tag'),
      criterionId: 'criterionId' in target ? target.criterionId : null,
      ksbId: 'ksbId' in target ? target.ksbId : null,
      locator: null,
    }))
    await write({ ...where, actorId, kind: 'tags.added', data: { ...where, submitted, tags } })
    return tags.map(tag => tag.tagId)
  }

  async function decide(
    on: { learnerId: string; enrolmentId: string; evidenceId: string; assessorId: string; inTraining?: boolean },
    tagIds: readonly string[],
    outcome: Outcome = 'accepted',
  ): Promise<string[]> {
    const { assessorId, inTraining = false, ...where } = on
    const decisions = tagIds.map(tagId => ({
      decisionId: ids.create('dec'),
      tagId,
      outcome,
      feedback: 'Clear and complete.',
      dueOn: null,
      scopeWasEmpty: false,
    }))
    await write({
      ...where,
      actorId: assessorId,
      kind: 'decisions.made',
      data: {
        evidenceId: on.evidenceId,
        enrolmentId: on.enrolmentId,
        evidenceRevision: 1,
        fileIds: [],
        countersignatureRequired: inTraining,
        decisions,
      },
    })
    return decisions.map(decision => decision.decisionId)
  }

  return {
    centreId,
    managerId,
    write,
    addPerson,
    addProgramme,
    addCohort,
    addLearner,
    addEnrolment,
    addRelationship,
    addEvidence,
    addTags,
    decide,
  }
}
