import { getCohortProgress, getEnrolmentProgress } from '@crosswalk/contracts'
import { computeKsbProgress, computeTotals } from '@crosswalk/progress'
import { getEnrolmentAccess, visibleEnrolments } from '../access/enrolment-access.repository.ts'
import { isOpen, isStaffOf, seesWholeCentre } from '../access/enrolment-access.ts'
import { toCentreDay } from '../dates/centre-day.ts'
import type { Clock } from '../db/clock.ts'
import type { Db, Store } from '../db/store.ts'
import type { MappingReader } from '../frameworks/frameworks.repository.ts'
import { indexMapping } from '../frameworks/mapping-index.ts'
import type { Actor } from '../http/actor.ts'
import { appError } from '../http/app-error.ts'
import { JsonList, JsonText } from '../http/json-text.ts'
import { listPersonNames } from '../people/person-names.repository.ts'
import type { ProgressRows } from '../progress-rows/progress-rows.repository.ts'
import { toRowFacts } from './progress.model.ts'
import {
  findCohortName,
  getCentreSequence,
  listNewestVersions,
  listProgrammeVersions,
  type ProgrammeVersionRef,
} from './progress.repository.ts'
import type { RowRef, WireRow, WireRows } from './wire-row.ts'
import { getAssessing, getRowRef, listRowRefsOfCohort, listWireRows, type Moment } from './wire-rows.repository.ts'

interface Dependencies {
  store: Store
  clock: Clock
  mappings: MappingReader
  progressRows: ProgressRows
  wireRows: WireRows
}

const statesOfEnrolment = getEnrolmentProgress.reply.omit({ row: true })
const frameOfCohort = getCohortProgress.reply.omit({ rows: true })

/** States of an enrolment come to about 12 KB. */
const STATES_KEPT = 1_000

export function createProgressService({ store, clock, mappings, progressRows, wireRows }: Dependencies) {
  const today = () => toCentreDay(clock.now())
  /** A function of the row, the mapping and the programme version: all of them change the row's sequence. */
  const states = new Map<string, { sequence: number; text: JsonText }>()

  async function getStates(db: Db, { enrolmentId, sequence }: RowRef, version: ProgrammeVersionRef): Promise<JsonText> {
    const known = states.get(enrolmentId)
    if (known?.sequence === sequence) return known.text
    const record = await progressRows.findRow(db, enrolmentId)
    const [programme] = await listProgrammeVersions(db, [version])
    if (record === null || programme === undefined) throw new Error(`Enrolment ${enrolmentId} has no progress.`)
    const { compiled } = indexMapping(await mappings.getMapping(db, programme.mappingId))
    const row = toRowFacts(record)
    const text = JsonText.of(statesOfEnrolment, {
      totals: computeTotals(compiled, programme, row),
      ksbs: computeKsbProgress(compiled, programme, row).map(ksb => ({
        ...ksb,
        confirmations: [...ksb.confirmations],
        flags: [...ksb.flags],
      })),
    })
    states.delete(enrolmentId)
    states.set(enrolmentId, { sequence, text })
    const [oldest] = states.keys()
    if (states.size > STATES_KEPT && oldest !== undefined) states.delete(oldest)
    return text
  }

  async function getMoment(db: Db, { centreId }: Actor): Promise<Moment> {
    return { centreId, head: await getCentreSequence(db, centreId), today: today() }
  }

  return {
    getEnrolmentProgress: (actor: Actor, enrolmentId: string): Promise<JsonText> =>
      store.readTx(async db => {
        const access = await getEnrolmentAccess(db, actor, enrolmentId, today())
        const assessing = await getAssessing(db, wireRows, await getMoment(db, actor))
        const ref = await getRowRef(db, enrolmentId)
        const audience = isStaffOf(access) ? 'staff' : 'learner'
        const [row] = await listWireRows(db, wireRows, [ref], assessing, audience)
        if (row === undefined) throw new Error(`Enrolment ${enrolmentId} has no progress row.`)
        const version = { programmeId: row.programmeId, version: row.programmeVersion }
        return JsonText.withMembers(await getStates(db, ref, version), { row: row.text })
      }),

    /** One moment: whoever follows the live stream from `sequence` misses nothing and gets nothing twice. */
    getCohortProgress: (actor: Actor, cohortId: string, show: 'current' | 'all' = 'current'): Promise<JsonList> =>
      store.readTx(async db => {
        const name = await findCohortName(db, actor.centreId, cohortId)
        if (name === null) throw appError('record.notFound')
        // What somebody sees as a learner alone is not of this list: its rows are the staff’s.
        const asStaff = { ...actor, roles: actor.roles.filter(role => role !== 'learner') }
        const visible = await visibleEnrolments(db, asStaff, today())
        const seen = await listRowRefsOfCohort(db, cohortId, visible)
        if (seen.length === 0 && !seesWholeCentre(actor)) throw appError('record.notFound')

        const current = seen.filter(isOpen)
        const refs = show === 'all' ? seen : current
        const moment = await getMoment(db, actor)
        const assessing = await getAssessing(db, wireRows, moment)
        const rows = await listWireRows(db, wireRows, refs, assessing, 'staff')
        const newest = await listNewestVersions(db, new Set(rows.map(row => row.programmeId)))
        const [programmes, earlierVersions] = await listVersionsOfRows(db, rows, newest)
        const names = await listPersonNames(db, new Set(rows.flatMap(row => row.assessorIds)))
        const frame = JsonText.of(frameOfCohort, {
          sequence: moment.head,
          show,
          ended: seen.length - current.length,
          cohort: { id: cohortId, name },
          programmes: Object.fromEntries(programmes.map(({ programmeId, ...programme }) => [programmeId, programme])),
          earlierVersions,
          people: Object.fromEntries(names),
        })
        return new JsonList(
          frame,
          'rows',
          rows.map(row => row.text),
        )
      }),
  }
}

/** What reads the rows: each programme at its newest version, and the versions that some rows follow still. */
async function listVersionsOfRows(
  db: Db,
  rows: readonly Pick<WireRow, 'programmeId' | 'programmeVersion'>[],
  newest: readonly ProgrammeVersionRef[],
) {
  const isNewest = ({ programmeId, version }: ProgrammeVersionRef) =>
    newest.some(one => one.programmeId === programmeId && one.version === version)
  const followed: ProgrammeVersionRef[] = []
  // A few versions for a thousand rows.
  for (const { programmeId, programmeVersion: version } of rows) {
    const isKnown = followed.some(one => one.programmeId === programmeId && one.version === version)
    if (!isKnown) followed.push({ programmeId, version })
  }
  const earlier = followed.filter(ref => !isNewest(ref))
  return [await listProgrammeVersions(db, newest), await listProgrammeVersions(db, earlier)] as const
}
