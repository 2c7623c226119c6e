import type { Plan } from '@crosswalk/contracts'
import { Button, Group, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { Notice } from '../../../components/notice.tsx'
import { today } from '../../../lib/dates.ts'
import { fieldSentence, sentenceFor } from '../../../lib/error-messages.ts'
import classes from './plan.module.css'

interface VisitFormProps {
  visit: Plan['nextVisit']
  isPending: boolean
  error: unknown
  onSubmit: (visit: Plan['nextVisit']) => void
}

/** When, and where or how. */
export function VisitForm({ visit, isPending, error, onSubmit }: VisitFormProps) {
  const [on, setOn] = useState(visit?.on ?? '')
  const [at, setAt] = useState(visit?.at ?? '')
  const [place, setPlace] = useState(visit?.place ?? '')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSubmit({ on, at: at || null, place: place.trim() || null })
  }
  return (
    <form onSubmit={submit} className={classes['form']}>
      {error !== null && error !== undefined && (
        <Notice tone="wrong" announce>
          {sentenceFor(error)}
        </Notice>
      )}
      <div className={classes['pair']}>
        <TextInput
          type="date"
          label="On"
          required
          min={today()}
          value={on}
          error={fieldSentence(error, 'nextVisit.on')}
          onChange={event => setOn(event.currentTarget.value)}
        />
        <TextInput type="time" label="At" value={at} onChange={event => setAt(event.currentTarget.value)} />
      </div>
      <TextInput
        label="Where, or how"
        description="For example: on the desk, or by video"
        maxLength={200}
        value={place}
        onChange={event => setPlace(event.currentTarget.value)}
      />
      <Group>
        <Button type="submit" loading={isPending}>
          Save the visit
        </Button>
        {visit !== null && (
          <Button variant="default" onClick={() => onSubmit(null)}>
            No visit
          </Button>
        )}
      </Group>
    </form>
  )
}
