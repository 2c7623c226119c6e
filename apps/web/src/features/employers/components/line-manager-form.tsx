import type { Employer } from '@crosswalk/contracts'
import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { ActFailed } from '../../../components/act-failed.tsx'
import { fieldSentence } from '../../../lib/error-messages.ts'
import { useAddLineManager, useChangeLineManager } from '../api/change-employer.ts'
import classes from './employers.module.css'
import { PartActs } from './part-acts.tsx'

interface LineManagerFormProps {
  employer: Employer
  /** Null for a new one. */
  lineManager: Employer['lineManagers'][number] | null
  onDone: () => void
}

export function LineManagerForm({ employer, lineManager, onDone }: LineManagerFormProps) {
  const [name, setName] = useState(lineManager?.name ?? '')
  const [email, setEmail] = useState(lineManager?.email ?? '')
  const [phone, setPhone] = useState(lineManager?.phone ?? '')
  const add = useAddLineManager(employer.id)
  const change = useChangeLineManager(lineManager?.id ?? '')
  const error = add.error ?? change.error
  const toBody = () => ({ name, email: email.trim() || null, phone: phone.trim() || null })
  return (
    <form
      className={classes['form']}
      onSubmit={event => {
        event.preventDefault()
        if (lineManager === null) add.mutate(toBody(), { onSuccess: onDone })
        else change.mutate({ revision: employer.revision, ...toBody() }, { onSuccess: onDone })
      }}
    >
      <ActFailed error={error} />
      <TextInput
        label="Name"
        required
        maxLength={120}
        value={name}
        onChange={event => setName(event.currentTarget.value)}
      />
      <TextInput
        label="E-mail"
        description="Links to confirm and to sign are sent here"
        type="email"
        value={email}
        error={fieldSentence(error, 'email')}
        onChange={event => setEmail(event.currentTarget.value)}
      />
      <TextInput
        label="Phone"
        type="tel"
        maxLength={40}
        value={phone}
        onChange={event => setPhone(event.currentTarget.value)}
      />
      <PartActs
        what="line manager"
        part={lineManager}
        isSaving={add.isPending || change.isPending}
        onClosed={closed => change.mutate({ revision: employer.revision, closed }, { onSuccess: onDone })}
      />
    </form>
  )
}
