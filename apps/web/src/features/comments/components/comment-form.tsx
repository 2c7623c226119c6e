import type { CommentAudience, CommentThread } from '@crosswalk/contracts'
import { Button, Group, Radio, Textarea } from '@mantine/core'
import { useId, useState } from 'react'
import { Notice } from '../../../components/notice.tsx'
import { useDraft } from '../../../lib/drafts.ts'
import { sentenceFor } from '../../../lib/error-messages.ts'
import { useAddComment } from '../api/add-comment.ts'
import { AUDIENCE_NAMES, readersWords } from '../comment-words.ts'
import type { CommentSubject } from '../subject.ts'
import classes from './comments.module.css'

interface CommentFormProps {
  subject: CommentSubject
  draftName: string
  /** An answer has one: that of what it answers. */
  audiences: CommentThread['audiences']
  isLearner: boolean
  replyTo?: { id: string; author: string }
  onDone: () => void
}

const isText = (value: unknown): value is string => typeof value === 'string'

export function CommentForm({ subject, draftName, audiences, isLearner, replyTo, onDone }: CommentFormProps) {
  const { value: text, change, clear } = useDraft(draftName, '', isText)
  const [first] = audiences
  const [audience, setAudience] = useState<CommentAudience | undefined>(first?.audience)
  const add = useAddComment(subject)
  const readersId = useId()
  const chosen = audiences.find(one => one.audience === audience)
  if (chosen === undefined) return null
  const send = () => {
    add.mutate(replyTo ? { text, replyTo: replyTo.id } : { text, audience: chosen.audience }, {
      onSuccess: () => {
        clear()
        onDone()
      },
    })
  }
  return (
    <form
      className={classes['form']}
      onSubmit={event => {
        event.preventDefault()
        if (text.trim() !== '') send()
      }}
    >
      {audiences.length > 1 && (
        <Radio.Group
          label="For whom"
          value={chosen.audience}
          onChange={value => setAudience(audiences.find(one => one.audience === value)?.audience)}
        >
          <Group gap="md" mt={4}>
            {audiences.map(one => (
              <Radio key={one.audience} value={one.audience} label={AUDIENCE_NAMES[one.audience]} />
            ))}
          </Group>
        </Radio.Group>
      )}
      <Textarea
        label={replyTo ? `Your answer to ${replyTo.author}` : 'Your comment'}
        aria-describedby={readersId}
        autosize
        minRows={2}
        maxRows={10}
        maxLength={5_000}
        data-autofocus
        value={text}
        onChange={event => change(event.currentTarget.value)}
      />
      <p id={readersId} className={classes['readers']} aria-live="polite">
        {readersWords(chosen, isLearner)}
      </p>
      {add.error && (
        <Notice tone="wrong" announce title="Not sent. Your words are kept.">
          {sentenceFor(add.error)}
        </Notice>
      )}
      <Group gap="xs">
        <Button type="submit" variant="outline" size="sm" loading={add.isPending} disabled={text.trim() === ''}>
          {replyTo ? 'Answer' : 'Comment'}
        </Button>
        <Button variant="subtle" size="sm" onClick={onDone}>
          Finish later
        </Button>
      </Group>
    </form>
  )
}
