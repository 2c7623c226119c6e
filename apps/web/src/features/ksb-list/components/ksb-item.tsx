import type { KsbProgress } from '@crosswalk/progress'
import type { ReactNode } from 'react'
import { KsbTile } from '../../../components/ksb-tile.tsx'
import { Plate } from '../../../components/plate.tsx'
import { toTileProps } from '../../../components/tile-of-ksb.ts'
import { stateTitle } from '../../../lib/ksb-words.ts'
import { reachWords } from '../../../lib/progress-words.ts'
import classes from './ksb-list.module.css'

interface KsbItemProps {
  progress: KsbProgress
  text: string
  /** Whose mapping it is: "NCFE". */
  owner: string
  isOpen: boolean
  onOpen: () => void
  action?: ReactNode
}

export function KsbItem({ progress, text, owner, isOpen, onOpen, action }: KsbItemProps) {
  const { counts, inScope, flags } = progress
  return (
    <li>
      <button type="button" className={classes['item']} aria-expanded={isOpen} onClick={onOpen}>
        <KsbTile {...toTileProps(progress)} />
        <span className={classes['words']}>
          <span>
            <Plate>{progress.code}</Plate> {text}
          </span>
          <span className={classes['state']}>
            <strong>{stateTitle(progress)}</strong>
            {inScope > 0 && progress.applies && ` · ${counts.accepted} of ${inScope} accepted`}
            {inScope === 0 && progress.applies && ` · ${reachWords(progress, owner)}`}
            {flags.includes('referred') && ' · referred'}
            {flags.includes('checkAgain') && ' · check again'}
          </span>
        </span>
      </button>
      {action && <div className={classes['action']}>{action}</div>}
    </li>
  )
}
