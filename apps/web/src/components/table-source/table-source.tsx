import type { TableSource as Source } from '@crosswalk/contracts'
import { Button, Group, Textarea } from '@mantine/core'
import { IconFileSpreadsheet } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { readTableFile } from './read-table-file.ts'
import classes from './table-source.module.css'

interface TableSourceProps {
  /** "Paste the learners here" */
  label: string
  /** What its columns may be. */
  hint: string
  source: Source | null
  onChange: (source: Source | null) => void
}

/** A table that a person brings: pasted from a spreadsheet, or a CSV or XLSX file. What is pasted can be mended here. */
export function TableSource({ label, hint, source, onChange }: TableSourceProps) {
  const [fault, setFault] = useState<string | null>(null)
  const input = useRef<HTMLInputElement>(null)
  const text = source !== null && 'text' in source ? source.text : ''
  const fileName = source !== null && 'fileName' in source ? source.fileName : null
  const take = async (file: File | undefined) => {
    if (!file) return
    const read = await readTableFile(file)
    setFault(typeof read === 'string' ? read : null)
    if (typeof read !== 'string') onChange(read)
  }
  return (
    <div className={classes['source']}>
      {fileName === null ? (
        <Textarea
          label={label}
          description={hint}
          value={text}
          error={fault}
          rows={6}
          spellCheck={false}
          wrap="off"
          classNames={{ input: classes['cells'] ?? '' }}
          onChange={event => {
            setFault(null)
            onChange(event.currentTarget.value === '' ? null : { text: event.currentTarget.value })
          }}
        />
      ) : (
        <p className={classes['file']}>
          <IconFileSpreadsheet size={20} aria-hidden="true" /> <strong>{fileName}</strong>
        </p>
      )}
      <Group gap="sm">
        <input
          ref={input}
          type="file"
          hidden
          aria-label="A CSV or XLSX file"
          accept=".csv,.tsv,.txt,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          onChange={event => {
            void take(event.currentTarget.files?.[0])
            event.currentTarget.value = ''
          }}
        />
        <Button variant="default" onClick={() => input.current?.click()}>
          {fileName === null ? 'Choose a CSV or XLSX file' : 'Choose another file'}
        </Button>
        {fileName !== null && (
          <Button variant="subtle" onClick={() => onChange(null)}>
            Paste instead
          </Button>
        )}
      </Group>
    </div>
  )
}
