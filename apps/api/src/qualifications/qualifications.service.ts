/** Loading a qualification's criteria from a table: previewed, then all of it or nothing, as a version of the centre's own. */
import type { LoadedUnit, TableSource } from '@crosswalk/contracts'
import type { QualificationVersion } from '@crosswalk/frameworks'
import { type LineError, type LoadPlan, loadCriteria, readCriterionLines } from '@crosswalk/frameworks/loading'
import type { Clock } from '../db/clock.ts'
import type { Db, Store } from '../db/store.ts'
import { findVisibleQualification } from '../frameworks/frameworks.repository.ts'
import type { Actor } from '../http/actor.ts'
import { appError } from '../http/app-error.ts'
import type { Ids } from '../ids.ts'
import { appendEntry } from '../ledger/append-entry.ts'
import { getNewestQualification } from '../mappings/mapping-line.repository.ts'
import type { Table } from '../tabular/tabular.model.ts'
import { type TabularService, toTableAccount } from '../tabular/tabular.service.ts'
import { requireLoader } from './qualifications.policy.ts'

interface Dependencies {
  store: Store
  clock: Clock
  ids: Ids
  tabular: TabularService
}

export interface GivenCriteria {
  table: TableSource
  completeUnitNumbers: readonly number[]
}

const ERRORS_SHOWN = 200

export function createQualificationsService({ store, clock, ids, tabular }: Dependencies) {
  /** The newest that the centre has, by the id of any of its versions. */
  async function getNewest(db: Db, actor: Actor, qualificationId: string): Promise<QualificationVersion> {
    const named = requireLoader(actor, await findVisibleQualification(db, actor.centreId, qualificationId))
    return getNewestQualification(db, actor.centreId, named.loaded?.rootId ?? named.id)
  }

  function plan(
    from: QualificationVersion,
    table: Table,
    completeUnitNumbers: readonly number[],
    id: string,
  ): LoadPlan {
    const { lines, errors } = readCriterionLines(toTableLines(table))
    if (errors.length > 0) return { ok: false, errors }
    const at = clock.now().toISOString()
    return loadCriteria(from, lines, { id, version: toNextVersion(from.version), at, completeUnitNumbers })
  }

  return {
    async previewCriteria(actor: Actor, qualificationId: string, given: GivenCriteria) {
      const from = await getNewest(store.read, actor, qualificationId)
      const table = await tabular.readTable(given.table)
      const planned = plan(from, table, given.completeUnitNumbers, from.id)
      const errors = planned.ok ? [] : planned.errors
      return {
        account: toTableAccount(table),
        units: planned.ok ? planned.units : [],
        errors: errors.slice(0, ERRORS_SHOWN),
        errorCount: errors.length,
      }
    },

    /** Read outside the transaction, in a thread; what it is laid over is looked up inside. */
    async loadCriteria(
      actor: Actor,
      qualificationId: string,
      given: GivenCriteria,
    ): Promise<{ id: string; version: string; units: LoadedUnit[] }> {
      await getNewest(store.read, actor, qualificationId)
      const table = await tabular.readTable(given.table)
      const id = ids.create('qua')
      return store.tx('loadCriteria', async db => {
        const from = await getNewest(db, actor, qualificationId)
        const planned = plan(from, table, given.completeUnitNumbers, id)
        if (!planned.ok) throw toRefusal(planned.errors)
        const { qualification, units } = planned
        if (!units.some(isChanged(from))) throw appError('criteria.nothingNew')
        await appendEntry(db, {
          centreId: actor.centreId,
          actorId: actor.personId,
          kind: 'qualification.loaded',
          data: {
            rootId: qualification.loaded?.rootId ?? from.id,
            document: { ...qualification },
            number: qualification.number,
            version: qualification.version,
            units: units.map(({ number, added, complete }) => ({ number, added: added.length, complete })),
          },
        })
        return { id, version: qualification.version, units }
      })
    },
  }
}

/** Remarks of a row as a whole say nothing of a criterion. */
function toTableLines({ header, headerLine, rows, remarks }: Table) {
  const byLine = new Map<number, { column: number; kind: 'formula' | 'number' | 'date' | 'error' }[]>()
  for (const { line, column, kind } of remarks) {
    if (column === null || kind === 'longer' || kind === 'shorter') continue
    byLine.set(line, [...(byLine.get(line) ?? []), { column, kind }])
  }
  return [
    { line: headerLine, cells: header },
    ...rows.map(({ line, cells }) => ({ line, cells, remarks: byLine.get(line) ?? [] })),
  ]
}

function toRefusal(errors: readonly LineError[]) {
  return appError('criteria.notUsable', {
    detail:
      errors.length === 1
        ? '1 line can’t be used, so nothing was loaded.'
        : `${errors.length} lines can’t be used, so nothing was loaded.`,
    errors: errors.slice(0, ERRORS_SHOWN).map(({ line, message }) => ({ path: `line.${line}`, message })),
  })
}

/** "1" → "2" */
const toNextVersion = (version: string): string => String((Number.parseInt(version, 10) || 1) + 1)

const isChanged =
  (from: QualificationVersion) =>
  (unit: LoadedUnit): boolean => {
    const before = from.units.find(one => one.id === unit.unitId)
    return unit.added.length + unit.reworded.length + unit.facts.length > 0 || before?.complete !== unit.complete
  }
