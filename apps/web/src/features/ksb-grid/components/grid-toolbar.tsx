import { KSB_KINDS } from '@crosswalk/progress'
import { TextInput } from '@mantine/core'
import { IconChevronDown, IconSearch } from '@tabler/icons-react'
import { type ReactNode, type RefObject, useId } from 'react'
import { Beacon } from '../../../components/beacon.tsx'
import { FilterChip } from '../../../components/filter-chip.tsx'
import { KIND_NAMES } from '../../../lib/words.ts'
import type { GridCounts } from '../grid-rows.ts'
import { chosenFlags, GRID_SORTS, type GridFlag, type GridSearch, type GridSort, toggled } from '../grid-search.ts'
import classes from './grid-toolbar.module.css'

interface GridToolbarProps {
  search: GridSearch
  counts: GridCounts
  ksbCount: number
  /** People who assess somebody of this cohort, by id. */
  assessors: readonly { id: string; name: string }[]
  standards: readonly { id: string; name: string }[]
  searchField: RefObject<HTMLInputElement | null>
  onChange: (change: Partial<GridSearch>) => void
}

const FLAG_NAMES: Record<GridFlag, string> = {
  referred: 'Referred',
  checkAgain: 'Check again',
  changedToday: 'Changed today',
}
const FLAG_ICONS: Record<GridFlag, ReactNode> = {
  referred: <Beacon />,
  checkAgain: <Beacon corner />,
  changedToday: null,
}
const SORT_NAMES: Record<GridSort, string> = {
  name: 'Name',
  accepted: 'Most accepted',
  acceptedLast: 'Fewest accepted',
}

export function GridToolbar(props: GridToolbarProps) {
  const { search, counts, ksbCount, assessors, standards, searchField, onChange } = props
  const flags = chosenFlags(search)
  return (
    <div className={classes['toolbar']}>
      <TextInput
        ref={searchField}
        size="xs"
        type="search"
        aria-label="Find a learner"
        placeholder="Find a learner"
        leftSection={<IconSearch size={15} aria-hidden="true" />}
        value={search.search ?? ''}
        onChange={event => onChange({ search: event.currentTarget.value || undefined })}
        className={classes['find']}
      />
      {(['referred', 'checkAgain', 'changedToday'] as const).map(flag => (
        <FilterChip
          key={flag}
          label={FLAG_NAMES[flag]}
          count={counts.flags[flag]}
          icon={FLAG_ICONS[flag]}
          isOn={flags.has(flag)}
          onToggle={() => onChange({ flags: toggled(search.flags, flag) })}
        />
      ))}
      <FilterChip
        label="Also completed or withdrawn"
        isOn={search.show === 'all'}
        onToggle={() => onChange({ show: search.show === 'all' ? undefined : 'all' })}
      />
      <span className={classes['space']} />
      {standards.length > 1 && (
        <Choice
          label="Standard"
          value={search.standard ?? standards[0]?.id ?? ''}
          data={standards.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={value => onChange({ standard: value })}
        />
      )}
      {assessors.length > 1 && (
        <Choice
          label="Assessor"
          value={search.assessor ?? ''}
          data={[{ value: '', label: 'Everyone' }, ...assessors.map(({ id, name }) => ({ value: id, label: name }))]}
          onChange={value => onChange({ assessor: value || undefined })}
        />
      )}
      <Choice
        label="KSBs"
        value={search.kind ?? ''}
        data={[
          { value: '', label: `All ${ksbCount}` },
          ...KSB_KINDS.map(kind => ({ value: kind, label: KIND_NAMES[kind] })),
        ]}
        onChange={value => onChange({ kind: KSB_KINDS.find(kind => kind === value) })}
      />
      <Choice
        label="Sort"
        value={search.sort ?? 'name'}
        data={GRID_SORTS.map(sort => ({ value: sort, label: SORT_NAMES[sort] }))}
        onChange={value => onChange({ sort: GRID_SORTS.find(sort => sort !== 'name' && sort === value) })}
      />
    </div>
  )
}

interface ChoiceProps {
  label: string
  value: string
  data: { value: string; label: string }[]
  onChange: (value: string) => void
}

function Choice({ label, value, data, onChange }: ChoiceProps) {
  const id = useId()
  return (
    <span className={classes['choice']}>
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={event => onChange(event.currentTarget.value)}>
        {data.map(option => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <IconChevronDown size={14} aria-hidden="true" />
    </span>
  )
}
