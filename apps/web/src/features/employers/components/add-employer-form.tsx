import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { Notice } from '../../../components/notice.tsx'
import { sentenceFor } from '../../../lib/error-messages.ts'
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
      {add.error && (
        <Notice tone="wrong" announce>
          {sentenceFor(add.error)}
        </Notice>
      )}
      <TextInput
        label="Name"
        required
        withAsterisk={false}
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
