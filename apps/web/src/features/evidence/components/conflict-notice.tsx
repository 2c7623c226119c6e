import { Button, Group } from '@mantine/core'
import { Notice } from '../../../components/notice.tsx'
import type { WordsConflict } from '../api/save-draft.ts'
import { toWords, type WordField } from '../evidence-draft.ts'
import classes from './evidence-editor.module.css'

const FIELD_NAMES: Record<WordField, string> = {
  title: 'What is it?',
  occurredOn: 'When did you do it?',
  description: 'Description',
  link: 'Link',
  text: 'Your words',
  keptAt: 'Where is it kept?',
}

interface ConflictNoticeProps {
  conflict: WordsConflict
  onSettle: (which: 'mine' | 'theirs') => void
}

/** Two places changed the same words: both stand here until one is chosen. */
export function ConflictNotice({ conflict, onSettle }: ConflictNoticeProps) {
  const theirs = toWords(conflict.current)
  return (
    <Notice tone="act" announce title={`${conflict.current.reference} was changed in another place.`}>
      Your words are kept. There it says:
      <dl className={classes['theirs']}>
        {conflict.fields.map(field => (
          <div key={field}>
            <dt>{FIELD_NAMES[field]}</dt>
            <dd>{theirs[field] || 'nothing'}</dd>
          </div>
        ))}
      </dl>
      <Group gap="xs">
        <Button variant="default" size="xs" onClick={() => onSettle('mine')}>
          Keep my words
        </Button>
        <Button variant="default" size="xs" onClick={() => onSettle('theirs')}>
          Take those
        </Button>
      </Group>
    </Notice>
  )
}
