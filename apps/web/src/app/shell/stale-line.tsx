import { useEffect, useState } from 'react'
import { StaleBar } from '../../components/panel-states.tsx'
import { formatTime } from '../../lib/dates.ts'
import { useLiveState } from '../../lib/live/live-client.ts'
import classes from './stale-line.module.css'

const SAID_MS = 4_000

/** Says on any page that changes do not arrive, from when what is shown is, and when it is up to date again. */
export function StaleLine() {
  const live = useLiveState()
  const isLive = live.status === 'live'
  const [wasStale, setWasStale] = useState(false)
  useEffect(() => {
    if (!isLive) {
      setWasStale(true)
      return
    }
    const timer = setTimeout(() => setWasStale(false), SAID_MS)
    return () => clearTimeout(timer)
  }, [isLive])
  if (live.status !== 'live') {
    return (
      <div className={classes['line']}>
        <StaleBar since={formatTime(live.since)} />
      </div>
    )
  }
  return (
    <div className={classes['line']} role="status">
      {wasStale && <p className={classes['again']}>Up to date</p>}
    </div>
  )
}
