// biome-ignore-all lint/a11y/useSemanticElements: a grid drawn in pieces, in both directions, can't be a table
// biome-ignore-all lint/a11y/useFocusableInteractive: its cells take focus, one at a time
import { memo } from 'react'
import { Crossing } from '../../../components/crossing.tsx'
import type { Stripe } from '../../../components/stripes.ts'
import { KIND_NAMES, plural } from '../../../lib/words.ts'
import { HEADER_HEIGHT, NAMES_WIDTH, type PlacedColumn, toSpans } from '../grid-layout.ts'
import classes from './grid-header.module.css'

interface GridHeaderProps {
  columns: readonly PlacedColumn[]
  width: number
  /** By KSB index: how many of those shown have met it. */
  met: readonly number[]
  shown: number
  total: number
  /** The KSB whose column has focus or is open. */
  activeKsbId: string | null
}

const KEY: readonly { stripe: Stripe; words: string }[] = [
  { stripe: 'signedOff', words: 'signed off' },
  { stripe: 'accepted', words: 'accepted' },
  { stripe: 'submitted', words: 'submitted' },
]

/** Kinds on a thick line, areas, codes, and how many have met each KSB. Stays while rows pass beneath it. */
export const GridHeader = memo(function GridHeader(props: GridHeaderProps) {
  const { columns, width, met, shown, total, activeKsbId } = props
  const activeArea = columns.find(({ ksbId }) => ksbId === activeKsbId)?.area
  let left = NAMES_WIDTH
  return (
    <div role="row" aria-rowindex={1} className={classes['header']} style={{ height: HEADER_HEIGHT }}>
      <div role="columnheader" aria-colindex={1} className={classes['corner']} style={{ width: NAMES_WIDTH }}>
        <span className={classes['enrolments']}>
          {shown === total ? plural(total, 'enrolment', 'enrolments') : `${shown} of ${total} enrolments`}
        </span>
        <span className={classes['explains']}>Criteria accepted, and below one stripe for each KSB:</span>
        {KEY.map(({ stripe, words }) => (
          <span key={stripe} className={classes['key']}>
            <Crossing stripes={[stripe]} size="sm" /> {words}
          </span>
        ))}
        <span className={classes['howMany']}>
          How many have met it
          <span className={classes['numbersOf']} aria-hidden="true">
            <Crossing stripes={['submitted']} size="sm" />
            <Crossing stripes={['accepted']} size="sm" />
            <Crossing stripes={['signedOff']} size="sm" />
          </span>
        </span>
      </div>
      <div aria-hidden="true">
        {toSpans(columns, width, 'kind').map(span => (
          <div key={span.key} className={classes['kind']} style={{ left: span.left, width: span.width }}>
            <strong>{KIND_NAMES[span.kind]}</strong> {span.count}
          </div>
        ))}
        {toSpans(columns, width, 'area').map(span => (
          <div
            key={span.key}
            className={classes['area']}
            data-active={span.name === activeArea || undefined}
            style={{ left: span.left, width: span.width }}
            title={span.name}
          >
            <span>{span.name}</span>
          </div>
        ))}
      </div>
      {columns.map(column => {
        left += column.gap
        const at = left
        left += width
        const count = met[column.index] ?? 0
        return (
          <div
            key={column.ksbId}
            role="columnheader"
            aria-colindex={column.position + 2}
            aria-label={`${column.code}, ${column.area}, met by ${count}. ${column.text}`}
            className={classes['code']}
            data-active={column.ksbId === activeKsbId || undefined}
            style={{ left: at, width }}
            title={column.text}
          >
            <strong>{column.code}</strong>
            <span>{count}</span>
          </div>
        )
      })}
    </div>
  )
})
