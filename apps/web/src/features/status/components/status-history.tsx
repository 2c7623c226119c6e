import { formatInstant, formatLongDay, today } from '../../../lib/dates.ts'
import { STATUS_NAMES } from '../../../lib/words.ts'
import type { Statuses } from '../api/list-statuses.ts'
import { listHistory } from '../status-history.ts'
import classes from './status.module.css'

/** Every recording, newest first. What was recorded anew since stays, and says so. */
export function StatusHistory({ statuses }: { statuses: Statuses['statuses'] }) {
  return (
    <ol className={classes['history']}>
      {listHistory(statuses).map(({ recorded, isRestart }) => {
        const { status, from, until, expectedReturnOn, reason, by, at, isCorrected } = recorded
        return (
          <li key={`${at} ${status} ${from}`} data-corrected={isCorrected || undefined}>
            <span className={classes['dates']}>
              {until === null && !isCorrected && (from > today() ? 'From ' : 'Since ')}
              {formatLongDay(from)}
              {until !== null && <> to {formatLongDay(until)}</>}
            </span>
            <span>
              <strong>{STATUS_NAMES[status]}</strong>
              {isRestart && ', restarted'}
              {expectedReturnOn !== null && `, expected back on ${formatLongDay(expectedReturnOn)}`}
              {isCorrected && ' · recorded anew since'}
              {reason !== null && <span className={classes['reason']}>{reason}</span>}
              <span className={classes['who']}>
                {by === null ? 'Recorded' : `${by.name},`} {formatInstant(at)}
              </span>
            </span>
          </li>
        )
      })}
    </ol>
  )
}
