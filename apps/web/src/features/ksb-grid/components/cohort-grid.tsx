import { useMediaQuery } from '@mantine/hooks'
import { type ReactNode, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { FootLine, KeyHint } from '../../../components/key-hint.tsx'
import { LiveDot } from '../../../components/live-dot.tsx'
import { PageHeader } from '../../../components/page-header.tsx'
import { EmptyState } from '../../../components/panel-states.tsx'
import { StateLegend } from '../../../components/state-legend.tsx'
import { formatAgo, formatTime, toDay, today } from '../../../lib/dates.ts'
import type { LiveState } from '../../../lib/live/live-connection.ts'
import { calledBy } from '../../../lib/words.ts'
import type { CohortProgress } from '../api/get-cohort-progress.ts'
import { cellSentence } from '../cell-words.ts'
import { placeColumns } from '../grid-layout.ts'
import { createGridModel, type GridModel, type GridProgramme } from '../grid-model.ts'
import { countRows, filterRows, listFound, sortRows } from '../grid-rows.ts'
import { chosenFlags, chosenStates, type GridSearch, toggled } from '../grid-search.ts'
import classes from './cohort-grid.module.css'
import { GridKeysDialog } from './grid-keys-dialog.tsx'
import { GridToolbar } from './grid-toolbar.tsx'
import { type CellRef, KsbGrid, type PanelFocus } from './ksb-grid.tsx'
import { LearnerList } from './learner-list.tsx'
import { type LatestChange, useChangedCells } from './use-changed-cells.ts'
import { useHeldOrder } from './use-held-order.ts'

export interface PanelActions {
  /** What the grid knows of the cell already. */
  known: { name: string; code: string; area: string; text: string; sentence: string } | null
  takesFocus: PanelFocus
  onClose: () => void
  onStep: (by: 1 | -1) => void
}

interface CohortGridProps {
  progress: CohortProgress
  programmes: ReadonlyMap<string, GridProgramme>
  /** "ST0072 v1.1, through NCFE’s mapping of 601/3973/0, version 3. Met means accepted." */
  standards: readonly { id: string; name: string; about: string }[]
  live: LiveState
  search: GridSearch
  onSearch: (change: Partial<GridSearch>) => void
  onOpenEnrolment: (enrolmentId: string) => void
  /** The Why panel of the open cell, which the page brings. */
  panel: ((cell: CellRef, actions: PanelActions) => ReactNode) | null
}

const isToday = (instant: string): boolean => instant !== '' && toDay(instant) === today()

export function CohortGrid(props: CohortGridProps) {
  const { progress, programmes, standards, live, search, onSearch } = props
  const standardId = standards.find(({ id }) => id === search.standard)?.id ?? standards[0]?.id ?? ''
  const isPhone = useMediaQuery('(max-width: 47.99em)')
  const searchField = useRef<HTMLInputElement>(null)
  const [isHeld, setHeld] = useState(false)
  const [keysAreOpen, setKeysOpen] = useState(false)
  const [takesFocus, setTakesFocus] = useState<PanelFocus>(false)
  const [focusWish, setFocusWish] = useState(0)
  const [active, setActive] = useState<CellRef | null>(null)

  const model = useMemo(
    () => createGridModel(progress.rows, programmes, standardId),
    [progress.rows, programmes, standardId],
  )
  const columns = useMemo(
    () => placeColumns(model.columns.filter(({ kind }) => search.kind === undefined || kind === search.kind)),
    [model.columns, search.kind],
  )
  const { changed, latest } = useChangedCells(model, `${progress.cohort.id} ${standardId}`)

  // Typing stays fluent over a thousand rows: the field follows at once, the rows when there is time.
  const words = useDeferredValue(search.search)
  const { states, flags, assessor, sort } = search
  const choice = JSON.stringify([words, states, flags, assessor, sort, standardId])
  const filter = useMemo(() => ({ states: chosenStates({ states }), flags: chosenFlags({ flags }) }), [states, flags])
  const found = useMemo(() => listFound(model, { search: words, assessor }), [model, words, assessor])
  const counts = useMemo(() => countRows(model, found, isToday), [model, found])
  const sorted = useMemo(
    () => sortRows(model, filterRows(model, found, { states, flags }, isToday), sort),
    [model, found, states, flags, sort],
  )
  const indexes = useMemo(() => new Map(model.rows.map((row, index) => [row.enrolmentId, index])), [model])
  const existing = useMemo(() => new Set(indexes.keys()), [indexes])
  const next = useMemo(() => sorted.map(row => model.rows[row]?.enrolmentId ?? ''), [sorted, model])
  const order = useHeldOrder(next, existing, choice, isHeld)
  const rows = useMemo(() => order.map(enrolmentId => indexes.get(enrolmentId) ?? 0), [order, indexes])
  const met = useMemo(() => countRows(model, rows, isToday).met, [model, rows])

  const open = search.enrolment && search.ksb ? { enrolmentId: search.enrolment, ksbId: search.ksb } : null
  const show = (cell: CellRef) => onSearch({ enrolment: cell.enrolmentId, ksb: cell.ksbId })
  const close = () => {
    onSearch({ enrolment: undefined, ksb: undefined })
    setFocusWish(wish => wish + 1)
  }
  const step = (by: 1 | -1) => {
    if (!open) return
    const at = columns.findIndex(({ ksbId }) => ksbId === open.ksbId)
    const ksbId = columns[at + by]?.ksbId
    if (ksbId) show({ ...open, ksbId })
  }

  const assessors = useMemo(() => listAssessors(progress), [progress])
  const read = open ?? active

  return (
    <div className={classes['screen']} data-panel={open !== null || undefined}>
      <div className={classes['main']}>
        <PageHeader
          title={progress.cohort.name}
          below={standards.find(({ id }) => id === standardId)?.about}
          actions={<Live live={live} latest={latest} model={model} indexes={indexes} />}
        />
        <div className={classes['tools']}>
          <GridToolbar
            search={search}
            counts={counts}
            ksbCount={model.columns.length}
            assessors={assessors}
            standards={standards}
            searchField={searchField}
            onChange={onSearch}
          />
        </div>
        <div className={classes['legend']}>
          <StateLegend
            counts={counts.states}
            chosen={filter.states}
            onToggle={state => onSearch({ states: toggled(search.states, state) })}
          />
        </div>
        {model.rows.length === 0 ? (
          <EmptyState
            title={
              progress.ended === 0 ? 'No enrolments in this cohort yet' : 'Everybody here has completed or withdrawn'
            }
          />
        ) : rows.length === 0 ? (
          <EmptyState title="No enrolment fits these filters" />
        ) : isPhone ? (
          <LearnerList model={model} rows={rows} />
        ) : (
          <KsbGrid
            label={`${progress.cohort.name}, KSBs`}
            model={model}
            columns={columns}
            rows={rows}
            total={model.rows.length}
            met={met}
            filter={filter}
            changed={changed}
            open={open}
            focusWish={focusWish}
            onOpen={(cell, how) => {
              setTakesFocus(how.takesFocus)
              show(cell)
            }}
            onOpenEnrolment={props.onOpenEnrolment}
            onClose={close}
            onActive={setActive}
            onHold={setHeld}
            onFind={() => searchField.current?.focus()}
            onShowKeys={() => setKeysOpen(true)}
          />
        )}
        {!isPhone && (
          <FootLine
            keys={
              <>
                <KeyHint keys={['←', '↑', '↓', '→']}>move</KeyHint>
                <KeyHint keys={['Enter']}>why</KeyHint>
                <KeyHint keys={['C']}>confirm</KeyHint>
                <KeyHint keys={['?']}>all keys</KeyHint>
              </>
            }
          >
            <ReadCell cell={read} model={model} indexes={indexes} />
          </FootLine>
        )}
      </div>
      {open &&
        !isPhone &&
        props.panel?.(open, { known: toKnown(open, model, indexes), takesFocus, onClose: close, onStep: step })}
      <GridKeysDialog isOpen={keysAreOpen} onClose={() => setKeysOpen(false)} />
    </div>
  )
}

function toKnown(cell: CellRef, model: GridModel, indexes: ReadonlyMap<string, number>): PanelActions['known'] {
  const row = indexes.get(cell.enrolmentId)
  const column = model.columns.find(({ ksbId }) => ksbId === cell.ksbId)
  const name = row === undefined ? undefined : model.rows[row]?.name
  if (row === undefined || name === undefined || !column) return null
  const { code, area, text } = column
  return { name, code, area, text, sentence: cellSentence(model, row, column.index) }
}

function listAssessors(progress: CohortProgress): { id: string; name: string }[] {
  const ids = new Set(progress.rows.flatMap(row => row.assessorIds))
  return [...ids]
    .map(id => ({ id, name: progress.people[id] ?? 'Somebody' }))
    .sort((a, b) => a.name.localeCompare(b.name, 'en-GB'))
}

interface ReadProps {
  model: GridModel
  indexes: ReadonlyMap<string, number>
}

function ReadCell({ cell, model, indexes }: ReadProps & { cell: CellRef | null }) {
  const row = cell ? indexes.get(cell.enrolmentId) : undefined
  const column = model.columns.find(({ ksbId }) => ksbId === cell?.ksbId)
  if (row === undefined || !column) return <>Choose a cell to see why</>
  return (
    <>
      <strong>
        {model.rows[row]?.name}, {column.code}:
      </strong>{' '}
      {cellSentence(model, row, column.index)}
    </>
  )
}

function Live({ live, latest, model, indexes }: ReadProps & { live: LiveState; latest: LatestChange | null }) {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    if (!latest) return
    setNow(Date.now())
    const timer = setInterval(() => setNow(Date.now()), 5_000)
    return () => clearInterval(timer)
  }, [latest])
  const row = latest ? indexes.get(latest.enrolmentId) : undefined
  const column = model.columns.find(({ ksbId }) => ksbId === latest?.ksbId)
  return (
    <LiveDot isLive={live.status === 'live'} showing={live.status === 'live' ? '' : formatTime(live.since)}>
      {latest && row !== undefined && column
        ? `${calledBy(model.rows[row]?.name ?? '')}, ${column.code} changed ${formatAgo(latest.at, now)}`
        : null}
    </LiveDot>
  )
}
