import { LEVELS, type Level } from '@crosswalk/progress'
import { LEVEL_NAMES } from '../lib/words.ts'
import classes from './level-stripes.module.css'

interface LevelStripesProps {
  level: Level
  /** The word beside it. Without one, the level must be said nearby. */
  withWord?: boolean
  /** Instead of the level's own word: "1 of 2" where a programme asks for two accepted tags. */
  word?: string | undefined
  size?: 'sm' | 'lg'
}

const POSITIONS = [0, 1, 2, 3, 4]

/** A level is a count of stripes, with the word beside it. */
export function LevelStripes({ level, withWord = false, word, size = 'sm' }: LevelStripesProps) {
  const count = LEVELS.indexOf(level)
  const width = size === 'sm' ? 18 : 27
  return (
    <span className={classes['root']} data-level={level}>
      <svg viewBox="0 0 18 12" width={width} height={(width * 12) / 18} aria-hidden="true" focusable="false">
        {POSITIONS.map(position =>
          position < count ? (
            <rect
              key={position}
              className={classes['full']}
              x={position * 3.5}
              y="0"
              width="2.6"
              height={level === 'signedOff' ? 9 : 11}
              rx="0.4"
            />
          ) : (
            <rect
              key={position}
              className={classes['hollow']}
              x={position * 3.5 + 0.4}
              y="0.4"
              width="1.8"
              height="10.2"
              rx="0.6"
            />
          ),
        )}
        {level === 'signedOff' && <rect className={classes['full']} x="0" y="10.2" width="16.6" height="1.6" />}
        {level === 'referred' && <circle className={classes['beacon']} cx="12.4" cy="9.4" r="2.8" />}
      </svg>
      {withWord && <span className={classes['word']}>{word ?? LEVEL_NAMES[level]}</span>}
    </span>
  )
}
