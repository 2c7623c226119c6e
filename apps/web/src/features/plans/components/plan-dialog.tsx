import type { MappingDocument } from '@crosswalk/frameworks'
import { Dialog } from '../../../components/dialog.tsx'
import { useAnnouncer } from '../../../components/undo-bar.tsx'
import { inTwoWeeks } from '../../../lib/due-day.ts'
import { useAddPlanLine } from '../api/add-plan-line.ts'
import { LineForm } from './line-form.tsx'

interface PlanDialogProps {
  enrolmentId: string
  /** Those taken. */
  units: MappingDocument['qualification']['units']
  criterionIds: readonly string[]
  onDone: () => void
}

/** One line more for the plan, from wherever one sees what is missing. */
export function PlanDialog({ enrolmentId, units, criterionIds, onDone }: PlanDialogProps) {
  const add = useAddPlanLine(enrolmentId)
  const announcer = useAnnouncer()
  return (
    <Dialog isOpen title="Plan it" onClose={onDone}>
      <LineForm
        units={units}
        initial={{ what: '', method: 'OB', criterionIds: [...criterionIds], dueOn: inTwoWeeks() }}
        action="Add to the plan"
        isPending={add.isPending}
        error={add.error}
        onSubmit={line =>
          add.mutate(line, {
            onSuccess: () => {
              announcer.say(`“${line.what}” is in the plan.`)
              onDone()
            },
          })
        }
      />
    </Dialog>
  )
}
