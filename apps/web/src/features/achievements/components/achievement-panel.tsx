import { ACHIEVEMENT_NAMES, type Achievement, type UnitRecord } from '@crosswalk/contracts'
import { Button, Group } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { lazy, useState } from 'react'
import { Dialog } from '../../../components/dialog.tsx'
import { Notice } from '../../../components/notice.tsx'
import { PanelBoundary } from '../../../components/panel-boundary.tsx'
import { Plate } from '../../../components/plate.tsx'
import { formatDay } from '../../../lib/dates.ts'

// Loaded when the dialog opens.
const AchievementForm = lazy(async () => ({ default: (await import('./achievement-form.tsx')).AchievementForm }))
const EndAchievementForm = lazy(async () => ({
  default: (await import('./end-achievement-form.tsx')).EndAchievementForm,
}))

/** [LEVEL-3] That a unit was achieved elsewhere, apart from what was assessed here; and how to say so, or take it back. */
export function AchievementPanel({ record }: { record: UnitRecord }) {
  const [open, setOpen] = useState<'add' | 'end' | null>(null)
  const { achievement, can, unit } = record
  const close = () => setOpen(null)
  if (achievement === null && !can.achieve) return null
  return (
    <>
      {achievement === null ? (
        <Group>
          <Button variant="default" size="xs" onClick={() => setOpen('add')}>
            Record a credit transfer or exemption
          </Button>
        </Group>
      ) : (
        <Notice
          tone="know"
          title={`${ACHIEVEMENT_NAMES[achievement.kind]}.`}
          action={
            can.endAchievement && (
              <Button variant="subtle" size="xs" onClick={() => setOpen('end')}>
                Take it back
              </Button>
            )
          }
        >
          <AchievementWords achievement={achievement} unit={record.unit} />
        </Notice>
      )}
      <Dialog
        isOpen={open !== null}
        title={
          open === 'end' && achievement !== null
            ? `Take the ${ACHIEVEMENT_NAMES[achievement.kind].toLowerCase()} of Unit ${unit.number} back`
            : `Unit ${unit.number} was achieved elsewhere`
        }
        onClose={close}
      >
        <PanelBoundary failed="This did not load.">
          {open === 'add' && <AchievementForm record={record} onDone={close} />}
          {open === 'end' && achievement !== null && (
            <EndAchievementForm enrolmentId={record.enrolmentId} achievement={achievement} onDone={close} />
          )}
        </PanelBoundary>
      </Dialog>
    </>
  )
}

function AchievementWords({ achievement, unit }: { achievement: Achievement; unit: UnitRecord['unit'] }) {
  const { certificate, awardingBody, uan, achievedOn, evidence, checkedBy, checkedOn, note, recordedBy, recordedAt } =
    achievement
  const facts = [
    awardingBody,
    certificate !== null && `certificate ${certificate}`,
    uan !== null && `UAN ${uan}`,
    achievedOn !== null && `achieved on ${formatDay(achievedOn)}`,
  ].filter(fact => typeof fact === 'string')
  return (
    <>
      The criteria of Unit {unit.number} count as accepted for that reason, not by evidence assessed here.{' '}
      {facts.length > 0 && `${facts.join(', ')}. `}
      {evidence !== null && (
        <>
          The certificate is{' '}
          <Link to="/evidence/$evidenceId" params={{ evidenceId: evidence.id }}>
            <Plate size="sm">{evidence.reference}</Plate>
          </Link>
          .{' '}
        </>
      )}
      {checkedBy !== null && checkedOn !== null && `Checked by ${checkedBy.name} on ${formatDay(checkedOn)}. `}
      Recorded by {recordedBy.name} on {formatDay(recordedAt)}.{note !== null && ` ${note}`}
    </>
  )
}
