import type { UnitRecord } from '@crosswalk/contracts'
import { toCentreDay } from '../dates/centre-day.ts'
import type { Clock } from '../db/clock.ts'
import type { Db, Store } from '../db/store.ts'
import { findResting } from '../evidence/evidence.repository.ts'
import { listEvidenceTitles } from '../evidence/evidence-titles.repository.ts'
import { findClosedReferrals } from '../evidence/evidence-view.repository.ts'
import type { MappingReader } from '../frameworks/frameworks.repository.ts'
import type { Actor } from '../http/actor.ts'
import { listSignOffRecords } from '../sign-offs/sign-offs.repository.ts'
import { listTagRecords } from '../tags/tag-records.repository.ts'
import { findStanding } from '../tags/tags.model.ts'
import { type LoadedUnit, loadUnit } from './load-unit.ts'
import { toUnitRecord } from './unit-record.model.ts'
import { findAchievement } from './units.repository.ts'

interface Dependencies {
  store: Store
  clock: Clock
  mappings: MappingReader
}

export function createUnitRecordsService({ store, clock, mappings }: Dependencies) {
  return {
    getUnitRecord: (actor: Actor, enrolmentId: string, unitId: string): Promise<UnitRecord> =>
      store.readTx(async db => {
        const at = { enrolmentId, unitId, today: toCentreDay(clock.now()) }
        return readUnitRecord(db, mappings, actor, await loadUnit(db, mappings, actor, at))
      }),
  }
}

export async function readUnitRecord(
  db: Db,
  mappings: MappingReader,
  viewer: Actor,
  loaded: LoadedUnit,
): Promise<UnitRecord> {
  const { access, facts, unit } = loaded
  const criterionIds = new Set(unit.criteria.map(criterion => criterion.id))
  const tagIds = facts.tags
    .filter(({ target, ended }) => ended === null && 'criterionId' in target && criterionIds.has(target.criterionId))
    .map(tag => tag.id)
  const tags = await listTagRecords(db, { tagIds })
  const standing = tags.flatMap(tag => findStanding(tag)?.id ?? [])
  const { agreed } = await findResting(db, standing, [])
  return toUnitRecord({
    loaded,
    viewer,
    tags,
    evidence: await listEvidenceTitles(
      db,
      tags.map(tag => tag.evidenceId),
    ),
    isClosed: await findClosedReferrals(db, mappings, tags),
    agreed,
    signOffs: await listSignOffRecords(db, access.id, unit.id),
    achievement: await findAchievement(db, access.id, unit.id),
  })
}
