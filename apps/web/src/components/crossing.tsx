import { memo } from 'react'
import classes from './crossing.module.css'
import { countStripes, type Stripe, type StripeCounts } from './stripes.ts'

const SIZES = {
  /** In a row of the grid. */
  row: { pitch: 3.4, gap: 1, height: 10 },
  sm: { pitch: 6, gap: 2, height: 14 },
  md: { pitch: 13, gap: 4, height: 20 },
  lg: { pitch: 19, gap: 6, height: 24 },
} as const

interface CrossingProps {
  stripes: readonly Stripe[]
  size?: keyof typeof SIZES
  /** Squeezes the stripes so that the whole crossing takes no more than this many pixels. */
  maxWidth?: number
}

/** Progress, one stripe for each KSB (or criterion). Its three numbers always stand beside it. */
export const Crossing = memo(function Crossing({ stripes, size = 'md', maxWidth = 640 }: CrossingProps) {
  const { height } = SIZES[size]
  const pitch = Math.min(SIZES[size].pitch, maxWidth / Math.max(1, stripes.length))
  const width = pitch - Math.min(SIZES[size].gap, pitch * 0.32)
  const foot = Math.max(1.4, height / 11)
  const paths = { signedOff: '', accepted: '', none: '' }
  const hollow: { key: number; x: number; kind: Stripe }[] = []
  const beacons: number[] = []

  stripes.forEach((stripe, index) => {
    const x = index * pitch
    switch (stripe) {
      case 'signedOff':
        paths.signedOff += bar(x, 0, width, height - foot - 1) + bar(x, height - foot, width, foot)
        break
      case 'accepted':
        paths.accepted += bar(x, 0, width, height)
        break
      case 'submitted':
      case 'added':
        hollow.push({ key: index, x, kind: stripe })
        break
      case 'referred':
        beacons.push(x + width / 2)
        paths.none += bar(x, height - foot, width, foot)
        break
      case 'none':
        paths.none += bar(x, height - foot, width, foot)
        break
    }
  })

  const line = size === 'row' || pitch < 5 ? 0.8 : 1.2
  return (
    <svg
      className={classes['crossing']}
      width={Math.ceil(Math.max(1, stripes.length) * pitch)}
      height={height}
      aria-hidden="true"
      focusable="false"
    >
      {paths.none && <path className={classes['none']} d={paths.none} />}
      {paths.accepted && <path className={classes['accepted']} d={paths.accepted} />}
      {paths.signedOff && <path className={classes['signedOff']} d={paths.signedOff} />}
      {hollow.map(({ key, x, kind }) => (
        <rect
          key={key}
          className={classes[kind]}
          x={x + line / 2}
          y={line / 2}
          width={Math.max(0.6, width - line)}
          height={height - line}
          strokeWidth={kind === 'added' ? line * 1.5 : line}
        />
      ))}
      {beacons.map(x => (
        <circle key={x} className={classes['beacon']} cx={x} cy={height - foot - 6} r="4" />
      ))}
    </svg>
  )
})

const bar = (x: number, y: number, width: number, height: number) =>
  `M${x.toFixed(2)} ${y.toFixed(1)}h${width.toFixed(2)}v${height.toFixed(1)}h${(-width).toFixed(2)}z`

interface CrossingWithNumbersProps extends Omit<CrossingProps, 'stripes'> {
  counts: StripeCounts
  /** What the stripes are of: "KSBs", "criteria". */
  of?: string
}

/** The crossing with submitted, accepted and signed off in words. */
export function CrossingWithNumbers({ counts, of, ...rest }: CrossingWithNumbersProps) {
  return (
    <div>
      <Crossing stripes={countStripes(counts)} {...rest} />
      <div className={classes['numbers']}>
        <span>
          <strong>{counts.submitted}</strong> submitted
        </span>
        <span>
          <strong>{counts.accepted}</strong> accepted
        </span>
        <span>
          <strong>{counts.signedOff}</strong> signed off
        </span>
        {of && (
          <span>
            of {counts.total} {of}
          </span>
        )}
        {(counts.added ?? 0) > 0 && (
          <span className={classes['legend']}>
            <Crossing stripes={['added']} size="sm" /> what these tags would add
          </span>
        )}
      </div>
    </div>
  )
}
