import type { ErasableWords, Tombstone } from '@crosswalk/contracts'
import { formatBytes } from '../lib/bytes.ts'
import { formatLongDay } from '../lib/dates.ts'
import classes from './tombstones.module.css'

const NAMES: Record<ErasableWords, string> = {
  title: 'the title',
  description: 'the description',
  text: 'the text',
  link: 'the link',
  keptAt: 'where it is kept',
}

/** What is left where something was erased: when, by whom, why, and the hash of each file. */
export function Tombstones({ tombstones }: { tombstones: readonly Tombstone[] }) {
  if (tombstones.length === 0) return null
  return (
    <ul className={classes['list']} aria-label="Erased">
      {tombstones.map(({ id, erasedAt, erasedBy, reason, words, files }) => (
        <li key={id} className={classes['item']}>
          <strong>
            Erased on {formatLongDay(erasedAt)} by {erasedBy.name}:
          </strong>{' '}
          {reason}
          {words.length > 0 && <div>Gone: {words.map(name => NAMES[name]).join(', ')}.</div>}
          {files.map(file => (
            <div key={file.id}>
              A file of {formatBytes(file.size)}.{' '}
              <span className={classes['hash']}>
                SHA-256 <code>{file.sha256}</code>
              </span>
            </div>
          ))}
        </li>
      ))}
    </ul>
  )
}
