/** Writes what was planned: lines that are all right, in one transaction. */
import { RELATIONSHIP_KINDS } from '@crosswalk/contracts'
import { toPreviousDay } from '../dates/centre-day.ts'
import type { WriteDb } from '../db/store.ts'
import { setEmployer } from '../employers/set-employer.ts'
import { computeUnitsEffect } from '../enrolments/units-effect.ts'
import type { Actor } from '../http/actor.ts'
import type { Ids } from '../ids.ts'
import { appendEntry } from '../ledger/append-entry.ts'
import { requireAccount } from '../people/people-accounts.repository.ts'
import { followEmail, listChangedDetails } from '../people/person-details.ts'
import { findEnrolmentFacts } from '../progress-rows/enrolment-facts.repository.ts'
import { toKey } from '../tabular/match-columns.ts'
import { changesUnits, changesWorkplace, listStanding, toKeptUln } from './learner-changes.ts'
import type { KnownEnrolment, KnownLearner } from './learner-directory.repository.ts'
import type { ChosenWorkplace, LearnerPlan, Place } from './plan-learners.ts'

interface By {
  actor: Actor
  ids: Ids
  today: string
}

export interface WrittenLearner {
  learnerId: string
  personId: string
}

export function createLearnerWriter(db: WriteDb, { actor, ids, today }: By) {
  const { centreId, personId: actorId } = actor
  /** Those added on the way, so that the next line finds them. */
  const added = new Map<string, string>()

  async function requirePlace(place: Place, key: string, add: (id: string) => Promise<unknown>, prefix: string) {
    if (place.id !== null) return place.id
    const known = added.get(`${key} ${toKey(place.name)}`)
    if (known !== undefined) return known
    const id = ids.create(prefix)
    await add(id)
    added.set(`${key} ${toKey(place.name)}`, id)
    return id
  }

  const requireCohort = (cohort: Place) =>
    requirePlace(
      cohort,
      'cohort',
      cohortId =>
        appendEntry(db, {
          centreId,
          actorId,
          kind: 'cohort.added',
          data: { cohortId, name: cohort.name, startsOn: null },
        }),
      'coh',
    )

  async function requireWorkplace({ employer, site }: ChosenWorkplace) {
    const employerId = await requirePlace(
      employer,
      'employer',
      id =>
        appendEntry(db, { centreId, actorId, kind: 'employer.added', data: { employerId: id, name: employer.name } }),
      'emp',
    )
    if (site === null) return { id: employerId }
    const siteId = await requirePlace(
      site,
      `site of ${employerId}`,
      id =>
        appendEntry(db, {
          centreId,
          actorId,
          kind: 'employerSite.added',
          data: { siteId: id, employerId, name: site.name, addressLines: [], postcode: null },
        }),
      'sit',
    )
    return { id: employerId, siteId }
  }

  async function addLearner({ line }: LearnerPlan): Promise<WrittenLearner> {
    const { givenName, familyName, email = null, uln = null, ownReference = null } = line
    const accountId = email === null ? null : await requireAccount(db, ids, centreId, email)
    const learnerId = ids.create('lrn')
    const personId = ids.create('per')
    const newPerson = { givenName, familyName, email, accountId }
    const roleId = ids.create('rol')
    await appendEntry(db, {
      centreId,
      actorId,
      learnerId,
      kind: 'learner.added',
      data: { learnerId, personId, newPerson, roleId, from: today, uln, ownReference },
    })
    return { learnerId, personId }
  }

  async function changeLearner({ line }: LearnerPlan, learner: KnownLearner): Promise<void> {
    const { id: learnerId, personId } = learner
    const { givenName, familyName, email } = line
    const details = listChangedDetails(learner, { givenName, familyName, email })
    const uln = toKeptUln(learner, line.uln)
    const { ownReference } = line
    const keys = {
      ...(uln !== undefined && uln !== learner.uln ? { uln } : {}),
      ...(ownReference !== undefined && ownReference !== learner.ownReference ? { ownReference } : {}),
    }
    if (Object.keys({ ...details, ...keys }).length === 0) return
    const accountId = await followEmail(db, ids, { ...learner, id: personId }, details.email)
    const data = { learnerId, personId, ...details, ...keys }
    await appendEntry(db, { centreId, actorId, learnerId, kind: 'learner.changed', data })
    if (accountId !== null) {
      await appendEntry(db, { centreId, actorId, kind: 'person.accountLinked', data: { personId, accountId } })
    }
  }

  async function addEnrolment(plan: LearnerPlan, learnerId: string): Promise<void> {
    const { line, programme, pattern, cohort, startsOn } = plan
    if (programme === null || pattern === null || startsOn === null) throw new Error('A line that is not whole.')
    const enrolmentId = ids.create('enr')
    const of = { centreId, actorId, learnerId, enrolmentId }
    await appendEntry(db, {
      ...of,
      kind: 'enrolment.added',
      data: {
        enrolmentId,
        learnerId,
        programmeId: programme.id,
        programmeVersion: programme.version,
        cohortId: cohort === null ? null : await requireCohort(cohort),
        startsOn,
        plannedEndOn: line.plannedEndOn ?? null,
        unitIds: pattern.described.unitIds,
        jobRole: line.jobRole ?? null,
        ...(line.registration === undefined ? {} : { registration: line.registration }),
      },
    })
    if (plan.workplace !== null) {
      await setEmployer(db, of, { ...(await requireWorkplace(plan.workplace)), from: startsOn }, today)
    }
    for (const kind of RELATIONSHIP_KINDS) {
      const person = plan.related[kind]
      if (person === undefined) continue
      const data = {
        relationshipId: ids.create('rel'),
        enrolmentId,
        personId: person.id,
        kind,
        from: startsOn,
        to: null,
      }
      await appendEntry(db, { ...of, kind: 'relationship.added', data })
    }
  }

  async function changeEnrolment(plan: LearnerPlan, learnerId: string, enrolment: KnownEnrolment): Promise<void> {
    const { line, cohort } = plan
    const { id: enrolmentId } = enrolment
    const of = { centreId, actorId, learnerId, enrolmentId }
    const { registration, startsOn, plannedEndOn, jobRole } = line
    const details = {
      ...(cohort !== null && cohort.id !== enrolment.cohortId ? { cohortId: await requireCohort(cohort) } : {}),
      ...(startsOn !== undefined && startsOn !== enrolment.startsOn ? { startsOn } : {}),
      ...(plannedEndOn !== undefined && plannedEndOn !== enrolment.plannedEndOn ? { plannedEndOn } : {}),
      ...(registration !== undefined && registration !== enrolment.registration ? { registration } : {}),
    }
    if (Object.keys(details).length > 0) {
      await appendEntry(db, { ...of, kind: 'enrolment.changed', data: { enrolmentId, ...details } })
    }
    if (jobRole !== undefined && jobRole !== enrolment.jobRole) {
      await appendEntry(db, { ...of, kind: 'enrolment.jobRoleDecided', data: { enrolmentId, jobRole } })
    }
    if (plan.workplace !== null && changesWorkplace(plan, enrolment)) {
      await setEmployer(db, of, await requireWorkplace(plan.workplace), today)
    }
    await changeRelationships(plan, of, enrolment)
    if (changesUnits(plan, enrolment)) await changeUnits(plan, of)
  }

  type Of = { centreId: string; actorId: string; learnerId: string; enrolmentId: string }

  /** Whoever is named takes the place of whoever is this now, from today. Past decisions keep their name. */
  async function changeRelationships(plan: LearnerPlan, of: Of, enrolment: KnownEnrolment): Promise<void> {
    const { enrolmentId } = of
    for (const kind of RELATIONSHIP_KINDS) {
      const person = plan.related[kind]
      if (person === undefined) continue
      const standing = listStanding(enrolment, kind, today)
      if (standing.some(({ personId }) => personId === person.id)) continue
      for (const { id: relationshipId, personId, from } of standing) {
        const to = from < today ? toPreviousDay(today) : null
        await appendEntry(db, {
          ...of,
          kind: 'relationship.ended',
          data: { relationshipId, enrolmentId, personId, to },
        })
      }
      const from = enrolment.startsOn > today ? enrolment.startsOn : today
      const data = { relationshipId: ids.create('rel'), enrolmentId, personId: person.id, kind, from, to: null }
      await appendEntry(db, { ...of, kind: 'relationship.added', data })
    }
  }

  /** No work rests on what goes: a line of which that is not so was not planned. */
  async function changeUnits({ programme, pattern }: LearnerPlan, of: Of): Promise<void> {
    const loaded = await findEnrolmentFacts(db, of.enrolmentId)
    if (loaded === null || programme === null || pattern === null) throw new Error('An enrolment that is not there.')
    const { unitIds } = pattern.described
    const { added: more, removed, ksbs } = computeUnitsEffect(programme.mapping, loaded, unitIds)
    await appendEntry(db, {
      ...of,
      kind: 'units.changed',
      data: {
        enrolmentId: of.enrolmentId,
        added: more,
        removed,
        reason: null,
        ksbs: ksbs.map(({ ksbId, change }) => ({ ksbId, change })),
      },
    })
  }

  return async function writeLearner(plan: LearnerPlan): Promise<WrittenLearner> {
    const { learner, enrolment } = plan
    const written = learner === null ? await addLearner(plan) : { learnerId: learner.id, personId: learner.personId }
    if (learner !== null) await changeLearner(plan, learner)
    if (enrolment === null) await addEnrolment(plan, written.learnerId)
    else await changeEnrolment(plan, written.learnerId, enrolment)
    return written
  }
}
