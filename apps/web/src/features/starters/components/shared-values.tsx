import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { cohortChoicesQuery } from '../../../lib/queries/list-cohorts.ts'
import { programmesQuery } from '../../../lib/queries/list-programmes.ts'
import { unitPatternsQuery } from '../../../lib/queries/list-unit-patterns.ts'
import type { LearnerImport } from '../api/preview-import.ts'
import classes from './starters.module.css'

export type Defaults = NonNullable<LearnerImport['defaults']>

/** What every line is taken to say that does not say it itself. */
export function SharedValues({ defaults, onChange }: { defaults: Defaults; onChange: (defaults: Defaults) => void }) {
  const { data: programmes } = useSuspenseQuery(programmesQuery())
  const { data: cohorts } = useSuspenseQuery(cohortChoicesQuery())
  const { data: held } = useSuspenseQuery(unitPatternsQuery())
  const patterns = held.patterns.filter(
    pattern => !pattern.retired && (defaults.programmeId === undefined || pattern.programmeId === defaults.programmeId),
  )
  const change = (key: keyof Defaults, value: string) => {
    const { [key]: _, ...others } = defaults
    onChange(value === '' ? others : { ...others, [key]: value })
  }
  const nameOf = (programmeId: string) => programmes.programmes.find(({ id }) => id === programmeId)?.name ?? ''
  return (
    <fieldset className={classes['shared']}>
      <legend>For lines that do not say</legend>
      <NativeSelect
        label="Programme"
        value={defaults.programmeId ?? ''}
        data={[
          { value: '', label: 'Each line says' },
          ...programmes.programmes.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={event => change('programmeId', event.currentTarget.value)}
      />
      <NativeSelect
        label="Unit pattern"
        value={defaults.patternId ?? ''}
        data={[
          { value: '', label: 'Each line says' },
          ...patterns.map(({ id, name, credits, programmeId }) => ({
            value: id,
            label: `${name}, ${credits} credits${defaults.programmeId ? '' : ` (${nameOf(programmeId)})`}`,
          })),
        ]}
        onChange={event => {
          const chosen = patterns.find(({ id }) => id === event.currentTarget.value)
          if (chosen) onChange({ ...defaults, patternId: chosen.id, programmeId: chosen.programmeId })
          else change('patternId', '')
        }}
      />
      <NativeSelect
        label="Cohort"
        value={defaults.cohortId ?? ''}
        data={[
          { value: '', label: 'Each line says, or none' },
          ...cohorts.cohorts.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={event => change('cohortId', event.currentTarget.value)}
      />
      <TextInput
        type="date"
        label="Starts"
        value={defaults.startsOn ?? ''}
        onChange={event => change('startsOn', event.currentTarget.value)}
      />
      <Button variant="subtle" renderRoot={props => <Link to="/unit-patterns" {...props} />}>
        Unit patterns
      </Button>
    </fieldset>
  )
}
