import type { ShownState } from '@crosswalk/progress'
import { KsbTile, type KsbTileProps } from './ksb-tile.tsx'
import classes from './state-legend.module.css'

/** What the legend tells apart: the states, with met and met at signed off as two. */
export const LEGEND_STATES = [
  'confirmed',
  'notConfirmed',
  'signedOff',
  'met',
  'inProgress',
  'notStarted',
  'needsOwnEvidence',
  'doesNotApply',
] as const
export type LegendState = (typeof LEGEND_STATES)[number]

const LEGEND_NAMES: Record<LegendState, string> = {
  confirmed: 'Confirmed',
  notConfirmed: 'Not confirmed',
  signedOff: 'Met, signed off',
  met: 'Met',
  inProgress: 'In progress',
  notStarted: 'Not started',
  needsOwnEvidence: 'Needs its own evidence',
  doesNotApply: 'Does not apply',
}

const SAMPLES: Record<LegendState, KsbTileProps> = {
  confirmed: { state: 'confirmed' },
  notConfirmed: { state: 'notConfirmed' },
  signedOff: { state: 'met', signedOff: true },
  met: { state: 'met' },
  inProgress: { state: 'inProgress', toGo: 3, accepted: 0.6, submitted: 0.75 },
  notStarted: { state: 'notStarted' },
  needsOwnEvidence: { state: 'needsOwnEvidence' },
  doesNotApply: { state: 'doesNotApply' },
}

export const toLegendState = (state: ShownState, isSignedOff: boolean): LegendState =>
  state === 'met' && isSignedOff ? 'signedOff' : state

interface StateLegendProps {
  counts?: Readonly<Record<LegendState, number>> | undefined
  /** Given, each state is a button that filters. */
  chosen?: ReadonlySet<LegendState>
  onToggle?: (state: LegendState) => void
}

/** Explains the shapes, carries the counts, and filters by state where it may. */
export function StateLegend({ counts, chosen, onToggle }: StateLegendProps) {
  return (
    <ul className={classes['legend']} aria-label="States">
      {LEGEND_STATES.map(state => {
        const content = (
          <>
            <span className={classes['tile']}>
              <KsbTile {...SAMPLES[state]} />
            </span>
            {LEGEND_NAMES[state]}
            {counts && <strong>{counts[state]}</strong>}
          </>
        )
        return (
          <li key={state}>
            {onToggle ? (
              <button
                type="button"
                className={classes['item']}
                aria-pressed={chosen?.has(state) ?? false}
                onClick={() => onToggle(state)}
              >
                {content}
              </button>
            ) : (
              <span className={classes['item']}>{content}</span>
            )}
          </li>
        )
      })}
    </ul>
  )
}
