import { METHOD_NAMES, type PlanLine } from '@crosswalk/contracts'
import { Button } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import { Beacon } from '../../../components/beacon.tsx'
import { EraseText } from '../../../components/erase-text/erase-text.tsx'
import { Plate } from '../../../components/plate.tsx'
import { criteriaWords, dueWords, standingWords } from '../plan-words.ts'
import classes from './plan.module.css'

interface PlanLinesProps {
  enrolmentId: string
  lines: readonly PlanLine[]
  /** Where one may change it. */
  onChange?: ((line: PlanLine) => void) | undefined
  onRemove?: ((line: PlanLine) => void) | undefined
}

export function PlanLines({ enrolmentId, lines, onChange, onRemove }: PlanLinesProps) {
  return (
    <ol className={classes['lines']} aria-label="What is planned">
      {lines.map(line => (
        <li key={line.id} data-state={line.state}>
          <div className={classes['lineWords']}>
            <p>
              {line.state === 'done' && <IconCircleCheck size={16} aria-hidden="true" />} <strong>{line.what}</strong>
            </p>
            <p>
              {METHOD_NAMES[line.method]} · <Plate>{criteriaWords(line.criteria)}</Plate>
            </p>
            <p className={classes['standing']} data-overdue={line.overdue || undefined}>
              {line.overdue && <Beacon />}
              <span>
                {standingWords(line)} · {line.overdue && <strong>overdue, </strong>}by {dueWords(line)}
              </span>
            </p>
            <EraseText of={{ enrolmentId, about: line.id }} words={[line.what]} name={`the line “${line.what}”`} />
          </div>
          {(onChange || onRemove) && (
            <div className={classes['lineActions']}>
              {onChange && line.state !== 'done' && (
                <Button variant="default" size="xs" aria-label={`Change: ${line.what}`} onClick={() => onChange(line)}>
                  Change
                </Button>
              )}
              {onRemove && (
                <Button variant="subtle" size="xs" aria-label={`Remove: ${line.what}`} onClick={() => onRemove(line)}>
                  Remove
                </Button>
              )}
            </div>
          )}
        </li>
      ))}
    </ol>
  )
}
