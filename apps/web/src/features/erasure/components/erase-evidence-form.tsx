import type { Erasable, Evidence } from '@crosswalk/contracts'
import { Button, Checkbox, Group, Radio } from '@mantine/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { EraseForm } from '../../../components/erase-form/erase-form.tsx'
import { Plate } from '../../../components/plate.tsx'
import { formatBytes } from '../../../lib/bytes.ts'
import { formatInstant } from '../../../lib/dates.ts'
import { OUTCOME_NAMES, shorten } from '../../../lib/words.ts'
import { useEraseEvidence } from '../api/erase-evidence.ts'
import { erasableQuery } from '../api/get-erasable.ts'
import {
  buttonWords,
  type Erasing,
  fallingOf,
  type JudgedDecision,
  listChoices,
  NOTHING_CHOSEN,
  restingOf,
  WORDS_NAMES,
} from '../erasing.ts'
import { EffectOfFalls } from './effect-of-falls.tsx'
import classes from './erasure.module.css'

interface EraseEvidenceFormProps {
  evidence: Evidence
  onErased: (erased: Evidence) => void
  onCancel: () => void
}

/** What goes, and what becomes of the decisions on it. */
export function EraseEvidenceForm({ evidence, onErased, onCancel }: EraseEvidenceFormProps) {
  const { data: erasable } = useSuspenseQuery(erasableQuery(evidence.id))
  const [erasing, setErasing] = useState(NOTHING_CHOSEN)
  const erase = useEraseEvidence(evidence.id)
  const resting = restingOf(erasable, erasing)
  const falling = fallingOf(erasable, erasing)
  const change = (next: Partial<Erasing>) => setErasing(now => ({ ...now, ...next }))

  const onErase = (reason: string) => {
    const { fileIds, words, choices } = erasing
    const decisions = resting.flatMap(({ decision: { id } }) => {
      const choice = choices[id]
      return choice === undefined ? [] : [{ decisionId: id, choice }]
    })
    const body = { revision: erasable.revision, fileIds: [...fileIds], words: [...words], decisions, reason }
    erase.mutate(body, { onSuccess: onErased })
  }
  if (erasable.files.length + erasable.words.length === 0) {
    return (
      <p className={classes['quiet']}>Everything of {evidence.reference} that could be erased is erased already.</p>
    )
  }
  return (
    <div className={classes['page']}>
      <EraseForm
        warning="What you erase is gone for good. Its hash, who erased it and why stay on the record."
        readers="Everybody who sees this evidence can read it."
        choices={listChoices(erasable, erasing)}
        action={buttonWords(erasing)}
        erase={erase}
        onErase={onErase}
        onCancel={onCancel}
      >
        <WhatGoes erasable={erasable} erasing={erasing} onChange={change} />
        {resting.length > 0 && <Decisions resting={resting} erasing={erasing} onChange={change} />}
        {falling.length > 0 && (
          <div className={classes['effect']}>
            <EffectOfFalls evidenceId={evidence.id} fallIds={falling} />
          </div>
        )}
      </EraseForm>
    </div>
  )
}

/** Characters of words that tell which they are. */
const SHOWN = 160

interface PartProps {
  erasing: Erasing
  onChange: (next: Partial<Erasing>) => void
}

function WhatGoes({ erasable, erasing, onChange }: PartProps & { erasable: Erasable }) {
  const { fileIds, words } = erasing
  return (
    <fieldset>
      <legend>What is erased</legend>
      {erasable.files.map(file => (
        <Checkbox
          key={file.id}
          label={file.name}
          description={[
            formatBytes(file.size),
            `added ${formatInstant(file.uploadedAt)} by ${file.uploadedBy.name}`,
            ...(file.isCurrent ? [] : ['an earlier version, or removed']),
            ...(file.isHeldElsewhere ? ['other evidence holds the same bytes, and keeps them'] : []),
          ].join(' · ')}
          checked={fileIds.includes(file.id)}
          onChange={event => {
            const rest = fileIds.filter(id => id !== file.id)
            onChange({ fileIds: event.currentTarget.checked ? [...rest, file.id] : rest })
          }}
        />
      ))}
      {erasable.words.map(({ name, words: shown }) => (
        <Checkbox
          key={name}
          label={WORDS_NAMES[name]}
          description={shown === null ? 'As it was before it was changed' : shorten(shown, SHOWN)}
          checked={words.includes(name)}
          onChange={event => {
            const rest = words.filter(other => other !== name)
            onChange({ words: event.currentTarget.checked ? [...rest, name] : rest })
          }}
        />
      ))}
      <p className={classes['quiet']}>Earlier wordings go with each of these.</p>
    </fieldset>
  )
}

function Decisions({ resting, erasing, onChange }: PartProps & { resting: readonly JudgedDecision[] }) {
  const choose = (ids: readonly string[], choice: 'stands' | 'falls') =>
    onChange({ choices: { ...erasing.choices, ...Object.fromEntries(ids.map(id => [id, choice])) } })
  const all = resting.map(({ decision }) => decision.id)
  return (
    <fieldset>
      <legend>Decisions that rested on it</legend>
      <p className={classes['quiet']}>
        One that stands goes on as it is. One that falls ends, and its tag waits for a decision again.
      </p>
      {resting.length > 1 && (
        <Group gap="xs">
          <Button variant="default" size="xs" onClick={() => choose(all, 'stands')}>
            All stand
          </Button>
          <Button variant="default" size="xs" onClick={() => choose(all, 'falls')}>
            All fall
          </Button>
        </Group>
      )}
      <ul className={classes['decisions']}>
        {resting.map(({ decision, target }) => (
          <li key={decision.id}>
            <span className={classes['judged']}>
              <Plate>{target}</Plate>
              <span>
                {OUTCOME_NAMES[decision.outcome]} by {decision.decidedBy.name}, {formatInstant(decision.decidedAt)}
                {decision.waitsForCountersignature && ', waiting for countersignature'}
              </span>
            </span>
            <Radio.Group
              aria-label={`The decision on ${target}`}
              value={erasing.choices[decision.id] ?? null}
              onChange={value => choose([decision.id], value === 'falls' ? 'falls' : 'stands')}
            >
              <Group gap="md">
                <Radio value="stands" label="Stands" />
                <Radio value="falls" label="Falls" />
              </Group>
            </Radio.Group>
          </li>
        ))}
      </ul>
    </fieldset>
  )
}
