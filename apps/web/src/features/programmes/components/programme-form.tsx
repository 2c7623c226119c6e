import type { Programme } from '@crosswalk/contracts'
import { THRESHOLDS, type Threshold } from '@crosswalk/progress'
import { Button, Group, NativeSelect, NumberInput, TextInput } from '@mantine/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { ActFailed } from '../../../components/act-failed.tsx'
import { Notice } from '../../../components/notice.tsx'
import { fieldSentence } from '../../../lib/error-messages.ts'
import { mappingsQuery } from '../../../lib/queries/list-mappings.ts'
import { plural, THRESHOLD_NAMES } from '../../../lib/words.ts'
import { useAddProgramme } from '../api/add-programme.ts'
import { useChangeProgramme } from '../api/change-programme.ts'

interface ProgrammeFormProps {
  /** Null for a new one. */
  programme: Programme | null
  onDone: () => void
}

/** A mapping is chosen once; settings may change, and each change is a new version. */
export function ProgrammeForm({ programme, onDone }: ProgrammeFormProps) {
  const { data } = useSuspenseQuery(mappingsQuery())
  const [name, setName] = useState(programme?.name ?? '')
  const [mappingId, setMappingId] = useState(
    programme?.mappingId ?? data.mappings.find(mapping => mapping.newest)?.id ?? '',
  )
  const [threshold, setThreshold] = useState<Threshold>(programme?.threshold ?? 'accepted')
  const [needed, setNeeded] = useState<number | string>(programme?.acceptedTagsNeeded ?? 1)
  const [currency, setCurrency] = useState<number | string>(programme?.currencyMonths ?? '')
  const add = useAddProgramme()
  const change = useChangeProgramme(programme?.id ?? '')
  const error = add.error ?? change.error

  const submit = (event: FormEvent) => {
    event.preventDefault()
    const settings = {
      name,
      threshold,
      acceptedTagsNeeded: Number(needed),
      currencyMonths: currency === '' ? null : Number(currency),
    }
    if (programme === null) add.mutate({ ...settings, mappingId }, { onSuccess: onDone })
    else change.mutate({ ...settings, version: programme.version }, { onSuccess: onDone })
  }
  return (
    <form onSubmit={submit}>
      <ActFailed error={error} />
      <TextInput
        label="Name"
        required
        maxLength={200}
        value={name}
        error={fieldSentence(error, 'name')}
        onChange={event => setName(event.currentTarget.value)}
      />
      <NativeSelect
        mt="md"
        label="Mapping"
        disabled={programme !== null}
        value={mappingId}
        data={data.mappings
          .filter(mapping => mapping.newest || mapping.id === mappingId)
          .map(mapping => ({
            value: mapping.id,
            label: `${mapping.owner}’s mapping of ${mapping.qualification.number} to ${mapping.standard.reference} v${mapping.standard.version}, version ${mapping.version}`,
          }))}
        onChange={event => setMappingId(event.currentTarget.value)}
      />
      <NativeSelect
        mt="md"
        label="Met means"
        value={threshold}
        data={THRESHOLDS.map(value => ({ value, label: THRESHOLD_NAMES[value] }))}
        onChange={event => {
          const chosen = THRESHOLDS.find(value => value === event.currentTarget.value)
          if (chosen) setThreshold(chosen)
        }}
      />
      <NumberInput
        mt="md"
        label="Accepted tags that a criterion needs"
        description="From as many different items of evidence"
        min={1}
        max={5}
        allowDecimal={false}
        value={needed}
        error={fieldSentence(error, 'acceptedTagsNeeded')}
        onChange={setNeeded}
      />
      <NumberInput
        mt="md"
        label="Months after which evidence is old, if you set any"
        min={1}
        max={60}
        allowDecimal={false}
        value={currency}
        error={fieldSentence(error, 'currencyMonths')}
        onChange={setCurrency}
      />
      {programme !== null && programme.enrolments > 0 && (
        <Notice tone="know">
          {plural(programme.enrolments, 'enrolment follows', 'enrolments follow')} these settings. What is met is worked
          out anew when you save.
        </Notice>
      )}
      <Group mt="md">
        <Button type="submit" loading={add.isPending || change.isPending}>
          {programme === null ? 'Make the programme' : 'Save as a new version'}
        </Button>
      </Group>
    </form>
  )
}
