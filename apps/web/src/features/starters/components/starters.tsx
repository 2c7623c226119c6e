import type { LearnerColumn, TableSource as Source } from '@crosswalk/contracts'
import { Button, Checkbox, Group } from '@mantine/core'
import { useState } from 'react'
import { ActFailed } from '../../../components/act-failed.tsx'
import { Notice } from '../../../components/notice.tsx'
import { TableSource } from '../../../components/table-source/table-source.tsx'
import { useTableSource } from '../../../components/table-source/use-table-source.ts'
import { listWords, plural } from '../../../lib/words.ts'
import { usePreviewImport } from '../api/preview-import.ts'
import { useSaveImport } from '../api/save-import.ts'
import { ColumnMatches } from './column-matches.tsx'
import { ImportAccount } from './import-account.tsx'
import { ImportLines } from './import-lines.tsx'
import { type Defaults, SharedValues } from './shared-values.tsx'
import classes from './starters.module.css'

type Columns = Record<string, LearnerColumn | null>

/** Several learners at once: brought, looked at line by line, saved whole. */
export function Starters() {
  const { source, change: setSource, clear } = useTableSource('starters')
  const [columns, setColumns] = useState<Columns>({})
  const [defaults, setDefaults] = useState<Defaults>({})
  const [addMissing, setAddMissing] = useState(false)
  const preview = usePreviewImport()
  const save = useSaveImport()

  const look = (change: { source?: Source; columns?: Columns; defaults?: Defaults; addMissing?: boolean } = {}) => {
    const given = change.source ?? source
    if (given === null) return
    save.reset()
    preview.mutate({ source: given, columns, defaults, addMissing, ...change })
  }
  /** Once lines are shown, what is changed here is looked at again at once. */
  const lookAgain = (change: Parameters<typeof look>[0]) => {
    if (preview.data) look(change)
  }

  if (save.data) {
    return (
      <ImportAccount
        saved={save.data}
        onMore={() => {
          save.reset()
          preview.reset()
          setColumns({})
        }}
      />
    )
  }

  const shown = preview.data
  const wrong = shown?.lines.filter(line => line.state === 'wrong').length ?? 0
  const toSave = shown?.lines.filter(line => line.state === 'new' || line.state === 'changed').length ?? 0
  const missing = shown && [...shown.missing.cohorts, ...shown.missing.employers, ...shown.missing.sites]
  return (
    <div className={classes['steps']}>
      <TableSource
        label="Paste the learners here, their heading included"
        hint="Family name, given name, e-mail, ULN, own reference, registration, programme, unit pattern, job role, cohort, starts, planned end, employer, site, assessor, tutor, IQA, countersigner: in any order, and only those you have."
        source={source}
        onChange={next => {
          setSource(next)
          setColumns({})
          // A file is looked at as soon as it is chosen.
          if (next !== null && 'fileName' in next) look({ source: next, columns: {} })
        }}
      />
      <SharedValues
        defaults={defaults}
        onChange={next => {
          setDefaults(next)
          lookAgain({ defaults: next })
        }}
      />
      <Checkbox
        checked={addMissing}
        label="Add cohorts, employers and sites that are not here yet"
        onChange={event => {
          setAddMissing(event.currentTarget.checked)
          lookAgain({ addMissing: event.currentTarget.checked })
        }}
      />
      <Group>
        <Button
          variant={shown ? 'default' : 'filled'}
          disabled={source === null}
          loading={preview.isPending}
          onClick={() => look()}
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
          <ColumnMatches
            preview={shown}
            onChange={next => {
              setColumns(next)
              look({ columns: next })
            }}
          />
          <ImportLines lines={shown.lines} />
          {missing && missing.length > 0 && (
            <Notice tone="know">Saving adds {listWords(missing.map(name => `“${name}”`))} as well.</Notice>
          )}
          <ActFailed error={save.error} />
          <div className={classes['save']}>
            {wrong > 0 && <p>{plural(wrong, 'line is', 'lines are')} not right yet. Nothing is saved until all are.</p>}
            {wrong === 0 && toSave === 0 && shown.lines.length > 0 && (
              <p>All of this is here already. There is nothing to save.</p>
            )}
            <Button
              disabled={wrong > 0 || toSave === 0 || shown.problems.length > 0 || preview.isPending || source === null}
              loading={save.isPending}
              onClick={() => {
                if (source === null) return
                save.mutate({ source, columns, defaults, addMissing, key: shown.key }, { onSuccess: clear })
              }}
            >
              {toSave === 0 ? 'Save' : `Save ${plural(toSave, 'learner', 'learners')}`}
            </Button>
          </div>
        </>
      )}
    </div>
  )
}
