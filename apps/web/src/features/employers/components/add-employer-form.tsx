import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { ActFailed } from '../../../components/act-failed.tsx'
import { useAddEmployer } from '../api/add-employer.ts'

export function AddEmployerForm({ onDone }: { onDone: (employerId: string) => void }) {
  const [name, setName] = useState('')
  const add = useAddEmployer()
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        add.mutate(name, { onSuccess: employer => onDone(employer.id) })
      }}
    >
      <ActFailed error={add.error} />
      <TextInput
        label="Name"
        required
        maxLength={120}
        value={name}
        onChange={event => setName(event.currentTarget.value)}
      />
      <Button type="submit" mt="md" loading={add.isPending}>
        Add the employer
      </Button>
    </form>
  )
}
