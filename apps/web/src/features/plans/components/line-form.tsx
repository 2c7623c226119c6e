import { METHOD_NAMES, METHODS, type NewPlanLine } from '@crosswalk/contracts'
import type { Unit } from '@crosswalk/frameworks'
import { formatCriteriaExpression, parseCriteriaExpression } from '@crosswalk/progress'
import { Button, Group, NativeSelect, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { Notice } from '../../../components/notice.tsx'
import { today } from '../../../lib/dates.ts'
import { fieldSentence, sentenceFor } from '../../../lib/error-messages.ts'
import { criteriaCount } from '../../../lib/words.ts'
import classes from './plan.module.css'

interface LineFormProps {
  /** Those taken. */
  units: readonly Unit[]
  initial: NewPlanLine
  /** "Add the line" */
  action: string
  isPending: boolean
  error: unknown
  onSubmit: (line: NewPlanLine) => void
}

/** What, which criteria, by which method, by when. */
export function LineForm({ units, initial, action, isPending, error, onSubmit }: LineFormProps) {
  const [line, setLine] = useState(initial)
  const [typed, setTyped] = useState(() => formatCriteriaExpression(initial.criterionIds, units))
  const { criterionIds, problems } = parseCriteriaExpression(typed, units)
  const [isTold, setIsTold] = useState(false)
  const problem =
    problems[0]?.message ?? (criterionIds.length === 0 ? 'Type the criteria, as in 6: 2.1-2.10; 8: 3.1' : null)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setIsTold(true)
    if (problem === null) onSubmit({ ...line, criterionIds: [...criterionIds] })
  }
  return (
    <form onSubmit={submit} className={classes['form']}>
      {error !== null && error !== undefined && (
        <Notice tone="wrong" announce>
          {sentenceFor(error)}
        </Notice>
      )}
      <TextInput
        label="What"
        description="For example: a morning on the desk with returns"
        required
        maxLength={300}
        value={line.what}
        error={fieldSentence(error, 'what')}
        onChange={event => setLine({ ...line, what: event.currentTarget.value })}
      />
      <TextInput
        label="Which criteria"
        description="As you type them anywhere: 6: 2.1-2.10; 8: 3.1"
        value={typed}
        error={isTold ? problem : null}
        onChange={event => setTyped(event.currentTarget.value)}
      />
      <p className={classes['quiet']} role="status">
        {criterionIds.length === 0 ? 'No criteria yet.' : `${criteriaCount(criterionIds.length)}.`} The line closes
        itself once they are accepted.
      </p>
      <div className={classes['pair']}>
        <NativeSelect
          label="By which method"
          value={line.method}
          data={METHODS.map(value => ({ value, label: METHOD_NAMES[value] }))}
          onChange={event => {
            const method = METHODS.find(each => each === event.currentTarget.value)
            if (method !== undefined) setLine({ ...line, method })
          }}
        />
        <TextInput
          type="date"
          label="By when"
          required
          min={today()}
          value={line.dueOn}
          error={fieldSentence(error, 'dueOn')}
          onChange={event => setLine({ ...line, dueOn: event.currentTarget.value })}
        />
      </div>
      <Group>
        <Button type="submit" loading={isPending}>
          {action}
        </Button>
      </Group>
    </form>
  )
}
