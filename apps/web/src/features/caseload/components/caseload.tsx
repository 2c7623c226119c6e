import { Button, NativeSelect } from '@mantine/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import { Beacon } from '../../../components/beacon.tsx'
import { FilterChip } from '../../../components/filter-chip.tsx'
import { Notice } from '../../../components/notice.tsx'
import { EmptyState } from '../../../components/panel-states.tsx'
import { SearchField } from '../../../components/search-field.tsx'
import { plural } from '../../../lib/words.ts'
import { caseloadQuery } from '../api/get-caseload.ts'
import { addUp, countNeed, filterRows, groupRows, sortRows } from '../caseload-model.ts'
import {
  CASELOAD_NEEDS,
  type CaseloadNeed,
  type CaseloadSearch,
  type CaseloadSort,
  chosenNeeds,
} from '../caseload-search.ts'
import { coverWords } from '../caseload-words.ts'
import classes from './caseload.module.css'
import { CaseloadTable } from './caseload-table.tsx'

const NEED_NAMES: Record<CaseloadNeed, string> = {
  toAssess: 'To assess',
  late: 'Late',
  waiting: 'Waiting for them',
  overdue: 'Overdue',
  toAgree: 'Plan to agree',
  noVisit: 'No visit planned',
}

const SORT_NAMES: Record<CaseloadSort, string> = {
  name: 'Name',
  employer: 'Employer',
  time: 'Time gone',
  criteria: 'Criteria accepted',
  toAssess: 'Waiting for me',
  waiting: 'Waiting for them',
  overdue: 'Overdue',
  activity: 'Last activity',
  visit: 'Next visit',
}

/** Of these the most stands first. */
const MOST_FIRST: readonly CaseloadSort[] = ['time', 'toAssess', 'waiting', 'overdue']

interface CaseloadProps {
  search: CaseloadSearch
  onSearch: (change: CaseloadSearch) => void
}

export function Caseload({ search, onSearch }: CaseloadProps) {
  const { data: caseload } = useSuspenseQuery(caseloadQuery({ of: search.of, show: search.show }))
  const needs = chosenNeeds(search)
  const found = filterRows(caseload.rows, search)
  const sort = search.sort ?? 'name'
  const isDown = search.order === 'down'
  const rows = sortRows(found, sort, isDown)
  const isGrouped = caseload.of === 'centre'
  const groups = isGrouped ? groupRows(rows, caseload.people) : [{ assessorId: null, rows, totals: addUp(rows) }]
  const programmes = [...new Map(caseload.rows.map(({ programme }) => [programme.id, programme.name]))]
  const isAway = search.show === 'away'

  const onNeed = (need: CaseloadNeed) => {
    const next = CASELOAD_NEEDS.filter(each => (each === need ? !needs.has(each) : needs.has(each)))
    onSearch({ needs: next.join(',') || undefined })
  }
  const onSort = (next: CaseloadSort) => {
    const first = MOST_FIRST.includes(next)
    const down = next === sort ? !isDown : first
    onSearch({ sort: next === 'name' ? undefined : next, order: down ? 'down' : undefined })
  }

  return (
    <>
      {caseload.covers.map(({ person, to, learners }) => (
        <Notice key={`${person.id} ${to}`} tone="know" title={coverWords(person.name, to)}>
          {plural(learners, 'learner', 'learners')}. It ends by itself.
        </Notice>
      ))}
      <search className={classes['bar']}>
        <SearchField
          label="Find in this caseload"
          value={search.search ?? ''}
          onSearch={words => onSearch({ search: words.trim() || undefined })}
        />
        {!isAway &&
          CASELOAD_NEEDS.map(need => (
            <FilterChip
              key={need}
              label={NEED_NAMES[need]}
              count={countNeed(caseload.rows, need)}
              icon={need === 'late' || need === 'overdue' ? <Beacon /> : undefined}
              isOn={needs.has(need)}
              onToggle={() => onNeed(need)}
            />
          ))}
        <FilterChip
          label={
            caseload.returnsOverdue === 0
              ? 'On a break or gone'
              : `On a break or gone, ${caseload.returnsOverdue} expected back`
          }
          icon={caseload.returnsOverdue > 0 ? <Beacon /> : undefined}
          count={isAway ? caseload.rows.length : caseload.others}
          isOn={isAway}
          onToggle={() => onSearch({ show: isAway ? undefined : 'away', needs: undefined })}
        />
        {programmes.length > 1 && (
          <NativeSelect
            aria-label="Programme"
            value={search.programme ?? ''}
            data={[{ value: '', label: 'Every programme' }, ...programmes.map(([value, label]) => ({ value, label }))]}
            onChange={event => onSearch({ programme: event.currentTarget.value || undefined })}
          />
        )}
        {isGrouped && Object.keys(caseload.people).length > 1 && (
          <NativeSelect
            aria-label="Assessor"
            value={search.assessor ?? ''}
            data={[
              { value: '', label: 'Every assessor' },
              ...Object.entries(caseload.people)
                .map(([value, label]) => ({ value, label }))
                .sort((a, b) => a.label.localeCompare(b.label, 'en-GB')),
            ]}
            onChange={event => onSearch({ assessor: event.currentTarget.value || undefined })}
          />
        )}
        <span className={classes['sortNarrow']}>
          <NativeSelect
            label="Sorted by"
            value={sort}
            data={Object.entries(SORT_NAMES).map(([value, label]) => ({ value, label }))}
            onChange={event => {
              const next = event.currentTarget.value
              const chosen = Object.keys(SORT_NAMES).find((each): each is CaseloadSort => each === next)
              if (chosen !== undefined && chosen !== sort) onSort(chosen)
            }}
          />
        </span>
      </search>
      {caseload.rows.length === 0 ? (
        <EmptyState title={isAway ? 'Nobody is on a break or gone' : 'Nobody is in this caseload'}>
          {isAway
            ? null
            : caseload.of === 'own'
              ? 'Learners come here with the day from which you assess or tutor them.'
              : 'Learners come here with their first enrolment.'}
        </EmptyState>
      ) : rows.length === 0 ? (
        <EmptyState
          title="Nobody is found by this"
          action={
            <Button
              variant="default"
              onClick={() =>
                onSearch({ needs: undefined, search: undefined, programme: undefined, assessor: undefined })
              }
            >
              Show everybody
            </Button>
          }
        />
      ) : (
        <CaseloadTable
          caseload={caseload}
          groups={groups}
          isGrouped={isGrouped}
          search={search}
          sort={sort}
          isDown={isDown}
          onSort={onSort}
        />
      )}
    </>
  )
}
