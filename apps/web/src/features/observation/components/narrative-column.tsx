import { ActionIcon, SegmentedControl, Textarea, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { FileDrop } from '../../../components/file-uploads/file-drop.tsx'
import { FileIcon } from '../../../components/file-uploads/file-icon.tsx'
import { UploadList } from '../../../components/file-uploads/upload-list.tsx'
import { FileViewer } from '../../../components/file-viewer/file-viewer.tsx'
import { today } from '../../../lib/dates.ts'
import { WRITTEN_METHODS } from '../observation-draft.ts'
import type { Observing } from '../use-observation.ts'
import classes from './observation.module.css'

/** First: what was seen or said, when, and its files if any. */
export function NarrativeColumn({ observing }: { observing: Observing }) {
  const { draft, evidence, changeWords, held, uploads } = observing
  const isObservation = draft.method === 'OB'
  return (
    <div className={classes['narrative']}>
      <SegmentedControl
        aria-label="Method"
        value={draft.method}
        disabled={draft.evidenceId !== null}
        data={[
          { value: 'OB', label: 'Observation' },
          { value: 'PD', label: 'Professional discussion' },
        ]}
        onChange={value => changeWords({ method: WRITTEN_METHODS.find(method => method === value) ?? 'OB' })}
      />
      <TextInput
        label="Title"
        maxLength={200}
        value={draft.title}
        onChange={event => changeWords({ title: event.currentTarget.value })}
      />
      <div className={classes['when']}>
        <TextInput
          type="date"
          label="When"
          max={today()}
          value={draft.day}
          onChange={event => changeWords({ day: event.currentTarget.value })}
        />
        <TextInput
          type="time"
          label="From"
          value={draft.from}
          onChange={event => changeWords({ from: event.currentTarget.value })}
        />
        <TextInput
          type="time"
          label="To"
          value={draft.to}
          onChange={event => changeWords({ to: event.currentTarget.value })}
        />
      </div>
      <Textarea
        label={isObservation ? 'What did you see?' : 'What was said?'}
        description="Leave out customers’ names. Start a part with its time, where that helps."
        autosize
        minRows={10}
        maxRows={26}
        maxLength={100_000}
        value={draft.narrative}
        onChange={event => changeWords({ narrative: event.currentTarget.value })}
      />
      <section aria-label="Files" className={classes['files']}>
        {held.length > 0 && (
          <ul className={classes['held']} aria-label="Files that go with it">
            {held.map(file => (
              <li key={`${file.name} ${file.lastModified}`}>
                <FileIcon name={file.name} />
                <span>{file.name}</span>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={`Take ${file.name} off the list`}
                  onClick={() => observing.dropHeld(file)}
                >
                  <IconX size={18} aria-hidden="true" />
                </ActionIcon>
              </li>
            ))}
          </ul>
        )}
        {evidence && evidence.files.length > 0 && (
          <div className={classes['viewer']}>
            <FileViewer files={evidence.files} />
          </div>
        )}
        <UploadList uploads={uploads} />
        <FileDrop onFiles={observing.addFiles} />
      </section>
    </div>
  )
}
