import { type Outcome, parseCriteriaExpression } from '@crosswalk/progress'
import { Button, Group, TextInput } from '@mantine/core'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { VerdictChoice } from '../../../components/verdict-choice/verdict-choice.tsx'
import { listWords } from '../../../lib/words.ts'
import type { TagRow } from '../tag-groups.ts'
import classes from './assessing.module.css'

interface AcceptAllButProps {
  /** Those that wait for a decision. */
  rows: readonly TagRow[]
  onApply: (but: ReadonlySet<string>, outcome: Outcome) => void
  onClose: () => void
}

/** Units as the typed text knows them: only what this item is tagged to. */
function toUnits(rows: readonly TagRow[]) {
  const numbers = [...new Set(rows.flatMap(row => row.unitNumber ?? []))]
  return numbers.map(number => ({
    id: String(number),
    number,
    criteria: rows
      .filter(row => row.unitNumber === number)
      .map((row, index) => ({ id: row.tag.id, index, number: row.number })),
  }))
}

export function AcceptAllBut({ rows, onApply, onClose }: AcceptAllButProps) {
  const [text, setText] = useState('')
  const [outcome, setOutcome] = useState<Outcome>('referred')
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  const units = toUnits(rows)
  const [only] = units
  // In one unit there is no need to say which.
  const read =
    units.length === 1 && only && !text.includes(':') && text.trim() !== '' ? `${only.number}: ${text}` : text
  const { criterionIds: but, problems } = parseCriteriaExpression(read, units)
  const apply = (event: FormEvent) => {
    event.preventDefault()
    if (problems.length > 0) return
    onApply(new Set(but), outcome)
  }
  const accepted = rows.length - but.length
  return (
    <form className={classes['allBut']} onSubmit={apply}>
      <TextInput
        ref={field}
        label="Accept all but"
        description={
          units.length === 1 ? 'Numbers: 2.5, 3.1. Empty accepts all.' : '12: 2.5; 15: 3.1. Empty accepts all.'
        }
        value={text}
        error={problems.length > 0 ? listWords(problems.map(problem => problem.message)) : undefined}
        spellCheck={false}
        onChange={event => setText(event.currentTarget.value)}
      />
      {but.length > 0 && (
        <VerdictChoice
          label="What those become"
          value={outcome}
          outcomes={['referred', 'notUsed']}
          onChange={next => next !== null && setOutcome(next)}
        />
      )}
      <Group gap="xs">
        <Button type="submit" variant="default" aria-disabled={problems.length > 0}>
          {but.length === 0
            ? `Accept all ${rows.length}`
            : `Accept ${accepted}, ${outcome === 'referred' ? 'refer' : 'not use'} ${but.length}`}
        </Button>
        <Button variant="subtle" onClick={onClose}>
          Close
        </Button>
      </Group>
      <p className={classes['quiet']}>Nothing is saved yet: look through them below.</p>
    </form>
  )
}
