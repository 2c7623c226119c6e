import type { Employer } from '@crosswalk/contracts'
import { Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { ActFailed } from '../../../components/act-failed.tsx'
import { useAddSite, useChangeSite } from '../api/change-employer.ts'
import classes from './employers.module.css'
import { PartActs } from './part-acts.tsx'

interface SiteFormProps {
  employer: Employer
  /** Null for a new one. */
  site: Employer['sites'][number] | null
  onDone: () => void
}

export function SiteForm({ employer, site, onDone }: SiteFormProps) {
  const [name, setName] = useState(site?.name ?? '')
  const [address, setAddress] = useState(site?.addressLines.join('\n') ?? '')
  const [postcode, setPostcode] = useState(site?.postcode ?? '')
  const add = useAddSite(employer.id)
  const change = useChangeSite(site?.id ?? '')
  const error = add.error ?? change.error
  const toBody = () => ({
    name,
    addressLines: address
      .split('\n')
      .map(line => line.trim())
      .filter(line => line !== ''),
    postcode: postcode.trim() || null,
  })
  return (
    <form
      className={classes['form']}
      onSubmit={event => {
        event.preventDefault()
        if (site === null) add.mutate(toBody(), { onSuccess: onDone })
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
      <Textarea
        label="Address"
        autosize
        minRows={2}
        value={address}
        onChange={event => setAddress(event.currentTarget.value)}
      />
      <TextInput
        label="Postcode"
        maxLength={12}
        value={postcode}
        onChange={event => setPostcode(event.currentTarget.value)}
      />
      <PartActs
        what="site"
        part={site}
        isSaving={add.isPending || change.isPending}
        onClosed={closed => change.mutate({ revision: employer.revision, closed }, { onSuccess: onDone })}
      />
    </form>
  )
}
