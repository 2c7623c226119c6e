import type { EnrolmentEffect } from '@crosswalk/contracts'
import { Link } from '@tanstack/react-router'
import { effectPhrases } from '../../lib/effect.ts'
import classes from './version-effect.module.css'

/** Each enrolment of which anything changes, and what. */
export function EffectList({ changes }: { changes: readonly EnrolmentEffect[] }) {
  return (
    <ul className={classes['list']} aria-label="Enrolments that would change">
      {changes.map(change => (
        <li key={change.enrolmentId}>
          <Link to="/enrolments/$enrolmentId" params={{ enrolmentId: change.enrolmentId }}>
            {change.name}
          </Link>
          <span>{effectPhrases(change).join(' · ')}</span>
        </li>
      ))}
    </ul>
  )
}
