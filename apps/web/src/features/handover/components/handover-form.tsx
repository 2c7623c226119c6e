import {
  RELATIONSHIP_KINDS,
  RELATIONSHIP_NAMES,
  RELATIONSHIP_WORDS,
  type RelationshipKind,
  ROLE_NAMES,
  ROLES_OF,
} from '@crosswalk/contracts'
import { Button, Checkbox, Group, NativeSelect, TextInput } from '@mantine/core'
import { useQueries, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { DataTable } from '../../../components/data-table.tsx'
import { Notice } from '../../../components/notice.tsx'
import { EmptyState, LoadingState } from '../../../components/panel-states.tsx'
import { formatLongDay, today } from '../../../lib/dates.ts'
import { fieldSentence, sentenceFor } from '../../../lib/error-messages.ts'
import { colleaguesQuery } from '../../../lib/queries/list-colleagues.ts'
import { plural, STATUS_NAMES } from '../../../lib/words.ts'
import { handoverPreviewQuery, useHandOver } from '../api/hand-over.ts'
import classes from './handover.module.css'

const OWN_KINDS = ['assessor', 'tutor', 'iqa'] as const

const EFFECTS = {
  moves: 'Changes hands',
  isAlready: 'Stays: already theirs too',
  isTheLearner: 'Stays: this is the learner',
} as const

/** What of it can't be so, said in one place: the days, the people, or enrolments that are not theirs. */
const refusalOf = (error: unknown): string =>
  ['enrolmentIds', 'toPersonId', 'from', 'to'].map(path => fieldSentence(error, path)).find(said => said !== null) ??
  sentenceFor(error)

/** As what somebody hands over: as is chosen, else the first that they are. */
function useKindOf(personId: string | undefined, chosen: RelationshipKind | null): RelationshipKind {
  const lists = useQueries({ queries: personId === undefined ? [] : OWN_KINDS.map(role => colleaguesQuery(role)) })
  const own = OWN_KINDS.find((_, at) => lists[at]?.data?.people.some(({ id }) => id === personId))
  return chosen ?? own ?? 'assessor'
}

/** Many enrolments from one person to another, for good or as cover: seen first, then done in one act. */
export function HandoverForm({ fromPersonId }: { fromPersonId: string | undefined }) {
  const [chosenKind, setKind] = useState<RelationshipKind | null>(null)
  const kind = useKindOf(fromPersonId, chosenKind)
  const [giver, setGiver] = useState(fromPersonId ?? '')
  const [taker, setTaker] = useState('')
  const [from, setFrom] = useState(today())
  const [isCover, setIsCover] = useState(false)
  const [to, setTo] = useState('')
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const act = useHandOver()
  const people = useQuery(colleaguesQuery(ROLES_OF[kind][0])).data?.people ?? []
  const choices = [
    { value: '', label: 'Choose a person' },
    ...people.map(({ id, name, roles }) => ({
      value: id,
      label: `${name}, ${roles.map(role => ROLE_NAMES[role]).join(', ')}`,
    })),
  ]
  const isWhole = giver !== '' && taker !== '' && giver !== taker && from !== '' && (!isCover || to !== '')
  const given = { kind, fromPersonId: giver, toPersonId: taker, from, ...(isCover && { to }) }
  const preview = useQuery({ ...handoverPreviewQuery(given), enabled: isWhole && !act.isSuccess, retry: false })
  const enrolments = preview.data?.enrolments ?? []
  const moving = enrolments.filter(({ id, effect }) => effect === 'moves' && !left.has(id))
  const waiting = moving.reduce((sum, { toAssess }) => sum + toAssess, 0)

  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (moving.length > 0) act.mutate({ ...given, enrolmentIds: moving.map(({ id }) => id) })
  }
  if (act.data !== undefined) {
    const count = act.data.enrolments.filter(({ effect }) => effect === 'moves').length
    return (
      <Notice tone="know" announce title="Done.">
        {act.data.toPerson.name} is {RELATIONSHIP_WORDS[kind]} of {plural(count, 'enrolment', 'enrolments')} from{' '}
        {formatLongDay(act.data.from)}
        {act.data.to !== null && ` to ${formatLongDay(act.data.to)}, covering for ${act.data.fromPerson.name}`}. What
        was decided keeps its name.
      </Notice>
    )
  }
  return (
    <form className={classes['form']} onSubmit={submit}>
      <div className={classes['fields']}>
        <NativeSelect
          label="As what"
          value={kind}
          data={RELATIONSHIP_KINDS.map(value => ({ value, label: RELATIONSHIP_NAMES[value] }))}
          onChange={event => setKind(RELATIONSHIP_KINDS.find(each => each === event.currentTarget.value) ?? 'assessor')}
        />
        <NativeSelect
          label="From whom"
          value={giver}
          data={choices}
          onChange={event => setGiver(event.currentTarget.value)}
        />
        <NativeSelect
          label="To whom"
          value={taker}
          data={choices}
          onChange={event => setTaker(event.currentTarget.value)}
        />
        <TextInput
          type="date"
          label="From"
          min={today()}
          value={from}
          onChange={event => setFrom(event.currentTarget.value)}
        />
        {isCover && (
          <TextInput
            type="date"
            label="To, and then it ends by itself"
            min={from}
            value={to}
            onChange={event => setTo(event.currentTarget.value)}
          />
        )}
      </div>
      <Checkbox
        label="Only cover, for some days"
        description="Both can act until the last day. Everybody sees who covers for whom."
        checked={isCover}
        onChange={event => setIsCover(event.currentTarget.checked)}
      />
      {(preview.error ?? act.error) && (
        <Notice tone="wrong" announce>
          {refusalOf(preview.error ?? act.error)}
        </Notice>
      )}
      {!isWhole ? (
        <EmptyState title="Choose two people and the days">
          Here you see each enrolment, before anything changes hands.
        </EmptyState>
      ) : preview.isPending ? (
        <LoadingState />
      ) : enrolments.length === 0 ? (
        preview.error === null && <EmptyState title="Nothing is theirs to hand over on that day" />
      ) : (
        <>
          <DataTable
            caption="What would change hands"
            columns={[
              {
                key: 'learner',
                head: 'Learner',
                isName: true,
                cell: row => (
                  <Checkbox
                    label={row.learner.name}
                    disabled={row.effect !== 'moves'}
                    checked={row.effect === 'moves' && !left.has(row.id)}
                    onChange={event => {
                      const next = new Set(left)
                      if (event.currentTarget.checked) next.delete(row.id)
                      else next.add(row.id)
                      setLeft(next)
                    }}
                  />
                ),
              },
              { key: 'programme', head: 'Programme', cell: row => row.programmeName },
              { key: 'status', head: 'Status', cell: row => STATUS_NAMES[row.status] },
              { key: 'toAssess', head: 'To assess', cell: row => row.toAssess },
              { key: 'effect', head: 'What happens', cell: row => (left.has(row.id) ? 'Stays' : EFFECTS[row.effect]) },
            ]}
            rows={enrolments}
            toKey={row => row.id}
          />
          <Group>
            <Button type="submit" loading={act.isPending} aria-disabled={moving.length === 0}>
              {isCover ? 'Cover' : 'Hand over'} {plural(moving.length, 'enrolment', 'enrolments')}
            </Button>
            {kind === 'assessor' && (
              <span>
                {plural(waiting, 'item waits', 'items wait')} to be assessed, and {waiting === 1 ? 'goes' : 'go'} along.
              </span>
            )}
          </Group>
        </>
      )}
    </form>
  )
}
