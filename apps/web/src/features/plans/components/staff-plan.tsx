import type { NewPlanLine, Plan, PlanLine } from '@crosswalk/contracts'
import type { MappingDocument } from '@crosswalk/frameworks'
import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import { Dialog } from '../../../components/dialog.tsx'
import { FilterChip } from '../../../components/filter-chip.tsx'
import { Notice } from '../../../components/notice.tsx'
import { EmptyState } from '../../../components/panel-states.tsx'
import { useAnnouncer } from '../../../components/undo-bar.tsx'
import { formatLongDay, today } from '../../../lib/dates.ts'
import { inTwoWeeks } from '../../../lib/due-day.ts'
import { sentenceFor } from '../../../lib/error-messages.ts'
import { useSavePlan } from '../api/save-plan.ts'
import { toGiven } from '../given-plan.ts'
import { agreedWords, type PlanShown, showLines } from '../plan-words.ts'
import { LineForm } from './line-form.tsx'
import classes from './plan.module.css'
import { PlanLines } from './plan-lines.tsx'
import { VisitForm } from './visit-form.tsx'

interface StaffPlanProps {
  plan: Plan
  /** Those taken. */
  units: MappingDocument['qualification']['units']
  show: PlanShown | null
  onShow: (show: PlanShown | null) => void
}

/** The plan of one enrolment, as its assessor and tutor write it and everybody else around it reads it. */
export function StaffPlan({ plan, units, show, onShow }: StaffPlanProps) {
  const [editing, setEditing] = useState<PlanLine | 'new' | 'visit' | null>(null)
  const save = useSavePlan(plan.enrolmentId)
  const announcer = useAnnouncer()
  const given = toGiven(plan)
  const lines = showLines(plan.lines, show)
  const overdue = plan.lines.filter(line => line.overdue).length
  const open = plan.lines.filter(line => line.state === 'open').length
  const begin = (what: typeof editing) => {
    save.reset()
    setEditing(what)
  }
  const done = () => setEditing(null)

  const saveLine = (line: NewPlanLine) => {
    const next =
      editing === 'new'
        ? [...given.lines, line]
        : given.lines.map(each =>
            typeof editing === 'object' && each.id === editing?.id ? { ...line, id: each.id } : each,
          )
    save.mutate({ ...given, lines: next }, { onSuccess: done })
  }
  const remove = (line: PlanLine) => {
    save.mutate(
      { ...given, lines: given.lines.filter(({ id }) => id !== line.id) },
      {
        onSuccess: saved => {
          const taken = given.lines.find(({ id }) => id === line.id)
          if (taken === undefined) return
          const { id: _, ...again } = taken
          announcer.say(`“${line.what}” is out of the plan.`, () =>
            save.mutateAsync({ ...toGiven(saved), lines: [...toGiven(saved).lines, again] }),
          )
        },
        onError: error => announcer.say(sentenceFor(error)),
      },
    )
  }

  return (
    <>
      <div className={classes['card']}>
        <p>
          <strong>Next visit: </strong>
          {plan.nextVisit === null
            ? 'none planned'
            : [
                formatLongDay(plan.nextVisit.on),
                plan.nextVisit.at,
                plan.nextVisit.place,
                plan.nextVisit.on < today() ? 'in the past' : null,
              ]
                .filter(part => part !== null)
                .join(', ')}
        </p>
        {plan.can.write && (
          <Button variant="default" onClick={() => begin('visit')}>
            {plan.nextVisit === null ? 'Plan a visit' : 'Change the visit'}
          </Button>
        )}
      </div>
      {plan.version > 0 && (
        <Notice tone={plan.agreed?.version === plan.version ? 'know' : 'act'}>{agreedWords(plan)}</Notice>
      )}
      <div className={classes['head']}>
        <h2 className={classes['section']}>Lines</h2>
        <Group gap="xs">
          <FilterChip
            label="Open"
            count={open}
            isOn={show === 'open'}
            onToggle={() => onShow(show === 'open' ? null : 'open')}
          />
          <FilterChip
            label="Overdue"
            count={overdue}
            isOn={show === 'overdue'}
            onToggle={() => onShow(show === 'overdue' ? null : 'overdue')}
          />
          {plan.can.write && <Button onClick={() => begin('new')}>Add a line</Button>}
        </Group>
      </div>
      {lines.length === 0 ? (
        <EmptyState
          title={
            show === 'overdue' ? 'Nothing is overdue' : show === 'open' ? 'Nothing is open' : 'Nothing is planned yet'
          }
        >
          {show === null && 'Say what comes next, for which criteria, how, and by when.'}
        </EmptyState>
      ) : (
        <PlanLines
          enrolmentId={plan.enrolmentId}
          lines={lines}
          {...(plan.can.write && { onChange: (line: PlanLine) => begin(line), onRemove: remove })}
        />
      )}
      <Dialog isOpen={editing === 'visit'} title="Next visit" onClose={done}>
        {editing === 'visit' && (
          <VisitForm
            visit={plan.nextVisit}
            isPending={save.isPending}
            error={save.error}
            onSubmit={nextVisit => save.mutate({ ...given, nextVisit }, { onSuccess: done })}
          />
        )}
      </Dialog>
      <Dialog
        isOpen={editing !== null && editing !== 'visit'}
        title={editing === 'new' ? 'Add a line' : 'Change a line'}
        onClose={done}
      >
        {editing !== null && editing !== 'visit' && (
          <LineForm
            units={units}
            initial={
              editing === 'new'
                ? { what: '', method: 'OB', criterionIds: [], dueOn: inTwoWeeks() }
                : { ...editing, criterionIds: editing.criteria.map(({ criterionId }) => criterionId) }
            }
            action={editing === 'new' ? 'Add the line' : 'Save the line'}
            isPending={save.isPending}
            error={save.error}
            onSubmit={({ what, method, criterionIds, dueOn }) => saveLine({ what, method, criterionIds, dueOn })}
          />
        )}
      </Dialog>
    </>
  )
}
