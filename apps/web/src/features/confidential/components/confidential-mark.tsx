import type { Evidence } from '@crosswalk/contracts'
import { useId, useState } from 'react'
import { ActFailed } from '../../../components/act-failed.tsx'
import { TickBox } from '../../../components/tick-box.tsx'
import { useMarkConfidential } from '../api/mark-confidential.ts'
import classes from './confidential-mark.module.css'

/** Whether the learner's employer may see that an item is there: its title and method, never more. */
export function ConfidentialMark({ evidence: { id, confidential, can } }: { evidence: Evidence }) {
  const mark = useMarkConfidential(id)
  const inputId = useId()
  /** What was ticked, until it is known whether it was saved. */
  const [wanted, setWanted] = useState<boolean | null>(null)
  const save = (next: boolean) => {
    setWanted(next)
    mark.mutate(next, { onSettled: () => setWanted(null) })
  }
  if (!can.markConfidential) {
    return confidential ? <p className={classes['mark']}>Confidential: not for the employer.</p> : null
  }
  return (
    <div className={classes['mark']}>
      <label className={classes['choice']} htmlFor={inputId}>
        <TickBox id={inputId} checked={wanted ?? confidential} onChange={event => save(event.currentTarget.checked)} />
        <span>
          Confidential <span className={classes['about']}>The employer does not see that it is there.</span>
        </span>
      </label>
      <ActFailed error={mark.error} />
    </div>
  )
}
