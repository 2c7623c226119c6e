import type { KsbMove, Move } from '@crosswalk/progress'
import { IconChevronRight } from '@tabler/icons-react'
import { useId } from 'react'
import { stateTitle } from '../../lib/ksb-words.ts'
import { plural } from '../../lib/words.ts'
import { KsbTile } from '../ksb-tile.tsx'
import { Plate } from '../plate.tsx'
import { toTileProps } from '../tile-of-ksb.ts'
import type { Effect } from './compute-effect.ts'
import classes from './effect-preview.module.css'

const GROUPS: readonly { moves: readonly Move[]; word: (count: number) => string }[] = [
  { moves: ['met'], word: count => `${count} met` },
  { moves: ['noLongerMet'], word: count => `${count} no longer met` },
  { moves: ['closer'], word: count => `${count} closer` },
  { moves: ['further'], word: count => `${count} further` },
  { moves: ['gained', 'lost', 'changed'], word: count => `${count} changed` },
]

interface EffectOfDecisionsProps {
  effect: Effect
  /** "What saving this moves" */
  title?: string
  /** Said at the right of the title: "S8 waits for 2.2". */
  note?: string | undefined
}

/** What saving moves, as tiles before and after. */
export function EffectOfDecisions({ effect, title = 'What saving this moves', note }: EffectOfDecisionsProps) {
  const headingId = useId()
  const { moves, before, after } = effect
  return (
    <section className={classes['effect']} aria-labelledby={headingId}>
      <div className={classes['titleLine']}>
        <h2 id={headingId} className={classes['title']}>
          {title}
        </h2>
        {note && <span className={classes['quiet']}>{note}</span>}
      </div>
      {moves.length === 0 ? (
        <p className={classes['quiet']}>No KSB moves.</p>
      ) : (
        <>
          <p className={classes['quiet']}>
            {change(before.criteria.accepted, after.criteria.accepted)} of {after.criteria.inScope} criteria accepted ·{' '}
            {change(before.ksbs.met, after.ksbs.met)} of {after.ksbs.withScope} KSBs met through the mapping
          </p>
          <dl className={classes['groups']}>
            {GROUPS.map(group => (
              <MoveGroup
                key={group.moves.join()}
                moves={moves.filter(move => group.moves.includes(move.move))}
                word={group.word}
              />
            ))}
          </dl>
        </>
      )}
    </section>
  )
}

function MoveGroup({ moves, word }: { moves: readonly KsbMove[]; word: (count: number) => string }) {
  if (moves.length === 0) return null
  return (
    <div className={classes['group']}>
      <dt>{word(moves.length)}</dt>
      <dd>
        {moves.map(({ ksbId, code, before, after }) => (
          <span key={ksbId} className={classes['move']}>
            <Plate size="sm">{code}</Plate>
            <KsbTile {...toTileProps(before)} />
            <IconChevronRight size={12} aria-hidden="true" />
            <KsbTile {...toTileProps(after)} />
            <span className="visually-hidden">
              {stateTitle(before)}, then {stateTitle(after)}
            </span>
          </span>
        ))}
      </dd>
    </div>
  )
}

const change = (before: number, after: number) =>
  before === after ? (
    <strong>{after}</strong>
  ) : (
    <>
      {before} → <strong>{after}</strong>
    </>
  )

/** "16 KSBs move, 10 would be met" */
export function effectHeadline({ moves }: Effect): string {
  const met = moves.filter(move => move.move === 'met').length
  const moved = plural(moves.length, 'KSB moves', 'KSBs move')
  return met > 0 ? `${moved}, ${met} would be met` : moved
}
