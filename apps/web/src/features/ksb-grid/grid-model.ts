/**
 * What the grid draws: rows of a cohort over the KSBs of one standard. States are worked out here, in the browser, from
 * packed rows; a cell is asked for when it is drawn, and no object is kept for it.
 */
import {
  createProgressTable,
  type KsbFlag,
  type KsbKind,
  type MappingVersion,
  type ProgrammeVersion,
  type ProgressTable,
  type RuleKsb,
  type ShownState,
} from '@crosswalk/progress'
import { compiledOf } from '../../lib/compiled-mapping.ts'
import type { GridRowData } from './api/get-cohort-progress.ts'

export interface GridColumn {
  index: number
  ksbId: string
  code: string
  kind: KsbKind
  area: string
  text: string
}

export interface GridMapping extends MappingVersion {
  standard: { id: string; ksbs: readonly (RuleKsb & { text: string })[] }
}

export interface GridProgramme extends ProgrammeVersion {
  mapping: GridMapping
}

/** A row, and where its numbers stand. */
interface Place {
  table: ProgressTable
  at: number
}

export interface GridModel {
  columns: readonly GridColumn[]
  rows: readonly GridRowData[]
  state: (row: number, column: number) => ShownState
  isMet: (row: number, column: number) => boolean
  toGo: (row: number, column: number) => number
  inScope: (row: number, column: number) => number
  accepted: (row: number, column: number) => number
  submitted: (row: number, column: number) => number
  count: ProgressTable['count']
  hasFlag: (row: number, column: number, flag: KsbFlag) => boolean
  total: ProgressTable['total']
  /** Cells of a row as a text: two that differ were drawn differently. */
  signature: (row: number, column: number) => string
}

/** A row is read by the version of its programme that it follows, and by no other. */
export function versionKeyOf({ programmeId, programmeVersion }: Pick<GridRowData, 'programmeId' | 'programmeVersion'>) {
  return `${programmeId} ${programmeVersion}`
}

/** Rows whose programme is not of this standard are left to another grid. */
export function createGridModel(
  rows: readonly GridRowData[],
  programmes: ReadonlyMap<string, GridProgramme>,
  standardId: string,
): GridModel {
  const shown = rows.filter(row => programmes.get(versionKeyOf(row))?.mapping.standard.id === standardId)
  const places: Place[] = []
  let columns: readonly GridColumn[] = []
  for (const [key, programme] of programmes) {
    if (programme.mapping.standard.id !== standardId) continue
    // Mappings to one standard list its KSBs in the same order, so a column is the same KSB in all of them.
    if (columns.length === 0) columns = toColumns(programme.mapping)
    const own = shown.flatMap((row, index) => (versionKeyOf(row) === key ? [index] : []))
    const table = createProgressTable(
      compiledOf(programme.mapping),
      programme,
      own.flatMap(index => shown[index] ?? []),
    )
    own.forEach((index, at) => {
      places[index] = { table, at }
    })
  }
  return toModel(columns, shown, places)
}

function toColumns({ standard }: GridMapping): GridColumn[] {
  return standard.ksbs.map(({ id, code, kind, area, text }, index) => ({ index, ksbId: id, code, kind, area, text }))
}

function toModel(columns: readonly GridColumn[], rows: readonly GridRowData[], places: readonly Place[]): GridModel {
  const place = (row: number): Place => {
    const found = places[row]
    if (!found) throw new RangeError(`The grid has ${rows.length} rows, so no row ${row}`)
    return found
  }
  const state: GridModel['state'] = (row, column) => place(row).table.state(place(row).at, column)
  const toGo: GridModel['toGo'] = (row, column) => place(row).table.toGo(place(row).at, column)
  // What does not apply asks nobody for anything, whatever stands on its criteria.
  const hasFlag: GridModel['hasFlag'] = (row, column, flag) =>
    place(row).table.hasFlag(place(row).at, column, flag) && state(row, column) !== 'doesNotApply'
  const count: GridModel['count'] = (row, column, level) => place(row).table.count(place(row).at, column, level)
  return {
    columns,
    rows,
    state,
    toGo,
    hasFlag,
    count,
    isMet: (row, column) => {
      const shown = state(row, column)
      if (shown !== 'confirmed' && shown !== 'notConfirmed') return shown === 'met'
      // A confirmation stands before the computed state, which goes on beneath it.
      return place(row).table.ksbProgress(place(row).at, column).computed === 'met'
    },
    inScope: (row, column) => place(row).table.inScope(place(row).at, column),
    accepted: (row, column) => count(row, column, 'accepted'),
    submitted: (row, column) => count(row, column, 'submitted'),
    total: (row, name) => place(row).table.total(place(row).at, name),
    signature: (row, column) =>
      [
        state(row, column),
        toGo(row, column),
        count(row, column, 'submitted'),
        count(row, column, 'accepted'),
        hasFlag(row, column, 'signedOff'),
        hasFlag(row, column, 'referred'),
        hasFlag(row, column, 'checkAgain'),
        hasFlag(row, column, 'ownEvidenceUnderWay'),
      ].join('|'),
  }
}

export interface CellChange {
  enrolmentId: string
  ksbId: string
}

/** The cells that a reader would see differently. Rows that came or went are no change of a cell. */
export function listChanges(before: GridModel, after: GridModel): CellChange[] {
  if (before === after || before.columns.length !== after.columns.length) return []
  const indexes = new Map(before.rows.map((row, index) => [row.enrolmentId, index]))
  return after.rows.flatMap((row, index) => {
    const was = indexes.get(row.enrolmentId)
    if (was === undefined || before.rows[was] === row) return []
    return after.columns
      .filter(column => before.signature(was, column.index) !== after.signature(index, column.index))
      .map(column => ({ enrolmentId: row.enrolmentId, ksbId: column.ksbId }))
  })
}
