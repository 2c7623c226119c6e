import type { UnitPattern } from '@crosswalk/contracts'
import type { Db, Store } from '../db/store.ts'
import { foreignUnits } from '../enrolments/add-enrolment.ts'
import type { MappingReader } from '../frameworks/frameworks.repository.ts'
import type { Actor } from '../http/actor.ts'
import { appError, invalidField } from '../http/app-error.ts'
import type { Ids } from '../ids.ts'
import { appendEntry } from '../ledger/append-entry.ts'
import { listProgrammeRecords } from '../programmes/programmes.repository.ts'
import { describeUnits } from './describe-units.ts'
import { requireManagedPattern } from './unit-patterns.policy.ts'
import {
  findUnitPatternRecord,
  isPatternNameTaken,
  listUnitPatternRecords,
  type UnitPatternRecord,
} from './unit-patterns.repository.ts'

export interface NewUnitPattern {
  programmeId: string
  name: string
  unitIds: readonly string[]
}

/** What is absent stays as it is. */
export interface UnitPatternChanges {
  revision: number
  name?: string | undefined
  unitIds?: readonly string[] | undefined
  retired?: boolean | undefined
}

interface Dependencies {
  store: Store
  ids: Ids
  mappings: MappingReader
}

export function createUnitPatternsService({ store, ids, mappings }: Dependencies) {
  async function toPatterns(db: Db, actor: Actor, records: readonly UnitPatternRecord[]): Promise<UnitPattern[]> {
    const programmes = await listProgrammeRecords(db, actor.centreId, undefined)
    const patterns: UnitPattern[] = []
    for (const { centreId: _, ...record } of records) {
      const programme = programmes.find(({ id }) => id === record.programmeId)
      // Of a programme that has ended: it is history, and offered nowhere.
      if (programme === undefined) continue
      // Mappings are read once and kept.
      const mapping = await mappings.getMapping(db, programme.mappingId)
      patterns.push({ ...record, ...describeUnits(mapping, record.unitIds) })
    }
    return patterns
  }

  async function getPattern(db: Db, actor: Actor, patternId: string): Promise<UnitPattern> {
    const record = requireManagedPattern(actor, await findUnitPatternRecord(db, patternId))
    const [pattern] = await toPatterns(db, actor, [record])
    if (pattern === undefined) throw appError('record.notFound')
    return pattern
  }

  /** In the qualification's order. */
  async function requireUnits(db: Db, actor: Actor, programmeId: string, unitIds: readonly string[]) {
    const programmes = await listProgrammeRecords(db, actor.centreId, undefined)
    const programme = programmes.find(({ id }) => id === programmeId)
    if (programme === undefined) throw appError('record.notFound')
    const chosen = describeUnits(await mappings.getMapping(db, programme.mappingId), unitIds)
    if (chosen.unitIds.length < new Set(unitIds).size) throw foreignUnits()
    return chosen.unitIds
  }

  async function requireFreeName(db: Db, programmeId: string, name: string, exceptId: string | null): Promise<void> {
    if (await isPatternNameTaken(db, programmeId, name, exceptId)) {
      throw invalidField('name', 'This programme has a pattern of this name. Give another name, or change that one.')
    }
  }

  return {
    listPatterns: (actor: Actor) =>
      store.readTx(async db => ({
        patterns: await toPatterns(db, actor, await listUnitPatternRecords(db, actor.centreId)),
      })),

    addPattern: (actor: Actor, { programmeId, name, unitIds: given }: NewUnitPattern): Promise<UnitPattern> =>
      store.tx('addUnitPattern', async db => {
        const unitIds = await requireUnits(db, actor, programmeId, given)
        await requireFreeName(db, programmeId, name, null)
        const patternId = ids.create('upt')
        const data = { patternId, programmeId, name, unitIds }
        await appendEntry(db, { centreId: actor.centreId, actorId: actor.personId, kind: 'unitPattern.added', data })
        return getPattern(db, actor, patternId)
      }),

    changePattern: (actor: Actor, patternId: string, changes: UnitPatternChanges): Promise<UnitPattern> =>
      store.tx('changeUnitPattern', async db => {
        const pattern = requireManagedPattern(actor, await findUnitPatternRecord(db, patternId))
        if (pattern.revision !== changes.revision) {
          throw appError('conflict.stale', { extra: { current: await getPattern(db, actor, patternId) } })
        }
        const { name = pattern.name, retired = pattern.retired } = changes
        const unitIds =
          changes.unitIds === undefined
            ? pattern.unitIds
            : await requireUnits(db, actor, pattern.programmeId, changes.unitIds)
        if (!retired) await requireFreeName(db, pattern.programmeId, name, patternId)
        const sameUnits = unitIds.join() === pattern.unitIds.join()
        if (name === pattern.name && retired === pattern.retired && sameUnits) return getPattern(db, actor, patternId)
        const data = {
          patternId,
          name,
          ...(sameUnits ? {} : { unitIds: [...unitIds] }),
          ...(retired === pattern.retired ? {} : { retired }),
        }
        await appendEntry(db, { centreId: actor.centreId, actorId: actor.personId, kind: 'unitPattern.changed', data })
        return getPattern(db, actor, patternId)
      }),
  }
}
