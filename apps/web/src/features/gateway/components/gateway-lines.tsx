import type { Gateway } from '@crosswalk/contracts'
import { Button, Checkbox, Textarea } from '@mantine/core'
import { IconCircleCheckFilled, IconCircleDashed } from '@tabler/icons-react'
import { useState } from 'react'
import { ActFailed } from '../../../components/act-failed.tsx'
import { LineList, LineWords } from '../../../components/line-list.tsx'
import { formatDay } from '../../../lib/dates.ts'
import { useTickGatewayLine } from '../api/tick-gateway-line.ts'
import classes from './gateway.module.css'

type Line = Gateway['lines'][number]

/** The checklist of this version of the standard: what Crosswalk works out, and what a person ticks. */
export function GatewayLines({ gateway }: { gateway: Gateway }) {
  return (
    <LineList>
      {gateway.lines.map(line => (
        <li key={line.key}>
          {line.computed || !gateway.can.tick ? (
            <ReadLine line={line} />
          ) : (
            <TickLine enrolmentId={gateway.enrolmentId} line={line} />
          )}
        </li>
      ))}
    </LineList>
  )
}

function ReadLine({ line }: { line: Line }) {
  return (
    <>
      <span className={classes['mark']} data-done={line.done || undefined}>
        {line.done ? (
          <IconCircleCheckFilled size={20} aria-hidden="true" />
        ) : (
          <IconCircleDashed size={20} aria-hidden="true" />
        )}
        <span className="visually-hidden">{line.done ? 'So:' : 'Not yet so:'}</span>
      </span>
      <LineWords quiet={line.missing} below={<Ticked line={line} />}>
        {line.text}
      </LineWords>
    </>
  )
}

function Ticked({ line: { by, at, note } }: { line: Line }) {
  if (by === null || at === null) return null
  return (
    <p className={classes['quiet']}>
      {by.name}, {formatDay(at)}
      {note !== null && `: ${note}`}
    </p>
  )
}

function TickLine({ enrolmentId, line }: { enrolmentId: string; line: Line }) {
  const [note, setNote] = useState(line.note ?? '')
  const [isNoting, setNoting] = useState(false)
  const tick = useTickGatewayLine(enrolmentId)
  const save = (done: boolean) =>
    tick.mutate(
      { line: line.key, body: { done, ...(done && line.noteWanted !== null && { note: note.trim() || null }) } },
      { onSuccess: () => setNoting(false) },
    )
  return (
    <LineWords>
      <Checkbox
        size="md"
        checked={tick.isPending ? tick.variables.body.done : line.done || isNoting}
        label={line.text}
        onChange={event => {
          const { checked } = event.currentTarget
          if (checked && line.noteWanted !== null) setNoting(true)
          else if (isNoting) setNoting(false)
          else save(checked)
        }}
      />
      {isNoting && line.noteWanted !== null && (
        <form
          className={classes['note']}
          onSubmit={event => {
            event.preventDefault()
            save(true)
          }}
        >
          <Textarea
            autoFocus
            mt="xs"
            label={line.noteWanted}
            description="The learner reads this too"
            autosize
            minRows={1}
            maxLength={1000}
            value={note}
            onChange={event => setNote(event.currentTarget.value)}
          />
          <Button type="submit" size="xs" mt="xs" loading={tick.isPending} disabled={note.trim() === ''}>
            Tick with this note
          </Button>
        </form>
      )}
      <Ticked line={line} />
      <ActFailed error={tick.error} />
    </LineWords>
  )
}
