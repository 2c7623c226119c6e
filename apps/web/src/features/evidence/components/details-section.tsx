import { METHOD_NAMES, METHODS, type Method } from '@crosswalk/contracts'
import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { IconLink, IconMapPin, IconPencil } from '@tabler/icons-react'
import { useState } from 'react'
import { Notice } from '../../../components/notice.tsx'
import { today } from '../../../lib/dates.ts'
import { fieldSentence } from '../../../lib/error-messages.ts'
import type { Words } from '../evidence-draft.ts'
import type { EvidenceEditor } from '../use-evidence-editor.ts'
import classes from './evidence-editor.module.css'
import { FilesSection } from './files-section.tsx'

/** What learners add most stands first. */
const LEARNERS_FIRST: readonly Method[] = ['WP', 'RA', 'WT', 'WQ', 'AS', 'PR', 'RPL']
const METHOD_OPTIONS = [...LEARNERS_FIRST, ...METHODS.filter(method => !LEARNERS_FIRST.includes(method))].map(
  method => ({ value: method, label: METHOD_NAMES[method] }),
)

/** First step: the thing itself, what it is, and when it was. */
export function DetailsSection({ editor }: { editor: EvidenceEditor }) {
  const { draft, changeWords, change, evidence, problem } = editor
  const { words, method } = draft
  return (
    <div className={classes['details']}>
      <FilesSection editor={editor} />
      <OtherContent words={words} problem={problem} onChange={changeWords} />
      <TextInput
        label="What is it?"
        placeholder="Angry caller, 14 November"
        maxLength={200}
        value={words.title}
        error={fieldSentence(problem, 'title')}
        onChange={event => changeWords({ title: event.currentTarget.value })}
      />
      <NativeSelect
        label="Method"
        description={
          evidence
            ? `${evidence.reference} is its reference for good. For another method, remove this draft.`
            : undefined
        }
        disabled={evidence !== null}
        value={method ?? ''}
        data={[{ value: '', label: 'Choose how it came about', disabled: true }, ...METHOD_OPTIONS]}
        onChange={event => {
          const next = METHODS.find(each => each === event.currentTarget.value) ?? null
          change(now => ({ ...now, method: next }))
        }}
      />
      <TextInput
        label="When did you do it?"
        type="date"
        max={today()}
        value={words.occurredOn}
        error={fieldSentence(problem, 'occurredOn')}
        onChange={event => changeWords({ occurredOn: event.currentTarget.value })}
      />
      <Textarea
        label="Description"
        description="What happened, and what you did yourself. Say where others helped."
        autosize
        minRows={3}
        maxRows={12}
        maxLength={5000}
        value={words.description}
        error={fieldSentence(problem, 'description')}
        onChange={event => changeWords({ description: event.currentTarget.value })}
      />
      <Notice tone="act" title="Customers in it?">
        Hide names, faces and card numbers first.
      </Notice>
    </div>
  )
}

const OTHERS = [
  { field: 'link', label: 'Add a link', icon: IconLink },
  { field: 'text', label: 'Write something', icon: IconPencil },
  { field: 'keptAt', label: 'It is kept elsewhere', icon: IconMapPin },
] as const

interface OtherContentProps {
  words: Words
  problem: unknown
  onChange: (words: Partial<Words>) => void
}

/** In place of a file, or besides: a link, words, or where it is kept. */
export function OtherContent({ words, problem, onChange }: OtherContentProps) {
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set())
  const isOpen = (field: (typeof OTHERS)[number]['field']) => words[field] !== '' || opened.has(field)
  return (
    <>
      {isOpen('link') && (
        <TextInput
          label="Link"
          type="url"
          inputMode="url"
          placeholder="https://"
          maxLength={2000}
          value={words.link}
          error={fieldSentence(problem, 'link')}
          onChange={event => onChange({ link: event.currentTarget.value })}
        />
      )}
      {isOpen('text') && (
        <Textarea
          label="Your words"
          autosize
          minRows={6}
          maxRows={24}
          maxLength={100_000}
          value={words.text}
          error={fieldSentence(problem, 'text')}
          onChange={event => onChange({ text: event.currentTarget.value })}
        />
      )}
      {isOpen('keptAt') && (
        <TextInput
          label="Where is it kept?"
          placeholder="Complaints folder, second floor, file 14"
          maxLength={500}
          value={words.keptAt}
          error={fieldSentence(problem, 'keptAt')}
          onChange={event => onChange({ keptAt: event.currentTarget.value })}
        />
      )}
      <div className={classes['others']}>
        {OTHERS.filter(({ field }) => !isOpen(field)).map(({ field, label, icon: Icon }) => (
          <Button
            key={field}
            variant="subtle"
            size="xs"
            leftSection={<Icon size={16} aria-hidden="true" />}
            onClick={() => setOpened(now => new Set(now).add(field))}
          >
            {label}
          </Button>
        ))}
      </div>
    </>
  )
}
