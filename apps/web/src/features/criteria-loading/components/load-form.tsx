import type { TableSource } from '@crosswalk/contracts'
import { Button, FileButton, Group, Stack, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { ActFailed } from '../../../components/act-failed.tsx'
import { Notice } from '../../../components/notice.tsx'
import { useDraft } from '../../../lib/drafts.ts'
import { useLoadCriteria } from '../api/load-criteria.ts'
import { usePreviewCriteria } from '../api/preview-criteria.ts'
import { toTableSource } from '../read-file.ts'
import classes from './criteria-loading.module.css'
import { LineErrors } from './line-errors.tsx'
import { LoadedUnits } from './loaded-units.tsx'

interface LoadFormProps {
  qualificationId: string
  onLoaded: (version: string) => void
}

const isText = (value: unknown): value is string => typeof value === 'string'

/** Paste or choose a table, look at what it would change, then load it: all of it or nothing. */
export function LoadForm({ qualificationId, onLoaded }: LoadFormProps) {
  const { value: pasted, change: setPasted, clear } = useDraft(`table:criteria:${qualificationId}`, '', isText)
  const [file, setFile] = useState<{ name: string; source: TableSource } | null>(null)
  const [complete, setComplete] = useState<readonly number[]>([])
  const preview = usePreviewCriteria(qualificationId)
  const load = useLoadCriteria(qualificationId)
  const source: TableSource | null = file?.source ?? (pasted.trim() === '' ? null : { text: pasted })
  const read = (table: TableSource, completeUnitNumbers: readonly number[]) => {
    load.reset()
    setComplete(completeUnitNumbers)
    preview.mutate({ table, completeUnitNumbers: [...completeUnitNumbers] })
  }
  const forget = () => {
    preview.reset()
    load.reset()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (source !== null) read(source, [])
  }
  const result = preview.data
  const canLoad = result !== undefined && result.errorCount === 0 && result.units.length > 0
  return (
    <Stack gap="md">
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          <Textarea
            label="Paste the table, with the line that names its columns"
            description="unit, title, UAN, credits, level, group, learning outcome, its text, criterion, text. Only unit, criterion and text are needed."
            autosize
            minRows={6}
            maxRows={16}
            value={pasted}
            disabled={file !== null}
            classNames={{ input: classes['table'] ?? '' }}
            onChange={event => {
              setPasted(event.currentTarget.value)
              forget()
            }}
          />
          <Group gap="xs">
            <FileButton
              accept=".csv,.xlsx,.txt"
              onChange={chosen => {
                if (chosen === null) return
                forget()
                void toTableSource(chosen).then(read => setFile({ name: chosen.name, source: read }))
              }}
            >
              {props => (
                <Button variant="default" {...props}>
                  Choose a CSV or XLSX file
                </Button>
              )}
            </FileButton>
            {file !== null && (
              <span className={classes['file']}>
                {file.name}{' '}
                <Button
                  variant="subtle"
                  size="xs"
                  onClick={() => {
                    setFile(null)
                    forget()
                  }}
                >
                  Take it out
                </Button>
              </span>
            )}
            <Button
              type="submit"
              variant={result ? 'default' : 'filled'}
              disabled={source === null}
              loading={preview.isPending}
            >
              See what it changes
            </Button>
          </Group>
        </Stack>
      </form>
      <ActFailed error={preview.error} />
      {result && result.errorCount > 0 && (
        <LineErrors errors={result.errors} count={result.errorCount}>
          {complete.length > 0 && source !== null && (
            <Button variant="default" size="xs" onClick={() => read(source, [])}>
              Don’t call the units complete
            </Button>
          )}
        </LineErrors>
      )}
      {result && canLoad && source !== null && (
        <>
          <LoadedUnits
            units={result.units}
            complete={complete}
            isBusy={preview.isPending}
            onComplete={next => read(source, next)}
          />
          <ActFailed error={load.error} />
          <Notice tone="know">
            Loading makes a new version of the qualification. Then publish a version of the mapping over it, and move
            enrolments to that: nothing changes for anybody before.
          </Notice>
          <Group gap="xs">
            <Button
              size="lg"
              loading={load.isPending}
              onClick={() =>
                load.mutate(
                  { table: source, completeUnitNumbers: [...complete] },
                  {
                    onSuccess: ({ version }) => {
                      clear()
                      onLoaded(version)
                    },
                  },
                )
              }
            >
              Load as a new version
            </Button>
          </Group>
        </>
      )}
    </Stack>
  )
}
