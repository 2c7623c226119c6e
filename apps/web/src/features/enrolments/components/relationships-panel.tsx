import {
  type Enrolment,
  RELATIONSHIP_KINDS,
  RELATIONSHIP_NAMES,
  type RelationshipKind,
  ROLES_OF,
} from '@crosswalk/contracts'
import { Button, Group, NativeSelect, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { ActFailed } from '../../../components/act-failed.tsx'
import { Notice } from '../../../components/notice.tsx'
import { formatDay, today } from '../../../lib/dates.ts'
import { fieldSentence, sentenceFor } from '../../../lib/error-messages.ts'
import { colleaguesQuery } from '../../../lib/queries/list-colleagues.ts'
import { useAddRelationship } from '../api/add-relationship.ts'
import { useEndRelationship } from '../api/end-relationship.ts'
import classes from './enrolment.module.css'

/** Who is what to this enrolment, from when to when. */
export function RelationshipsPanel({ enrolment }: { enrolment: Enrolment }) {
  const end = useEndRelationship(enrolment.id)
  const isOver = (to: string | null) => to !== null && to < today()
  return (
    <>
      {enrolment.relationships.length === 0 && <p>Nobody yet. Without an assessor, nothing can be decided.</p>}
      <ul className={classes['relationships']}>
        {enrolment.relationships.map(({ id, kind, person, from, to }) => (
          <li key={id}>
            <span>
              <strong>{RELATIONSHIP_NAMES[kind]}</strong> {person.name}
              <span className={classes['quiet']}>
                , from {formatDay(from)}
                {to !== null && ` to ${formatDay(to)}`}
              </span>
            </span>
            {enrolment.can.change && !isOver(to) && to !== today() && (
              <Button
                variant="subtle"
                size="xs"
                aria-label={`End ${RELATIONSHIP_NAMES[kind]} ${person.name} today`}
                loading={end.isPending && end.variables.relationshipId === id}
                onClick={() => end.mutate({ relationshipId: id, to: today() })}
              >
                End today
              </Button>
            )}
          </li>
        ))}
      </ul>
      {end.error && <Notice tone="wrong">{sentenceFor(end.error)}</Notice>}
      {enrolment.can.change && <AddRelationship enrolmentId={enrolment.id} />}
    </>
  )
}

function AddRelationship({ enrolmentId }: { enrolmentId: string }) {
  const [kind, setKind] = useState<RelationshipKind>('assessor')
  const [personId, setPersonId] = useState('')
  const [from, setFrom] = useState(today())
  const [to, setTo] = useState('')
  const people = useQuery(colleaguesQuery(ROLES_OF[kind][0]))
  const add = useAddRelationship(enrolmentId)

  const submit = (event: FormEvent) => {
    event.preventDefault()
    add.mutate(
      { kind, personId, from, ...(to && { to }) },
      {
        onSuccess: () => {
          setPersonId('')
          setTo('')
        },
      },
    )
  }
  return (
    <form onSubmit={submit} className={classes['addRelationship']}>
      <Group align="end">
        <NativeSelect
          label="As"
          value={kind}
          data={RELATIONSHIP_KINDS.map(value => ({ value, label: RELATIONSHIP_NAMES[value] }))}
          onChange={event => {
            const chosen = RELATIONSHIP_KINDS.find(value => value === event.currentTarget.value)
            if (chosen) setKind(chosen)
            setPersonId('')
          }}
        />
        <NativeSelect
          label="Who"
          required
          value={personId}
          error={fieldSentence(add.error, 'personId')}
          data={[
            { value: '', label: people.isPending ? 'Loading' : 'Choose' },
            ...(people.data?.people ?? []).map(person => ({ value: person.id, label: person.name })),
          ]}
          onChange={event => setPersonId(event.currentTarget.value)}
        />
        <TextInput
          type="date"
          label="From"
          required
          value={from}
          onChange={event => setFrom(event.currentTarget.value)}
        />
        <TextInput
          type="date"
          label="To, if it ends"
          value={to}
          error={fieldSentence(add.error, 'to')}
          onChange={event => setTo(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" disabled={personId === ''} loading={add.isPending}>
          Add
        </Button>
      </Group>
      <ActFailed error={add.error} />
    </form>
  )
}
