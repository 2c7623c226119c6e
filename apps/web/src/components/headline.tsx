import type { Totals } from '@crosswalk/progress'
import { Fragment } from 'react'
import { headlineParts } from '../lib/ksb-words.ts'
import classes from './headline.module.css'

/** Criteria first, then KSBs, then apart those that have or need evidence of their own. */
export function Headline({ totals }: { totals: Totals }) {
  return (
    <span className={classes['headline']}>
      {headlineParts(totals).map(({ bold, rest }, index) => (
        <Fragment key={rest}>
          {index > 0 && ' · '}
          <strong>{bold}</strong> {rest}
        </Fragment>
      ))}
    </span>
  )
}
