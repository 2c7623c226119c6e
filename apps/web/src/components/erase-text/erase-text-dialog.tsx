import type { WrittenText } from '@crosswalk/contracts'
import { Checkbox } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { formatInstant } from '../../lib/dates.ts'
import { shorten } from '../../lib/words.ts'
import { Dialog } from '../dialog.tsx'
import { EraseForm } from '../erase-form/erase-form.tsx'
import { FailedPanel, LoadingState } from '../panel-states.tsx'
import { useAnnouncer } from '../undo-bar.tsx'
import { useEraseTexts } from './api/erase-texts.ts'
import { type WrittenOf, writtenTextsQuery } from './api/list-written-texts.ts'
import classes from './erase-text.module.css'
import { buttonWords, listChoices, textLabel } from './text-words.ts'

interface EraseTextDialogProps {
  of: WrittenOf
  onClose: () => void
}

/** What goes, and why. One act, and no way back. */
export function EraseTextDialog({ of, onClose }: EraseTextDialogProps) {
  const { data, error, refetch } = useQuery(writtenTextsQuery(of))
  return (
    <Dialog isOpen title="Erase what was written" onClose={onClose}>
      {error ? (
        <FailedPanel what="The texts did not load." error={error} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <LoadingState label="Looking for the same words elsewhere" />
      ) : data.texts.length === 0 ? (
        <p className={classes['quiet']}>Everything here that could be erased is erased already.</p>
      ) : (
        <TextsForm texts={data.texts} onClose={onClose} />
      )}
    </Dialog>
  )
}

/** Characters of a text that tell which it is. */
const SHOWN = 200

const toKey = ({ sequence, hash }: WrittenText): string => `${sequence}/${hash}`

function TextsForm({ texts, onClose }: { texts: readonly WrittenText[]; onClose: () => void }) {
  const asked = texts.filter(text => text.isAsked)
  const same = texts.filter(text => !text.isAsked)
  // Where only one thing was said, it is meant; and with it wherever else it stands, as in earlier versions of a plan.
  const [keys, setKeys] = useState<readonly string[]>(
    new Set(asked.map(({ words }) => words)).size === 1 ? texts.map(toKey) : [],
  )
  const { say } = useAnnouncer()
  const erase = useEraseTexts(({ words }) => {
    say(`Erased. In its place stands “${words.slice(1, -1)}”.`)
    onClose()
  })
  const chosen = texts.filter(text => keys.includes(toKey(text)))
  const onErase = (reason: string) =>
    erase.mutate({ texts: chosen.map(({ sequence, hash }) => ({ sequence, hash })), reason })
  const boxes = (list: readonly WrittenText[]) =>
    list.map(text => (
      <Checkbox
        key={toKey(text)}
        label={`${textLabel(text)}, ${formatInstant(text.writtenAt)}`}
        description={shorten(text.words, SHOWN)}
        checked={keys.includes(toKey(text))}
        onChange={event => {
          const rest = keys.filter(key => key !== toKey(text))
          setKeys(event.currentTarget.checked ? [...rest, toKey(text)] : rest)
        }}
      />
    ))
  return (
    <EraseForm
      warning="These words are gone for good. Who erased them and why stay in the audit trail, and what they were said of stands."
      readers="Whoever could read the words can read this."
      choices={listChoices(chosen)}
      action={buttonWords(chosen)}
      erase={erase}
      onErase={onErase}
      onCancel={onClose}
    >
      <fieldset>
        <legend>What is erased</legend>
        {boxes(asked)}
      </fieldset>
      {same.length > 0 && (
        <fieldset>
          <legend>The same words elsewhere</legend>
          {boxes(same)}
        </fieldset>
      )}
    </EraseForm>
  )
}
