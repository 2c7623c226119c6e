import type { LineError } from '@crosswalk/contracts'
import type { ReactNode } from 'react'
import { Notice } from '../../../components/notice.tsx'
import { plural } from '../../../lib/words.ts'
import classes from './criteria-loading.module.css'

interface LineErrorsProps {
  errors: readonly LineError[]
  count: number
  children?: ReactNode
}

/** Every line that can't be used, and what to do about it. */
export function LineErrors({ errors, count, children }: LineErrorsProps) {
  return (
    <section aria-label="Lines that can’t be used">
      <Notice tone="wrong" announce title={`${plural(count, 'line', 'lines')} can’t be used.`} action={children}>
        Nothing was loaded. Mend the table, then look again.
      </Notice>
      <ol className={classes['errors']}>
        {errors.map(error => (
          <li key={`${error.line} ${error.column} ${error.message}`}>
            <span className={classes['line']}>
              line {error.line}
              {error.column !== null && `, ${error.column}`}
            </span>
            <span>{error.message}</span>
          </li>
        ))}
      </ol>
      {count > errors.length && <p>The first {errors.length} are shown.</p>}
    </section>
  )
}
