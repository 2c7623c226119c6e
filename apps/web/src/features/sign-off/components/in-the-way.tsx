import { Button } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { Beacon } from '../../../components/beacon.tsx'
import { listWords } from '../../../lib/words.ts'
import type { InTheWay } from '../sign-off-words.ts'
import classes from './sign-off.module.css'

interface ThingsInTheWayProps {
  things: readonly InTheWay[]
  enrolmentId: string
  unitId: string
  /** May write an observation for this learner. */
  canWrite: boolean
}

/** What is in the way, each with its one action. */
export function ThingsInTheWay({ things, enrolmentId, unitId, canWrite }: ThingsInTheWayProps) {
  return (
    <section className={classes['part']} aria-labelledby="in-the-way">
      <h2 id="in-the-way">
        {things.length === 0
          ? 'Nothing is in the way'
          : things.length === 1
            ? '1 thing is in the way'
            : `${things.length} things are in the way`}
      </h2>
      <ul className={classes['things']}>
        {things.map(thing => (
          <li key={thing.key}>
            <span className={classes['thingMark']}>
              {thing.kind === 'drafted' ? <IconPencil size={15} aria-hidden="true" /> : <Beacon />}
            </span>
            <p>
              <strong>{listWords(thing.numbers)}</strong> {thing.words}
            </p>
            <ThingAction thing={thing} enrolmentId={enrolmentId} unitId={unitId} canWrite={canWrite} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function ThingAction({
  thing,
  enrolmentId,
  unitId,
  canWrite,
}: { thing: InTheWay } & Omit<ThingsInTheWayProps, 'things'>) {
  const { evidence, action, kind } = thing
  const label = `${action}: ${listWords(thing.numbers)}`
  if (evidence !== null && kind !== 'moreEvidenceNeeded' && kind !== 'nothingTagged') {
    return (
      <Button
        variant="default"
        aria-label={label}
        renderRoot={props => <Link to="/evidence/$evidenceId" params={{ evidenceId: evidence.id }} {...props} />}
      >
        {action}
      </Button>
    )
  }
  if (!canWrite) return null
  return (
    <Button
      variant="default"
      aria-label={label}
      renderRoot={props => (
        <Link to="/enrolments/$enrolmentId/observation" params={{ enrolmentId }} search={{ unit: unitId }} {...props} />
      )}
    >
      {action}
    </Button>
  )
}
