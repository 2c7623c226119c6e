import type { LoadedUnit } from '@crosswalk/contracts'
import { Checkbox } from '@mantine/core'
import { criteriaCount, listWords } from '../../../lib/words.ts'
import classes from './criteria-loading.module.css'

interface LoadedUnitsProps {
  units: readonly LoadedUnit[]
  /** Units that were called complete. */
  complete: readonly number[]
  isBusy: boolean
  onComplete: (complete: readonly number[]) => void
}

const FIELD_NAMES: Record<LoadedUnit['facts'][number]['field'], string> = {
  title: 'Title',
  uan: 'UAN',
  credits: 'Credits',
  level: 'Level',
  group: 'Group',
}

/** Unit by unit: what is new, what has other words, what stays, and whether the table holds all of it. */
export function LoadedUnits({ units, complete, isBusy, onComplete }: LoadedUnitsProps) {
  return (
    <section aria-label="What it changes" className={classes['units']}>
      {units.map(unit => (
        <div key={unit.unitId} className={classes['unit']}>
          <h2>
            Unit {unit.number} {unit.title}
          </h2>
          <p>
            <strong>{unit.added.length === 0 ? 'No new criteria' : `${criteriaCount(unit.added.length)} new`}</strong>
            {unit.added.length > 0 && `: ${listWords(unit.added)}`}
            {unit.same.length > 0 && ` · ${unit.same.length} as held`}
          </p>
          {unit.notInTable.length > 0 && <p>Held, and not in the table: {listWords(unit.notInTable)}. They stay.</p>}
          {unit.reworded.map(one => (
            <p key={one.number} className={classes['words']}>
              <strong>{one.number}</strong> has other words now: <del>{one.before ?? 'no words'}</del>{' '}
              <ins>{one.after}</ins>
            </p>
          ))}
          {unit.facts.map(fact => (
            <p key={fact.field}>
              {FIELD_NAMES[fact.field]}: {fact.before === null ? 'not known before' : <del>{fact.before}</del>}, now{' '}
              <ins>{fact.after}</ins>
            </p>
          ))}
          <Checkbox
            mt={6}
            label={`These are all the criteria of Unit ${unit.number}`}
            checked={unit.complete || complete.includes(unit.number)}
            disabled={isBusy || (unit.complete && !complete.includes(unit.number))}
            onChange={event =>
              onComplete(
                event.currentTarget.checked
                  ? [...complete, unit.number]
                  : complete.filter(number => number !== unit.number),
              )
            }
          />
        </div>
      ))}
    </section>
  )
}
