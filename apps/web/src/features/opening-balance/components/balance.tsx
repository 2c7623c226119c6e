import {
  BALANCE_COLUMN_NAMES,
  BALANCE_COLUMNS,
  type BalanceColumn,
  type TableSource as Source,
} from '@crosswalk/contracts'
import { Button, Group, NativeSelect, Stack } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { ActFailed } from '../../../components/act-failed.tsx'
import { Notice } from '../../../components/notice.tsx'
import { TableSource } from '../../../components/table-source/table-source.tsx'
import { useTableSource } from '../../../components/table-source/use-table-source.ts'
import { criteriaCount, plural } from '../../../lib/words.ts'
import { usePreviewBalance } from '../api/preview-balance.ts'
import { useSaveBalance } from '../api/save-balance.ts'
import classes from './balance.module.css'
import { BalanceLines } from './balance-lines.tsx'

type Columns = Record<string, BalanceColumn | null>

/** Criteria achieved before Crosswalk: brought as a table, looked at line by line, saved whole. */
export function Balance() {
  const { source, change: setSource, clear } = useTableSource('openingBalance')
  const [columns, setColumns] = useState<Columns>({})
  const preview = usePreviewBalance()
  const save = useSaveBalance()
  const look = (given: Source | null, matched: Columns) => {
    if (given === null) return
    save.reset()
    preview.mutate({ source: given, columns: matched })
  }
  const shown = preview.data
  const wrong = shown?.lines.filter(({ state }) => state === 'wrong').length ?? 0
  const toSave = shown?.lines.filter(({ state }) => state === 'new').length ?? 0

  if (save.data) {
    return (
      <Stack gap="md">
        <Notice tone="know" announce title="Saved.">
          {criteriaCount(save.data.criteria)} accepted, as {plural(save.data.evidence.length, 'item', 'items')} of
          evidence.
        </Notice>
        <ul className={classes['items']}>
          {save.data.evidence.map(item => (
            <li key={item.id}>
              <Link to="/evidence/$evidenceId" params={{ evidenceId: item.id }}>
                {item.title}
              </Link>
              : {item.learner}, {item.criteria}
            </li>
          ))}
        </ul>
        <Group>
          <Button
            variant="default"
            onClick={() => {
              save.reset()
              preview.reset()
              setColumns({})
            }}
          >
            Enter more
          </Button>
        </Group>
      </Stack>
    )
  }
  return (
    <Stack gap="md">
      <p className={classes['lead']}>
        For learners whom you assess: what was accepted at another provider or in another system. It counts as accepted,
        and says wherever it is shown that it was decided elsewhere, by whom and when, and that you entered it.
      </p>
      <TableSource
        label="Paste the criteria here, their heading included"
        hint="Learner (or own reference, ULN, e-mail), criteria as 6: 2.1-2.10, method, where it is kept, decided by, decided on: in any order."
        source={source}
        onChange={next => {
          setSource(next)
          setColumns({})
          if (next !== null && 'fileName' in next) look(next, {})
        }}
      />
      <Group>
        <Button
          variant={shown ? 'default' : 'filled'}
          disabled={source === null}
          loading={preview.isPending}
          onClick={() => look(source, columns)}
        >
          {shown ? 'Look at the lines again' : 'Look at the lines'}
        </Button>
      </Group>
      <ActFailed error={preview.error} />
      {shown && (
        <>
          {shown.problems.map(problem => (
            <Notice key={problem} tone="wrong" announce>
              {problem}
            </Notice>
          ))}
          <details open={shown.problems.length > 0}>
            <summary className={classes['summary']}>
              {plural(shown.table.rows, 'line', 'lines')}, {plural(shown.columns.length, 'column', 'columns')}
            </summary>
            <div className={classes['matches']}>
              {shown.table.header.map((heading, at) => (
                <NativeSelect
                  key={at}
                  label={heading === '' ? `Column ${at + 1}` : `“${heading}”`}
                  value={shown.columns[at] ?? ''}
                  data={[
                    { value: '', label: 'Left out' },
                    ...BALANCE_COLUMNS.map(column => ({ value: column, label: BALANCE_COLUMN_NAMES[column] })),
                  ]}
                  onChange={event => {
                    const key = BALANCE_COLUMNS.find(column => column === event.currentTarget.value) ?? null
                    const next = shown.columns.map((column, place) =>
                      place === at ? key : column === key ? null : column,
                    )
                    const matched = Object.fromEntries(next.map((column, place) => [String(place), column]))
                    setColumns(matched)
                    look(source, matched)
                  }}
                />
              ))}
            </div>
          </details>
          <BalanceLines lines={shown.lines} />
          <ActFailed error={save.error} />
          <Group justify="flex-end">
            {wrong > 0 && (
              <span>{plural(wrong, 'line is', 'lines are')} not right yet. Nothing is saved until all are.</span>
            )}
            {wrong === 0 && toSave === 0 && <span>All of this is here already. There is nothing to save.</span>}
            <Button
              disabled={wrong > 0 || toSave === 0 || shown.problems.length > 0 || source === null}
              loading={save.isPending}
              onClick={() => {
                if (source !== null) save.mutate({ source, columns, key: shown.key }, { onSuccess: clear })
              }}
            >
              Save {plural(toSave, 'line', 'lines')}
            </Button>
          </Group>
        </>
      )}
    </Stack>
  )
}
