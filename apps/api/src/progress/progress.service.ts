import { getCohortProgress, getEnrolmentProgress } from '@crosswalk/contracts'
import { computeKsbProgress, computeTotals } from '@crosswalk/progress'
import { getEnrolmentAccess, visibleEnrolments } from '../access/enrolment-access.repository.ts'
import { isStaffOf, seesWholeCentre } from '../access/enrolment-access.ts'
import { findCohortRecord } from '../cohorts/cohorts.repository.ts'
import { toCentreDay } from '../dates/centre-day.ts'
import type { Clock } from '../db/clock.ts'
import type { Db, Store } from '../db/store.ts'
import type { MappingReader } from '../frameworks/frameworks.repository.ts'
import { indexMapping } from '../frameworks/mapping-index.ts'
import type { Actor } from '../http/actor.ts'
import { appError } from '../http/app-error.ts'
import { JsonText } from '../http/json-text.ts'
import { listPersonNames } from '../people/person-names.repository.ts'
import { toRowFacts } from './progress.model.ts'
import {
  getCentreSequence,
  listProgrammesOfRows,
  listRowHeads,
  listRowHeadsOfCohort,
  listRowRecords,
  listRowTexts,
} from './progress.repository.ts'
import type { RowHead, WireRows } from './wire-row.ts'

interface Dependencies {
  store: Store
  clock: Clock
  mappings: MappingReader
  wireRows: WireRows
}

const statesOfEnrolment = getEnrolmentProgress.reply.omit({ row: true })
const frameOfCohort = getCohortProgress.reply.omit({ rows: true })

/** States of an enrolment come to about 12 KB. */
const STATES_KEPT = 1_000

export type ProgressService = ReturnType<typeof createProgressService>

export function createProgressService({ store, clock, mappings, wireRows }: Dependencies) {
  const today = () => toCentreDay(clock.now())
  /** A function of the row, the mapping and the programme version: all of them change the row's sequence. */
  const states = new Map<string, { sequence: number; text: JsonText }>()

  async function getStates(db: Db, { enrolmentId, programmeId, sequence }: RowHead): Promise<JsonText> {
    const known = states.get(enrolmentId)
    if (known?.sequence === sequence) return known.text
    const [record] = await listRowRecords(db, [enrolmentId])
    const [programme] = await listProgrammesOfRows(db, [programmeId])
    if (record === undefined || programme === undefined) throw new Error(`Enrolment ${enrolmentId} has no progress.`)
    const { compiled } = indexMapping(await mappings.getMapping(db, programme.mappingId))
    const row = toRowFacts(record)
    const ksbs = computeKsbProgress(compiled, programme, row)
    const text = JsonText.of(statesOfEnrolment, {
      totals: computeTotals(compiled, programme, row),
      ksbs: ksbs.map(ksb => ({ ...ksb, confirmations: [...ksb.confirmations], flags: [...ksb.flags] })),
    })
    states.delete(enrolmentId)
    states.set(enrolmentId, { sequence, text })
    const [oldest] = states.keys()
    if (states.size > STATES_KEPT && oldest !== undefined) states.delete(oldest)
    return text
  }

  return {
    getEnrolmentProgress: (actor: Actor, enrolmentId: string): Promise<JsonText> =>
      store.readTx(async db => {
        const access = await getEnrolmentAccess(db, actor, enrolmentId, today())
        const heads = await listRowHeads(db, [enrolmentId], today())
        const [row] = await listRowTexts(db, wireRows, heads, isStaffOf(access) ? 'staff' : 'learner')
        const [head] = heads
        if (head === undefined || row === undefined) throw new Error(`Enrolment ${enrolmentId} has no progress row.`)
        return JsonText.withMembers(await getStates(db, head), { row })
      }),

    /** One moment: whoever follows the live stream from `sequence` misses nothing and gets nothing twice. */
    getCohortProgress: (actor: Actor, cohortId: string): Promise<JsonText> =>
      store.readTx(async db => {
        const cohort = await findCohortRecord(db, cohortId)
        if (cohort === null || cohort.centreId !== actor.centreId) throw appError('record.notFound')
        // What somebody sees as a learner alone is not of this list: its rows are the staff’s.
        const asStaff = { ...actor, roles: actor.roles.filter(role => role !== 'learner') }
        const visible = await visibleEnrolments(db, asStaff, today())
        const heads = await listRowHeadsOfCohort(db, cohortId, visible, today())
        if (heads.length === 0 && !seesWholeCentre(actor)) throw appError('record.notFound')
        const programmes = await listProgrammesOfRows(
          db,
          heads.map(head => head.programmeId),
        )
        const names = await listPersonNames(
          db,
          heads.flatMap(head => head.assessorIds),
        )
        const frame = JsonText.of(frameOfCohort, {
          sequence: await getCentreSequence(db, actor.centreId),
          cohort: { id: cohort.id, name: cohort.name },
          programmes: Object.fromEntries(programmes.map(({ programmeId, ...programme }) => [programmeId, programme])),
          people: Object.fromEntries(names),
        })
        return JsonText.withMembers(frame, { rows: await listRowTexts(db, wireRows, heads, 'staff') })
      }),
  }
}
