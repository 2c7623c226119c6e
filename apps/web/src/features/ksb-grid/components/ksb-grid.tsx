// biome-ignore-all lint/a11y/useSemanticElements: a grid drawn in pieces, in both directions, can't be a table
// biome-ignore-all lint/a11y/useFocusableInteractive: its cells take focus, one at a time
import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type MouseEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { moveFocus } from '../../../lib/grid-keys.ts'
import { shortcutsAreOn } from '../../../lib/shortcuts.ts'
import { cellWidth, countKinds, HEADER_HEIGHT, NAMES_WIDTH, type PlacedColumn, ROW_HEIGHT } from '../grid-layout.ts'
import type { GridModel } from '../grid-model.ts'
import type { CellFilter } from '../grid-rows.ts'
import { GridHeader } from './grid-header.tsx'
import { GridRow } from './grid-row.tsx'
import classes from './ksb-grid.module.css'
import { useElementWidth } from './use-element-width.ts'

/** Opened by keyboard, focus goes into the panel: to its heading, or to what confirms the KSB. */
export type PanelFocus = boolean | 'confirm'

export interface CellRef {
  enrolmentId: string
  ksbId: string
}

interface KsbGridProps {
  label: string
  model: GridModel
  columns: readonly PlacedColumn[]
  /** Rows as indexes of the model, in the order shown. */
  rows: readonly number[]
  /** Before filters. */
  total: number
  met: readonly number[]
  filter: CellFilter
  changed: ReadonlyMap<string, ReadonlySet<string>>
  open: CellRef | null
  /** Goes up when focus should come back to the cell. */
  focusWish: number
  onOpen: (cell: CellRef, how: { takesFocus: PanelFocus }) => void
  onOpenEnrolment: (enrolmentId: string) => void
  onClose: () => void
  onActive: (cell: CellRef | null) => void
  onHold: (isHeld: boolean) => void
  onFind: () => void
  onShowKeys: () => void
}

/** Keeps one index drawn, wherever the screen has been scrolled to: the one that has focus. */
const keeping = (index: number | null) => (range: Range) => {
  const indexes = defaultRangeExtractor(range)
  if (index === null || index < 0 || index >= range.count || indexes.includes(index)) return indexes
  return [...indexes, index].sort((a, b) => a - b)
}

/** Cohort × KSBs: a real grid, drawn only where it is looked at. */
export function KsbGrid(props: KsbGridProps) {
  const { model, columns, rows, open, filter, changed, focusWish, onActive, onHold } = props
  const scroller = useRef<HTMLDivElement>(null)
  const available = useElementWidth(scroller)
  const width = cellWidth(available, columns.length, countKinds(columns))

  const [active, setActive] = useState<{ enrolmentId: string | null; column: number }>(() => ({
    enrolmentId: open?.enrolmentId ?? null,
    column: Math.max(1, columns.findIndex(({ ksbId }) => ksbId === open?.ksbId) + 1),
  }))
  const positions = useMemo(
    () => new Map(rows.map((row, position) => [model.rows[row]?.enrolmentId, position])),
    [rows, model],
  )
  const activeRow = Math.min(rows.length - 1, positions.get(active.enrolmentId ?? undefined) ?? 0)
  const activeColumn = Math.min(columns.length, active.column)

  const rowVirtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    paddingStart: HEADER_HEIGHT,
    scrollPaddingStart: HEADER_HEIGHT,
    overscan: 5,
    rangeExtractor: useMemo(() => keeping(activeRow), [activeRow]),
  })
  const columnVirtualizer = useVirtualizer({
    horizontal: true,
    count: columns.length,
    getScrollElement: () => scroller.current,
    estimateSize: index => width + (columns[index]?.gap ?? 0),
    paddingStart: NAMES_WIDTH,
    scrollPaddingStart: NAMES_WIDTH,
    overscan: 6,
    rangeExtractor: useMemo(() => keeping(activeColumn - 1), [activeColumn]),
  })
  useEffect(() => columnVirtualizer.measure(), [width, columns, columnVirtualizer])

  const wantsFocus = useRef(false)
  const focusCell = useCallback(() => {
    rowVirtualizer.scrollToIndex(activeRow, { align: 'auto' })
    if (activeColumn > 0) columnVirtualizer.scrollToIndex(activeColumn - 1, { align: 'auto' })
    const cell = scroller.current?.querySelector<HTMLElement>(
      `[data-row="${activeRow}"][data-column="${activeColumn}"]`,
    )
    cell?.focus({ preventScroll: true })
  }, [activeRow, activeColumn, rowVirtualizer, columnVirtualizer])
  // After every drawing: the cell to focus may have been drawn by this one.
  useEffect(() => {
    if (!wantsFocus.current) return
    wantsFocus.current = false
    focusCell()
  })

  // Back from the panel, to the cell that it was opened from.
  const lastWish = useRef(focusWish)
  useEffect(() => {
    if (focusWish === lastWish.current) return
    lastWish.current = focusWish
    focusCell()
  }, [focusWish, focusCell])

  // The panel may step to another KSB: Tab then leads to its cell.
  useEffect(() => {
    if (!open) return
    const column = columns.findIndex(({ ksbId }) => ksbId === open.ksbId) + 1
    if (column > 0) setActive({ enrolmentId: open.enrolmentId, column })
  }, [open, columns])

  const cellAt = (row: number, column: number): CellRef | null => {
    const enrolmentId = model.rows[rows[row] ?? -1]?.enrolmentId
    const ksbId = columns[column - 1]?.ksbId
    return enrolmentId && ksbId ? { enrolmentId, ksbId } : null
  }
  const goTo = (row: number, column: number) => {
    wantsFocus.current = true
    setActive({ enrolmentId: model.rows[rows[row] ?? -1]?.enrolmentId ?? null, column })
    onActive(cellAt(row, column))
  }
  const openCell = (row: number, column: number, takesFocus: PanelFocus) => {
    const enrolmentId = model.rows[rows[row] ?? -1]?.enrolmentId
    if (!enrolmentId) return
    const cell = cellAt(row, column)
    if (cell) props.onOpen(cell, { takesFocus })
    else props.onOpenEnrolment(enrolmentId)
  }

  const onKeyDown = (event: KeyboardEvent) => {
    const from = placeOf(event.target)
    if (!from) return
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault()
      openCell(from.row, from.column, true)
    } else if (event.key === 'Escape' && open) {
      event.preventDefault()
      props.onClose()
    } else if (
      shortcutsAreOn() &&
      event.key.toLowerCase() === 'c' &&
      !event.ctrlKey &&
      !event.metaKey &&
      !event.altKey
    ) {
      event.preventDefault()
      openCell(from.row, from.column, 'confirm')
    } else if (shortcutsAreOn() && event.key === '/') {
      event.preventDefault()
      props.onFind()
    } else if (shortcutsAreOn() && event.key === '?') {
      event.preventDefault()
      props.onShowKeys()
    } else {
      const pageRows = Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 0) - HEADER_HEIGHT) / ROW_HEIGHT) - 1)
      const to = moveFocus(from, event, { rows: rows.length, columns: columns.length + 1, pageRows })
      if (!to) return
      event.preventDefault()
      goTo(to.row, to.column)
    }
  }

  const onClick = (event: MouseEvent) => {
    const place = placeOf(event.target)
    if (!place) return
    goTo(place.row, place.column)
    openCell(place.row, place.column, false)
  }

  const virtualColumns = columnVirtualizer.getVirtualItems()
  const activeKsbId = open?.ksbId ?? null
  const openColumn = columns.findIndex(({ ksbId }) => ksbId === activeKsbId)
  const openItem = virtualColumns.find(({ index }) => index === openColumn)
  const canvasWidth = columnVirtualizer.getTotalSize()

  return (
    <div
      ref={scroller}
      role="grid"
      aria-label={props.label}
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length + 1}
      className={classes['scroller']}
      onKeyDown={onKeyDown}
      onClick={onClick}
      onPointerEnter={() => onHold(true)}
      onPointerLeave={event => onHold(event.currentTarget.contains(document.activeElement))}
      onFocus={event => {
        onHold(true)
        const place = placeOf(event.target)
        if (place) onActive(cellAt(place.row, place.column))
      }}
      onBlur={event => {
        if (event.currentTarget.contains(event.relatedTarget)) return
        onHold(event.currentTarget.matches(':hover'))
      }}
    >
      <div
        role="rowgroup"
        className={classes['canvas']}
        style={{ height: rowVirtualizer.getTotalSize(), width: canvasWidth }}
      >
        <GridHeader
          columns={columns}
          width={width}
          met={props.met}
          shown={rows.length}
          total={props.total}
          activeKsbId={activeKsbId}
        />
        {openItem && (
          <div
            aria-hidden="true"
            className={classes['openColumn']}
            style={{ left: openItem.start + openItem.size - width, width, height: rowVirtualizer.getTotalSize() }}
          />
        )}
        {rowVirtualizer.getVirtualItems().map(({ index, start }) => {
          const row = rows[index]
          if (row === undefined) return null
          const enrolmentId = model.rows[row]?.enrolmentId ?? ''
          const isOpen = open?.enrolmentId === enrolmentId
          return (
            <GridRow
              key={enrolmentId}
              model={model}
              row={row}
              position={index}
              top={start}
              columns={columns}
              virtualColumns={virtualColumns}
              activeColumn={index === activeRow ? activeColumn : null}
              openKsbId={isOpen ? open.ksbId : null}
              isLit={isOpen}
              filter={filter}
              changed={changed.get(enrolmentId)}
            />
          )
        })}
      </div>
    </div>
  )
}

function placeOf(target: EventTarget): { row: number; column: number } | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-row]') : null
  if (!cell) return null
  return { row: Number(cell.dataset['row']), column: Number(cell.dataset['column']) }
}
