// [LEVEL-3] Units achieved elsewhere: a credit transfer or an exemption, with what shows it and who checked that.
import type { Achievement } from '@crosswalk/contracts'
import type { AchievementKind } from '@crosswalk/progress'
import { getEnrolmentAccess } from '../access/enrolment-access.repository.ts'
import { toMoment } from '../dates/moment.ts'
import type { Clock } from '../db/clock.ts'
import type { Db, Store } from '../db/store.ts'
import { isInTraining } from '../decisions/training.repository.ts'
import { findEvidenceRecord } from '../evidence/evidence.repository.ts'
import type { MappingReader } from '../frameworks/frameworks.repository.ts'
import type { Actor } from '../http/actor.ts'
import { appError, invalidField } from '../http/app-error.ts'
import type { Ids } from '../ids.ts'
import { appendEntry } from '../ledger/append-entry.ts'
import { findPersonRecord } from '../people/people.repository.ts'
import { listSignOffRecords } from '../sign-offs/sign-offs.repository.ts'
import { loadUnit } from '../units/load-unit.ts'
import { findAchievement, findAchievementById } from '../units/units.repository.ts'
import { toAchievement } from './achievements.model.ts'
import { requireAchieve, requireEndAchievement } from './achievements.policy.ts'

export interface NewAchievement {
  kind: AchievementKind
  certificate?: string | undefined
  awardingBody?: string | undefined
  uan?: string | undefined
  achievedOn?: string | undefined
  evidenceId?: string | undefined
  checkedBy?: string | undefined
  checkedOn?: string | undefined
  note?: string | undefined
}

interface Dependencies {
  store: Store
  clock: Clock
  ids: Ids
  mappings: MappingReader
}

export function createAchievementsService({ store, clock, ids, mappings }: Dependencies) {
  const now = () => toMoment(clock)

  async function requireChecker(db: Db, actor: Actor, checkedBy: string, learnerPersonId: string): Promise<void> {
    if (checkedBy === actor.personId) return
    const person = await findPersonRecord(db, checkedBy, now())
    if (person === null || person.centreId !== actor.centreId) throw appError('record.notFound')
    if (person.id === learnerPersonId) throw appError('access.separation')
    if (!person.roles.some(role => role !== 'learner')) {
      throw invalidField('checkedBy', `${person.name} is not one of your staff.`)
    }
  }

  return {
    addAchievement: (actor: Actor, enrolmentId: string, unitId: string, given: NewAchievement): Promise<Achievement> =>
      store.tx('addAchievement', async db => {
        const { today } = now()
        const loaded = await loadUnit(db, mappings, actor, { enrolmentId, unitId, today })
        const access = requireAchieve(loaded.access, actor)
        // [TAG-3] Nobody countersigns this, so whoever is in training can't say it alone.
        if (await isInTraining(db, actor.personId, today)) {
          throw appError('access.refused', { detail: 'You are in training: let an assessor who is not record this.' })
        }
        if (!loaded.facts.unitIds.includes(unitId)) {
          throw invalidField('unitId', `Unit ${loaded.unit.number} is not in the units of this enrolment.`)
        }
        if ((await findAchievement(db, enrolmentId, unitId)) !== null) throw appError('achievement.standing')
        const { checkedBy = actor.personId, checkedOn = today, evidenceId = null } = given
        await requireChecker(db, actor, checkedBy, access.learnerPersonId)
        if (evidenceId === null && given.certificate === undefined) {
          throw invalidField('certificate', 'Give the certificate’s number, or the evidence that is the certificate.')
        }
        if (evidenceId !== null) {
          const item = await findEvidenceRecord(db, evidenceId)
          if (item === null || item.learnerId !== access.learnerId) throw appError('record.notFound')
        }
        if (checkedOn > today) throw invalidField('checkedOn', 'This day has not come yet.')
        if (given.achievedOn !== undefined && given.achievedOn > checkedOn) {
          throw invalidField('achievedOn', 'It can’t have been achieved after it was checked.')
        }
        await appendEntry(db, {
          centreId: actor.centreId,
          actorId: actor.personId,
          learnerId: access.learnerId,
          enrolmentId,
          kind: 'achievement.added',
          data: {
            achievementId: ids.create('ach'),
            enrolmentId,
            unitId,
            kind: given.kind,
            note: given.note ?? null,
            certificate: given.certificate ?? null,
            awardingBody: given.awardingBody ?? null,
            uan: given.uan ?? null,
            achievedOn: given.achievedOn ?? null,
            evidenceId,
            checkedBy,
            checkedOn,
          },
        })
        const added = await findAchievement(db, enrolmentId, unitId)
        if (added === null) throw new Error('An achievement was not kept.')
        return toAchievement(added)
      }),

    async endAchievement(actor: Actor, achievementId: string, { reason }: { reason: string }): Promise<void> {
      await store.tx('endAchievement', async db => {
        const achievement = await findAchievementById(db, achievementId)
        if (achievement === null || achievement.centreId !== actor.centreId) throw appError('record.notFound')
        const { enrolmentId, unitId } = achievement
        const access = requireEndAchievement(await getEnrolmentAccess(db, actor, enrolmentId, now().today), actor)
        const signOffs = await listSignOffRecords(db, enrolmentId, unitId)
        if (signOffs.some(one => one.reopenedAt === null && one.achievementIds.includes(achievementId))) {
          throw appError('units.signedOff', { detail: 'A signature rests on it. Reopen the sign-off first.' })
        }
        await appendEntry(db, {
          centreId: actor.centreId,
          actorId: actor.personId,
          learnerId: access.learnerId,
          enrolmentId,
          kind: 'achievement.ended',
          data: { achievementId, enrolmentId, reason },
        })
      })
    },
  }
}
