import type { KsbProgress } from '@crosswalk/progress'
import { KsbTile } from '../../../components/ksb-tile.tsx'
import { Plate } from '../../../components/plate.tsx'
import { toTileProps } from '../../../components/tile-of-ksb.ts'
import { stateTitle } from '../../../lib/ksb-words.ts'
import classes from './ksb-list.module.css'

interface KsbItemProps {
  progress: KsbProgress
  text: string
  isOpen: boolean
  onOpen: () => void
}

export function KsbItem({ progress, text, isOpen, onOpen }: KsbItemProps) {
  const { counts, inScope, flags } = progress
  return (
    <li>
      <button type="button" className={classes['item']} aria-expanded={isOpen} onClick={onOpen}>
        <KsbTile {...toTileProps(progress)} />
        <span className={classes['words']}>
          <span className={classes['text']}>
            <Plate>{progress.code}</Plate> {text}
          </span>
          <span className={classes['state']}>
            <strong>{stateTitle(progress)}</strong>
            {inScope > 0 && progress.applies && ` · ${counts.accepted} of ${inScope} accepted`}
            {flags.includes('referred') && ' · referred'}
          </span>
        </span>
      </button>
    </li>
  )
}
