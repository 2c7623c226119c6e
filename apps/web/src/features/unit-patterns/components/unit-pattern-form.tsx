import type { UnitPattern } from '@crosswalk/contracts'
import { Button, Group, NativeSelect, Stack, TextInput } from '@mantine/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { ActFailed } from '../../../components/act-failed.tsx'
import { FieldRow } from '../../../components/field-row.tsx'
import { FirstChoice } from '../../../components/unit-choice/first-choice.tsx'
import { UnitChoice } from '../../../components/unit-choice/unit-choice.tsx'
import { fieldSentence } from '../../../lib/error-messages.ts'
import { mappingQuery } from '../../../lib/queries/get-mapping.ts'
import { programmesQuery } from '../../../lib/queries/list-programmes.ts'
import { useSaveUnitPattern } from '../api/save-unit-pattern.ts'

interface UnitPatternFormProps {
  /** Null for a new one. */
  pattern: UnitPattern | null
  onDone: () => void
}

export function UnitPatternForm({ pattern, onDone }: UnitPatternFormProps) {
  const { data } = useSuspenseQuery(programmesQuery())
  const [programmeId, setProgrammeId] = useState(pattern?.programmeId ?? data.programmes[0]?.id ?? '')
  const [name, setName] = useState(pattern?.name ?? '')
  const [unitIds, setUnitIds] = useState<string[]>(pattern?.unitIds ?? [])
  const programme = data.programmes.find(({ id }) => id === programmeId)
  const { data: mapping } = useSuspenseQuery(mappingQuery(programme?.mappingId ?? ''))
  const save = useSaveUnitPattern(pattern)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate({ programmeId, name, unitIds }, { onSuccess: onDone })
  }
  return (
    <Stack component="form" gap="md" onSubmit={submit}>
      <FieldRow>
        <NativeSelect
          label="Programme"
          value={programmeId}
          disabled={pattern !== null}
          data={data.programmes.map(one => ({ value: one.id, label: one.name }))}
          onChange={event => {
            setProgrammeId(event.currentTarget.value)
            setUnitIds([])
          }}
        />
        <TextInput
          label="Name"
          placeholder="Contact centre, 46 credits"
          required
          maxLength={120}
          value={name}
          error={fieldSentence(save.error, 'name')}
          onChange={event => setName(event.currentTarget.value)}
        />
      </FieldRow>
      <UnitChoice units={mapping.qualification.units} chosen={unitIds} onChange={setUnitIds} />
      <FirstChoice mapping={mapping} unitIds={unitIds} jobRole={null} />
      <ActFailed error={save.error} />
      <Group>
        <Button type="submit" disabled={unitIds.length === 0} loading={save.isPending}>
          {pattern === null ? 'Make the pattern' : 'Save the pattern'}
        </Button>
        <Button variant="subtle" onClick={onDone}>
          Cancel
        </Button>
      </Group>
    </Stack>
  )
}
