import type { WrittenText } from '@crosswalk/contracts'
import { Button, Checkbox, Group } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { formatInstant } from '../../lib/dates.ts'
import { ActFailed } from '../act-failed.tsx'
import { Dialog } from '../dialog.tsx'
import { Notice } from '../notice.tsx'
import { FailedPanel, LoadingState } from '../panel-states.tsx'
import { ReasonField } from '../reason-field.tsx'
import { useAnnouncer } from '../undo-bar.tsx'
import { useEraseTexts } from './api/erase-texts.ts'
import { type WrittenOf, writtenTextsQuery } from './api/list-written-texts.ts'
import classes from './erase-text.module.css'
import { buttonWords, listNeeds, textLabel } from './text-words.ts'

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
        <EraseForm texts={data.texts} onClose={onClose} />
      )}
    </Dialog>
  )
}

const toKey = ({ sequence, hash }: WrittenText): string => `${sequence}/${hash}`

function EraseForm({ texts, onClose }: { texts: readonly WrittenText[]; onClose: () => void }) {
  const asked = texts.filter(text => text.isAsked)
  const same = texts.filter(text => !text.isAsked)
  // Where there is one, it is meant; and with it wherever else it stands.
  const [keys, setKeys] = useState<readonly string[]>(asked.length === 1 ? texts.map(toKey) : [])
  const [reason, setReason] = useState('')
  const [isUnderstood, setUnderstood] = useState(false)
  const [isAsked, setAsked] = useState(false)
  const { say } = useAnnouncer()
  const erase = useEraseTexts(({ words }) => {
    say(`Erased. In its place stands “${words.slice(1, -1)}”.`)
    onClose()
  })
  const chosen = texts.filter(text => keys.includes(toKey(text)))
  const needs = listNeeds({ chosen, reason, isUnderstood })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if (needs.length > 0) return
    const body = { texts: chosen.map(({ sequence, hash }) => ({ sequence, hash })), reason: reason.trim() }
    erase.mutate(body)
  }
  const boxes = (list: readonly WrittenText[]) =>
    list.map(text => (
      <Checkbox
        key={toKey(text)}
        label={`${textLabel(text)}, ${formatInstant(text.writtenAt)}`}
        description={shorten(text.words)}
        checked={keys.includes(toKey(text))}
        onChange={event => {
          const rest = keys.filter(key => key !== toKey(text))
          setKeys(event.currentTarget.checked ? [...rest, toKey(text)] : rest)
        }}
      />
    ))
  return (
    <form className={classes['form']} onSubmit={submit} noValidate>
      <Notice tone="know">
        These words are gone for good. Who erased them and why stay in the audit trail, and what they were said of
        stands.
      </Notice>
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
      <ReasonField
        label="Why is it erased?"
        description="Whoever could read the words can read this. Don’t repeat what is erased."
        value={reason}
        onChange={setReason}
      />
      <Checkbox
        label="I know that this can’t be undone"
        checked={isUnderstood}
        onChange={event => setUnderstood(event.currentTarget.checked)}
      />
      {isAsked && needs.length > 0 && (
        <Notice tone="act" announce>
          {needs.join(' ')}
        </Notice>
      )}
      <ActFailed error={erase.error} />
      <Group gap="xs">
        <Button type="submit" size="lg" color="brick" loading={erase.isPending}>
          {buttonWords(chosen)}
        </Button>
        <Button variant="subtle" size="lg" onClick={onClose}>
          Leave it as it is
        </Button>
      </Group>
    </form>
  )
}

const SHOWN = 200
const shorten = (words: string): string => (words.length > SHOWN ? `${words.slice(0, SHOWN).trimEnd()}…` : words)
