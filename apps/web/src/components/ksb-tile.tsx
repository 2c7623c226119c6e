import type { ShownState } from '@crosswalk/progress'
import { memo } from 'react'
import classes from './ksb-tile.module.css'

export interface KsbTileProps {
  state: ShownState
  /** Met, and the rule also holds at signed off. */
  signedOff?: boolean
  /** Criteria still to be accepted, in progress. */
  toGo?: number
  /** KSB evidence is under way: a diamond stands for the number. */
  ownEvidence?: boolean
  /** Shares of the scope, 0 to 1, for the foot bar of what is in progress. */
  accepted?: number
  submitted?: number
  referred?: boolean
  checkAgain?: boolean
  /** Changed a moment ago: wears a ring. */
  changed?: boolean
}

const BAR = { x: 3, y: 17.6, width: 14, height: 3.4 }

/** A state is a shape, 20×24. It says nothing to a screen reader: the cell around it is named in words. */
export const KsbTile = memo(function KsbTile(props: KsbTileProps) {
  return (
    <svg className={classes['tile']} viewBox="0 0 20 24" width="20" height="24" aria-hidden="true" focusable="false">
      <TileShapes {...props} />
    </svg>
  )
})

interface PlacedTileProps extends KsbTileProps {
  x: number
  y: number
  /** Open in the panel: wears the same ring as one that changed. */
  isOpen?: boolean
  isFaded?: boolean
}

/** One tile of many in one drawing: a row of the grid is painted as a whole. */
export const PlacedTile = memo(function PlacedTile({ x, y, isOpen, isFaded, ...tile }: PlacedTileProps) {
  return (
    <g transform={`translate(${x} ${y})`} opacity={isFaded ? 0.22 : undefined}>
      <TileShapes {...tile} changed={tile.changed || isOpen || false} />
    </g>
  )
})

function TileShapes(props: KsbTileProps) {
  return (
    <>
      {props.changed && <rect className={classes['ring']} x="-2.5" y="-2.5" width="25" height="29" rx="6" />}
      <Shape {...props} />
      {props.referred && <circle className={classes['beacon']} cx="17" cy="21" r="3.6" />}
      {props.checkAgain && <path className={classes['beacon']} d="M12.6-3.6h9.6v9.6z" />}
    </>
  )
}

function Shape({ state, signedOff, toGo = 0, ownEvidence, accepted = 0, submitted = 0 }: KsbTileProps) {
  switch (state) {
    case 'met':
      return signedOff ? (
        <>
          <rect className={classes['deep']} width="20" height="24" rx="4" />
          <path className={classes['tickOnDeep']} d="m5.8 9.6 2.9 2.9 5.6-5.9M5.2 18.2h9.6" />
        </>
      ) : (
        <>
          <rect className={classes['pine']} width="20" height="24" rx="4" />
          <path className={classes['tickOnPine']} d="m5.6 12.2 3 3 5.8-6.2" />
        </>
      )
    case 'inProgress':
      return (
        <>
          <rect className={classes['box']} x="0.5" y="0.5" width="19" height="23" rx="3.5" />
          {ownEvidence ? (
            <path className={classes['diamond']} d="M10 4.4 14.2 8.6 10 12.8 5.8 8.6Z" />
          ) : (
            <text className={classes['number']} x="10" y="13.2" data-wide={toGo > 99 || undefined}>
              {toGo}
            </text>
          )}
          <FootBar accepted={accepted} submitted={submitted} />
        </>
      )
    case 'notStarted':
      return (
        <>
          <rect className={classes['dashed']} x="0.5" y="0.5" width="19" height="23" rx="3.5" />
          <path className={classes['dash']} d="M8.2 12h3.6" />
        </>
      )
    case 'needsOwnEvidence':
      return <path className={classes['dashedDiamond']} d="M10 6 16 12 10 18 4 12Z" />
    case 'doesNotApply':
      return <path className={classes['stroke']} d="m5.4 18.6 9.2-13.2" />
    case 'confirmed':
      return (
        <>
          <rect className={classes['seal']} width="20" height="24" rx="9.6" />
          <circle className={classes['ringOnSeal']} cx="10" cy="12" r="6.9" />
          <path className={classes['tickOnSeal']} d="m6.9 12.2 2.2 2.2 4-4.3" />
        </>
      )
    case 'notConfirmed':
      return (
        <>
          <rect className={classes['sealOutline']} x="0.6" y="0.6" width="18.8" height="22.8" rx="9" />
          <circle className={classes['sealRing']} cx="10" cy="12" r="5.9" />
          <path className={classes['sealRing']} d="M7.4 12h5.2" />
        </>
      )
  }
}

function FootBar({ accepted, submitted }: { accepted: number; submitted: number }) {
  const acceptedWidth = accepted > 0 ? Math.max(1.5, BAR.width * Math.min(1, accepted)) : 0
  const submittedWidth = Math.max(0, BAR.width * Math.min(1, submitted) - acceptedWidth)
  // Stripes, so that submitted and accepted are told apart in grey.
  let stripes = ''
  for (let x = acceptedWidth + 0.9; x < acceptedWidth + submittedWidth - 0.2; x += 2.3) {
    stripes += `M${(BAR.x + x).toFixed(1)} ${BAR.y}v${BAR.height}`
  }
  return (
    <>
      <rect className={classes['well']} {...BAR} />
      {acceptedWidth > 0 && <rect className={classes['pine']} {...BAR} width={acceptedWidth} />}
      {stripes && <path className={classes['stripes']} d={stripes} />}
    </>
  )
}
