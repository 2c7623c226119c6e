import type { Cohort } from '@crosswalk/contracts'
import { Button, Group, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { ActFailed } from '../../../components/act-failed.tsx'
import { fieldSentence } from '../../../lib/error-messages.ts'
import { useAddCohort } from '../api/add-cohort.ts'
import { useChangeCohort } from '../api/change-cohort.ts'

interface CohortFormProps {
  /** Null for a new one. */
  cohort: Cohort | null
  onDone: () => void
}

export function CohortForm({ cohort, onDone }: CohortFormProps) {
  const [name, setName] = useState(cohort?.name ?? '')
  const [startsOn, setStartsOn] = useState(cohort?.startsOn ?? '')
  const add = useAddCohort()
  const change = useChangeCohort(cohort?.id ?? '')
  const error = add.error ?? change.error

  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (cohort === null) {
      add.mutate({ name, ...(startsOn && { startsOn }) }, { onSuccess: onDone })
    } else {
      change.mutate({ revision: cohort.revision, name, startsOn: startsOn || null }, { onSuccess: onDone })
    }
  }
  return (
    <form onSubmit={submit}>
      <ActFailed error={error} />
      <TextInput
        label="Name"
        description="For example: Customer Service, January 2026"
        required
        maxLength={200}
        value={name}
        error={fieldSentence(error, 'name')}
        onChange={event => setName(event.currentTarget.value)}
      />
      <TextInput
        mt="md"
        type="date"
        label="Starts, if it is known"
        value={startsOn}
        error={fieldSentence(error, 'startsOn')}
        onChange={event => setStartsOn(event.currentTarget.value)}
      />
      <Group mt="md">
        <Button type="submit" loading={add.isPending || change.isPending}>
          {cohort === null ? 'Add the cohort' : 'Save'}
        </Button>
      </Group>
    </form>
  )
}
