import { Button, Group } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { ActFailed } from '../../../components/act-failed.tsx'
import { useAddPerson } from '../api/add-person.ts'
import classes from './people.module.css'
import { PersonFields, type PersonValues } from './person-fields.tsx'

const EMPTY: PersonValues = {
  givenName: '',
  familyName: '',
  email: '',
  roles: ['assessor'],
  inTrainingFrom: '',
  inTrainingTo: '',
}

/** A new member of staff. Learners come in with their enrolment. */
export function AddPersonForm({ onDone }: { onDone: (personId: string) => void }) {
  const [values, setValues] = useState(EMPTY)
  const add = useAddPerson()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const { givenName, familyName, email, roles, inTrainingFrom, inTrainingTo } = values
    add.mutate(
      {
        familyName,
        roles: [...roles],
        ...(givenName.trim() && { givenName }),
        ...(email.trim() && { email }),
        ...(inTrainingFrom && { inTrainingFrom }),
        ...(inTrainingTo && { inTrainingTo }),
      },
      { onSuccess: person => onDone(person.id) },
    )
  }
  return (
    <form className={classes['form']} onSubmit={submit}>
      <ActFailed error={add.error} />
      <PersonFields values={values} error={add.error} onChange={change => setValues(now => ({ ...now, ...change }))} />
      <Group>
        <Button type="submit" loading={add.isPending}>
          Add
        </Button>
      </Group>
    </form>
  )
}
