// biome-ignore-all lint/a11y/useSemanticElements: a grid drawn in pieces, in both directions, can't be a table
// biome-ignore-all lint/a11y/useFocusableInteractive: its cells take focus, one at a time
import type { VirtualItem } from '@tanstack/react-virtual'
import { memo } from 'react'
import { Crossing } from '../../../components/crossing.tsx'
import { PlacedTile } from '../../../components/ksb-tile.tsx'
import { countStripes } from '../../../components/stripes.ts'
import { toTile } from '../cell-tile.ts'
import { cellName, endedWords } from '../cell-words.ts'
import { NAMES_WIDTH, type PlacedColumn, ROW_HEIGHT } from '../grid-layout.ts'
import type { GridModel } from '../grid-model.ts'
import { type CellFilter, fitsFilter } from '../grid-rows.ts'
import classes from './grid-row.module.css'

interface GridRowProps {
  model: GridModel
  /** The row's index in the model, and its place on the screen. */
  row: number
  position: number
  top: number
  columns: readonly PlacedColumn[]
  virtualColumns: readonly VirtualItem[]
  /** The column that Tab leads to, where this row has it: 0 is the name. */
  activeColumn: number | null
  openKsbId: string | null
  isLit: boolean
  filter: CellFilter
  /** KSBs of this row that changed a moment ago. */
  changed: ReadonlySet<string> | undefined
}

export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { model, row, position, top, columns, virtualColumns, activeColumn, openKsbId, filter, changed } = props
  const data = model.rows[row]
  if (!data) return null
  const cells = toCells(virtualColumns, columns)
  return (
    <div
      role="row"
      aria-rowindex={position + 2}
      className={classes['row']}
      data-lit={props.isLit || undefined}
      style={{ top, height: ROW_HEIGHT }}
    >
      <RowName
        model={model}
        row={row}
        isActive={activeColumn === 0}
        position={position}
        name={data.name}
        ended={endedWords(data)}
      />
      {cells.map(({ column, index, left, right }, i) => (
        <div
          key={column.ksbId}
          role="gridcell"
          aria-colindex={index + 2}
          aria-label={cellName(model, row, column.index)}
          aria-selected={openKsbId === column.ksbId}
          tabIndex={activeColumn === index + 1 ? 0 : -1}
          data-row={position}
          data-column={index + 1}
          className={classes['cell']}
          // In the row's flow: a thousand positioned cells would each be a layer to paint.
          style={{ marginLeft: left - (cells[i - 1]?.right ?? NAMES_WIDTH), width: right - left }}
        />
      ))}
      <svg className={classes['tiles']} width={cells.at(-1)?.right ?? 0} height={ROW_HEIGHT} aria-hidden="true">
        {cells.map(({ column, left, right }) => (
          <PlacedTile
            key={column.ksbId}
            x={(left + right) / 2 - 10}
            y={TILE_TOP}
            isOpen={openKsbId === column.ksbId}
            isFaded={!fitsFilter(model, row, column.index, filter)}
            {...toTile(model, row, column.index)}
            changed={changed?.has(column.ksbId) ?? false}
          />
        ))}
      </svg>
    </div>
  )
})

const TILE_TOP = (ROW_HEIGHT - 1 - 24) / 2

interface PlacedCell {
  column: PlacedColumn
  index: number
  left: number
  right: number
}

function toCells(virtualColumns: readonly VirtualItem[], columns: readonly PlacedColumn[]): PlacedCell[] {
  return virtualColumns.flatMap(({ index, start, end }) => {
    const column = columns[index]
    return column ? [{ column, index, left: start + column.gap, right: end }] : []
  })
}

interface RowNameProps {
  model: GridModel
  row: number
  isActive: boolean
  position: number
  name: string
  /** Null for somebody whose work goes on. */
  ended: string | null
}

function RowName({ model, row, isActive, position, name, ended }: RowNameProps) {
  const called = ended === null ? name : `${name}, ${ended}`
  const accepted = model.total(row, 'criteriaAccepted')
  const inScope = model.total(row, 'criteriaInScope')
  const counts = {
    submitted: model.total(row, 'crossingSubmitted'),
    accepted: model.total(row, 'crossingAccepted'),
    signedOff: model.total(row, 'crossingSignedOff'),
    total: model.total(row, 'applying'),
  }
  return (
    <div
      role="rowheader"
      aria-colindex={1}
      aria-label={`${called}, ${accepted} of ${inScope} criteria accepted. Of ${counts.total} KSBs ${counts.submitted} submitted, ${counts.accepted} accepted, ${counts.signedOff} signed off`}
      tabIndex={isActive ? 0 : -1}
      data-row={position}
      data-column={0}
      className={classes['name']}
      style={{ width: NAMES_WIDTH }}
    >
      <span className={classes['who']} title={called} data-ended={ended !== null || undefined}>
        {ended === null ? (
          name
        ) : (
          <>
            <span>{name}</span>
            <span className={classes['ended']}>{ended}</span>
          </>
        )}
      </span>
      <span className={classes['criteria']}>
        <strong>{accepted}</strong>/{inScope}
      </span>
      <Crossing stripes={countStripes(counts)} size="row" maxWidth={119} />
      <span className={classes['numbers']}>
        <span>{counts.submitted}</span>
        <strong>{counts.accepted}</strong>
        <span>{counts.signedOff}</span>
      </span>
    </div>
  )
}
