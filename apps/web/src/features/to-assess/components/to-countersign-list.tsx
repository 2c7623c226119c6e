import { Button, Checkbox } from '@mantine/core'
import { useSuspenseInfiniteQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { ActFailed } from '../../../components/act-failed.tsx'
import { type Column, DataTable } from '../../../components/data-table.tsx'
import { EmptyState } from '../../../components/panel-states.tsx'
import { Plate } from '../../../components/plate.tsx'
import { moreOf } from '../../../components/show-more.tsx'
import { useAnnouncer } from '../../../components/undo-bar.tsx'
import { formatInstant } from '../../../lib/dates.ts'
import { OUTCOME_NAMES, plural } from '../../../lib/words.ts'
import { useCountersignDecision } from '../api/countersign-decision.ts'
import { useCountersignDecisions } from '../api/countersign-decisions.ts'
import { type ToCountersignItem, toCountersignQuery } from '../api/list-to-countersign.ts'
import { workingDaysWords } from '../waiting-words.ts'
import { ITEM_COLUMNS } from './item-columns.tsx'
import classes from './to-assess.module.css'

const toTarget = (item: ToCountersignItem) =>
  item.unitNumber === null ? item.number : `U${item.unitNumber} ${item.number}`

/** Decisions made in training that wait for this person’s countersignature, oldest first. */
export function ToCountersignList() {
  const [hasChecked, setHasChecked] = useState(false)
  const [isAsked, setAsked] = useState(false)
  const box = useRef<HTMLInputElement>(null)
  const query = useSuspenseInfiniteQuery(toCountersignQuery())
  const countersign = useCountersignDecision()
  const countersignAll = useCountersignDecisions()
  const { say } = useAnnouncer()
  const items = query.data.pages.flatMap(page => page.items)
  const error = countersign.error ?? countersignAll.error
  const signAll = () =>
    countersignAll.mutate(
      items.map(item => item.decisionId),
      { onSuccess: ({ countersigned }) => say(`${plural(countersigned, 'decision', 'decisions')} countersigned.`) },
    )
  /** Nothing is countersigned before it is said: where it is said takes focus. */
  const onceChecked = (act: () => void) => {
    if (hasChecked) return act()
    setAsked(true)
    box.current?.focus()
  }
  if (items.length === 0) return <EmptyState title="Nothing waits for your countersignature" />

  const columns: readonly Column<ToCountersignItem>[] = [
    ...ITEM_COLUMNS,
    { key: 'target', head: 'Criterion', cell: item => <Plate>{toTarget(item)}</Plate> },
    {
      key: 'decision',
      head: 'Decision',
      cell: item => (
        <>
          {OUTCOME_NAMES[item.outcome]} by {item.decidedBy.name}, {formatInstant(item.decidedAt)} (
          {workingDaysWords(item.workingDays)})
          {item.feedback !== null && <p className={classes['feedback']}>“{item.feedback}”</p>}
        </>
      ),
    },
    {
      key: 'sign',
      head: 'Countersign',
      isActs: true,
      cell: item => (
        <Button
          variant="default"
          aria-disabled={!hasChecked}
          aria-label={`Countersign ${toTarget(item)} of ${item.reference}, ${item.learner.name}`}
          loading={countersign.isPending && countersign.variables === item.decisionId}
          onClick={() => onceChecked(() => countersign.mutate(item.decisionId))}
        >
          Countersign
        </Button>
      ),
    },
  ]

  return (
    <>
      <Checkbox
        mb="md"
        ref={box}
        checked={hasChecked}
        error={isAsked && !hasChecked && 'Say this first.'}
        onChange={event => setHasChecked(event.currentTarget.checked)}
        label="I look at the evidence of each decision before I countersign it."
        description="From then on the decision stands, with your name beside whoever decided."
      />
      <ActFailed error={error} />
      {items.length > 1 && (
        <Button
          mb="md"
          className={classes['signAll'] ?? ''}
          aria-disabled={!hasChecked}
          loading={countersignAll.isPending}
          onClick={() => onceChecked(signAll)}
        >
          Countersign these {items.length}
        </Button>
      )}
      <DataTable
        caption="Decisions that wait for your countersignature, oldest first"
        columns={columns}
        rows={items}
        toKey={item => item.decisionId}
        more={moreOf(query)}
      />
    </>
  )
}
