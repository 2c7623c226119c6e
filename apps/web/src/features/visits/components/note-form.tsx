import { SegmentedControl, Textarea, TextInput } from '@mantine/core'
import { useRef } from 'react'
import { formatTime, today } from '../../../lib/dates.ts'
import type { Words } from '../use-visits.ts'
import { insertTime, type VisitNote } from '../visit-note.ts'
import classes from './visits.module.css'

interface NoteFormProps {
  note: VisitNote
  isClosed: boolean
  onChange: (words: Words) => void
}

/** What was seen or said, and from when to when. */
export function NoteForm({ note, isClosed, onChange }: NoteFormProps) {
  const words = useRef<HTMLTextAreaElement>(null)
  const isObservation = note.method === 'OB'
  const addTime = () => {
    const field = words.current
    const { text, cursor } = insertTime(
      note.narrative,
      field?.selectionStart ?? note.narrative.length,
      formatTime(Date.now()),
    )
    onChange({ narrative: text })
    requestAnimationFrame(() => {
      field?.focus()
      field?.setSelectionRange(cursor, cursor)
    })
  }
  return (
    <div className={classes['form']}>
      <SegmentedControl
        aria-label="Method"
        fullWidth
        disabled={isClosed}
        value={note.method}
        data={[
          { value: 'OB', label: 'Observation' },
          { value: 'PD', label: 'Discussion' },
        ]}
        onChange={value => onChange({ method: value === 'PD' ? 'PD' : 'OB' })}
      />
      <div className={classes['when']}>
        <TextInput
          type="date"
          label="Day"
          max={today()}
          disabled={isClosed}
          value={note.day}
          onChange={event => onChange({ day: event.currentTarget.value })}
        />
        <TextInput
          type="time"
          label="Start"
          disabled={isClosed}
          value={note.from}
          onChange={event => onChange({ from: event.currentTarget.value })}
        />
        <TextInput
          type="time"
          label="End"
          disabled={isClosed}
          value={note.to}
          onChange={event => onChange({ to: event.currentTarget.value })}
        />
      </div>
      {!isClosed && (
        <p className={classes['now']}>
          {note.from === '' && (
            <button type="button" onClick={() => onChange({ from: formatTime(Date.now()) })}>
              It starts now
            </button>
          )}
          {note.to === '' && (
            <button type="button" onClick={() => onChange({ to: formatTime(Date.now()) })}>
              It ends now
            </button>
          )}
          <button type="button" onClick={addTime}>
            Put the time in
          </button>
        </p>
      )}
      <Textarea
        ref={words}
        label={isObservation ? 'What do you see?' : 'What is said?'}
        description="Leave out customers’ names."
        autosize
        minRows={8}
        maxRows={40}
        maxLength={100_000}
        disabled={isClosed}
        value={note.narrative}
        onChange={event => onChange({ narrative: event.currentTarget.value })}
      />
      <TextInput
        label="Title"
        description="May wait until you are at the desk."
        maxLength={200}
        disabled={isClosed}
        value={note.title}
        onChange={event => onChange({ title: event.currentTarget.value })}
      />
    </div>
  )
}
