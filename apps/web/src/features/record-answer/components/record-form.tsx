import type { Evidence } from '@crosswalk/contracts'
import { Button, Group, Textarea, TextInput } from '@mantine/core'
import { Notice } from '../../../components/notice.tsx'
import { useAnnouncer } from '../../../components/undo-bar.tsx'
import { useDraft } from '../../../lib/drafts.ts'
import { fieldSentence, sentenceFor } from '../../../lib/error-messages.ts'
import { calledBy } from '../../../lib/words.ts'
import { useChangeRecord } from '../api/change-record.ts'
import { isRecordWords, listChanges, type RecordWords } from '../record-changes.ts'
import classes from './record-answer.module.css'

/** For its writer: whatever the learner says is wrong. Its method and reference stay: they never change. */
export function RecordForm({ evidence, onDone }: { evidence: Evidence; onDone: () => void }) {
  const { id, revision, learner } = evidence
  const held: RecordWords = {
    title: evidence.title,
    occurredOn: evidence.occurredOn ?? '',
    description: evidence.description ?? '',
    text: evidence.text ?? '',
  }
  const { value: words, change, clear } = useDraft(`record:${id}`, held, isRecordWords)
  const save = useChangeRecord()
  const { say } = useAnnouncer()
  const changes = listChanges(held, words)
  const isWhole = words.title.trim() !== '' && words.text.trim() !== ''
  const on = (field: keyof RecordWords) => (event: { currentTarget: { value: string } }) => {
    const { value } = event.currentTarget
    change(now => ({ ...now, [field]: value }))
  }
  return (
    <form
      className={classes['form']}
      onSubmit={event => {
        event.preventDefault()
        save.mutate(
          { id, revision, ...changes },
          {
            onSuccess: () => {
              clear()
              onDone()
              say(`The record is changed. ${calledBy(learner.name)} is asked again.`)
            },
          },
        )
      }}
    >
      <TextInput label="Title" value={words.title} error={fieldSentence(save.error, 'title')} onChange={on('title')} />
      <Group gap="sm" grow>
        <TextInput
          type="date"
          label="Date"
          value={words.occurredOn}
          error={fieldSentence(save.error, 'occurredOn')}
          onChange={on('occurredOn')}
        />
        <TextInput
          label="Time"
          placeholder="09:05 to 12:10"
          value={words.description}
          error={fieldSentence(save.error, 'description')}
          onChange={on('description')}
        />
      </Group>
      <Textarea
        label="What you saw"
        description={`${calledBy(learner.name)} is asked to confirm it anew. Decisions stay, and name the words that they judged.`}
        autosize
        minRows={6}
        maxRows={24}
        value={words.text}
        error={fieldSentence(save.error, 'text')}
        onChange={on('text')}
      />
      {save.error && (
        <Notice tone="wrong" announce title="Not saved. Your words are kept.">
          {sentenceFor(save.error)}
        </Notice>
      )}
      <Group gap="xs">
        <Button type="submit" loading={save.isPending} disabled={!isWhole || Object.keys(changes).length === 0}>
          Save the record
        </Button>
        <Button variant="subtle" onClick={onDone}>
          Finish later
        </Button>
      </Group>
    </form>
  )
}
