import type { Method, Plan } from '@crosswalk/contracts'
import { METHOD_NAMES, METHODS } from '@crosswalk/contracts'
import type { MappingDocument } from '@crosswalk/frameworks'
import { formatCriteriaExpression } from '@crosswalk/progress'
import { Button, Checkbox, Group, NativeSelect, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Dialog } from '../../../components/dialog.tsx'
import { Notice } from '../../../components/notice.tsx'
import { LoadingState } from '../../../components/panel-states.tsx'
import { useAnnouncer } from '../../../components/undo-bar.tsx'
import { defaultDueDay } from '../../../lib/due-day.ts'
import { fieldSentence, sentenceFor } from '../../../lib/error-messages.ts'
import { planQuery } from '../../../lib/queries/get-plan.ts'
import { criteriaCount, plural } from '../../../lib/words.ts'
import { useSavePlan } from '../api/save-plan.ts'
import { toGiven } from '../given-plan.ts'
import classes from './plan.module.css'

interface Rest {
  unitId: string
  unitNumber: number
  criterionIds: readonly string[]
}

interface RestDialogProps {
  enrolmentId: string
  /** Those taken. */
  units: MappingDocument['qualification']['units']
  rest: readonly Rest[]
  onDone: () => void
}

/** What an observation leaves open, planned in one step: a line for each unit. */
export function RestDialog(props: RestDialogProps) {
  const { data: plan, error } = useQuery(planQuery(props.enrolmentId))
  return (
    <Dialog isOpen title="Plan for the rest" onClose={props.onDone}>
      {plan !== undefined ? (
        <RestForm {...props} plan={plan} />
      ) : error === null ? (
        <LoadingState />
      ) : (
        <Notice tone="wrong">{sentenceFor(error)}</Notice>
      )}
    </Dialog>
  )
}

function RestForm({ enrolmentId, units, rest, plan, onDone }: RestDialogProps & { plan: Plan }) {
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [what, setWhat] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(rest.map(({ unitId, unitNumber }) => [unitId, `The rest of Unit ${unitNumber}`])),
  )
  const [method, setMethod] = useState<Method>('OB')
  const [dueOn, setDueOn] = useState(() => defaultDueDay())
  const save = useSavePlan(enrolmentId)
  const announcer = useAnnouncer()
  const chosen = rest.filter(({ unitId }) => !left.has(unitId))

  const submit = (event: FormEvent) => {
    event.preventDefault()
    const given = toGiven(plan)
    const lines = chosen.map(({ unitId, criterionIds }) => ({
      what: what[unitId] ?? '',
      method,
      criterionIds: [...criterionIds],
      dueOn,
    }))
    save.mutate(
      { ...given, lines: [...given.lines, ...lines] },
      {
        onSuccess: saved => {
          announcer.say(`${plural(lines.length, 'line is', 'lines are')} in the plan.`, () =>
            save.mutateAsync({ ...given, version: saved.version }),
          )
          onDone()
        },
      },
    )
  }
  return (
    <form onSubmit={submit} className={classes['form']}>
      {save.error && (
        <Notice tone="wrong" announce title="Not saved. Your words are kept.">
          {sentenceFor(save.error)}
        </Notice>
      )}
      {rest.map(({ unitId, unitNumber, criterionIds }) => (
        <div key={unitId} className={classes['form']}>
          <Checkbox
            label={`Unit ${unitNumber}: ${criteriaCount(criterionIds.length)} open`}
            description={formatCriteriaExpression(criterionIds, units)}
            checked={!left.has(unitId)}
            onChange={event => {
              const next = new Set(left)
              if (event.currentTarget.checked) next.delete(unitId)
              else next.add(unitId)
              setLeft(next)
            }}
          />
          {!left.has(unitId) && (
            <TextInput
              aria-label={`What, for Unit ${unitNumber}`}
              required
              maxLength={300}
              value={what[unitId] ?? ''}
              onChange={event => setWhat({ ...what, [unitId]: event.currentTarget.value })}
            />
          )}
        </div>
      ))}
      <div className={classes['pair']}>
        <NativeSelect
          label="By which method"
          value={method}
          data={METHODS.map(value => ({ value, label: METHOD_NAMES[value] }))}
          onChange={event => setMethod(METHODS.find(each => each === event.currentTarget.value) ?? 'OB')}
        />
        <TextInput
          type="date"
          label="By when"
          required
          value={dueOn}
          error={fieldSentence(save.error, 'lines')}
          onChange={event => setDueOn(event.currentTarget.value)}
        />
      </div>
      <Group>
        <Button type="submit" loading={save.isPending} disabled={chosen.length === 0}>
          Add {plural(chosen.length, 'line', 'lines')} to the plan
        </Button>
      </Group>
    </form>
  )
}
