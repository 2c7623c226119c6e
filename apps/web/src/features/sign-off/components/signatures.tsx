import type { SignOff, UnitRecord } from '@crosswalk/contracts'
import { Button } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { EraseText } from '../../../components/erase-text/erase-text.tsx'
import { formatInstant } from '../../../lib/dates.ts'
import { criteriaCount, plural } from '../../../lib/words.ts'
import { toSigning } from '../sign-off-words.ts'
import { ReopenDialog } from './reopen-dialog.tsx'
import classes from './sign-off.module.css'

/** The signatures in order, those that were reopened too, and whose is next. */
export function Signatures({ record, things }: { record: UnitRecord; things: number }) {
  const [reopening, setReopening] = useState<SignOff | null>(null)
  const signing = toSigning(record)
  const inOrder = [...record.signOffs].sort((a, b) => a.declaredAt.localeCompare(b.declaredAt))
  return (
    <section className={classes['part']} aria-labelledby="signatures">
      <h2 id="signatures">Signatures</h2>
      <ol className={classes['signatures']}>
        {inOrder.map(signOff => (
          <li key={signOff.id} data-state={signOff.reopenedAt === null ? 'signed' : 'reopened'}>
            <span className={classes['signatureMark']}>
              {signOff.reopenedAt === null && <IconCheck size={15} aria-hidden="true" />}
            </span>
            <div>
              <p>
                <strong>{signOff.supplementaryTo === null ? 'Assessor' : 'Supplementary'}</strong> ·{' '}
                {signOff.declaredBy.name}
              </p>
              <p className={classes['quiet']}>
                {criteriaCount(signOff.criterionIds.length)} over{' '}
                {plural(signOff.decisionIds.length, 'decision', 'decisions')}, {formatInstant(signOff.declaredAt)}.{' '}
                {signOff.partOfUnit &&
                  (signOff.notHeld > 0
                    ? `Part of the unit: at least ${signOff.notHeld} not held here.`
                    : 'Part of the unit.')}
              </p>
              {signOff.reopenedAt !== null && (
                <p className={classes['quiet']}>
                  <strong>Reopened</strong> by {signOff.reopenedBy?.name}, {formatInstant(signOff.reopenedAt)}: “
                  {signOff.reopenedReason}”
                </p>
              )}
              <EraseText
                of={{ enrolmentId: record.enrolmentId, about: signOff.id }}
                words={[signOff.reopenedReason]}
                name={`why the sign-off of ${formatInstant(signOff.declaredAt)} was reopened`}
              />
              {record.can.reopen && signOff.reopenedAt === null && signOff.supplementaryTo === null && (
                <Button variant="subtle" size="xs" onClick={() => setReopening(signOff)}>
                  Reopen the sign-off
                </Button>
              )}
            </div>
          </li>
        ))}
        {signing !== 'signed' && (
          <li data-state="next">
            <span className={classes['signatureMark']} aria-hidden="true">
              {inOrder.length + 1}
            </span>
            <div>
              <p>
                <strong>{signing === 'supplementary' ? 'Supplementary' : 'Assessor'}</strong>
                {record.can.signOff && ' · you'}
              </p>
              <p className={classes['quiet']}>
                {things > 0 ? 'Signs next, once nothing is in the way.' : 'Signs next.'}
              </p>
            </div>
          </li>
        )}
      </ol>
      <ReopenDialog record={record} signOff={reopening} onClose={() => setReopening(null)} />
    </section>
  )
}
