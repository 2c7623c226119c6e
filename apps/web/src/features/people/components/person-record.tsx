import type { Person, Takers } from '@crosswalk/contracts'
import { Button, Group } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { ActFailed } from '../../../components/act-failed.tsx'
import { Notice } from '../../../components/notice.tsx'
import { ReasonField } from '../../../components/reason-field.tsx'
import { formatInstant } from '../../../lib/dates.ts'
import { sentenceFor } from '../../../lib/error-messages.ts'
import { ACCOUNT_WORDS } from '../account-words.ts'
import { useChangePerson } from '../api/change-person.ts'
import { useAccountAccess } from '../api/close-account.ts'
import { useInvitePerson } from '../api/invite-person.ts'
import classes from './people.module.css'
import { PersonFields, type PersonValues } from './person-fields.tsx'
import { TakersChoice } from './takers-choice.tsx'

export function PersonRecord({ person }: { person: Person }) {
  return (
    <>
      <DetailsForm key={person.revision} person={person} />
      <h2 className={classes['section']}>Signing in</h2>
      <p className={classes['line']}>
        {ACCOUNT_WORDS[person.account]}
        {person.lastSignedInAt !== null && `. Last signed in: ${formatInstant(person.lastSignedInAt)}`}
      </p>
      {person.account !== 'closed' && person.email !== null && <Invitation person={person} />}
      <Access person={person} />
    </>
  )
}

function DetailsForm({ person }: { person: Person }) {
  const [values, setValues] = useState<PersonValues>({
    givenName: person.givenName ?? '',
    familyName: person.familyName,
    email: person.email ?? '',
    roles: person.roles,
    inTrainingFrom: person.inTrainingFrom ?? '',
    inTrainingTo: person.inTrainingTo ?? '',
    mayEraseFrom: person.mayEraseFrom ?? '',
    mayEraseTo: person.mayEraseTo ?? '',
  })
  const save = useChangePerson(person.id)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate({
      revision: person.revision,
      givenName: values.givenName.trim() || null,
      familyName: values.familyName,
      email: values.email.trim() || null,
      roles: [...values.roles],
      inTrainingFrom: values.inTrainingFrom || null,
      inTrainingTo: values.inTrainingTo || null,
      mayEraseFrom: values.mayEraseFrom || null,
      mayEraseTo: values.mayEraseTo || null,
    })
  }
  return (
    <form className={classes['form']} onSubmit={submit}>
      <ActFailed error={save.error} />
      <PersonFields values={values} error={save.error} onChange={change => setValues(now => ({ ...now, ...change }))} />
      <Group>
        <Button type="submit" loading={save.isPending}>
          Save
        </Button>
        {save.isSuccess && <span role="status">Saved</span>}
      </Group>
    </form>
  )
}

function Invitation({ person }: { person: Person }) {
  const invite = useInvitePerson(person.id)
  return (
    <div className={classes['form']}>
      <Group>
        <Button variant="default" loading={invite.isPending} onClick={() => invite.mutate()}>
          {person.account === 'active' ? 'Send a link for a new password' : 'Send an invitation'}
        </Button>
      </Group>
      {invite.error && <Notice tone="wrong">{sentenceFor(invite.error)}</Notice>}
      {invite.data && (
        <Notice tone="know" announce>
          {invite.data.link === null
            ? `Sent to ${invite.data.sentTo}. The link works once, until ${formatInstant(invite.data.expiresAt)}.`
            : `No mail server is set, so give ${person.name} this link. It works once, until ${formatInstant(invite.data.expiresAt)}, and is shown only now.`}
          {invite.data.link !== null && <p className={classes['link']}>{invite.data.link}</p>}
        </Notice>
      )}
    </div>
  )
}

function Access({ person }: { person: Person }) {
  const [isAsking, setIsAsking] = useState(false)
  const [reason, setReason] = useState('')
  const access = useAccountAccess(person.id)
  const [takers, setTakers] = useState<Takers>({})
  const opens = person.account === 'closed'
  if (!isAsking) {
    return (
      <Group>
        <Button variant="default" color="brick" onClick={() => setIsAsking(true)}>
          {opens ? 'Open access again' : 'Close access'}
        </Button>
      </Group>
    )
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    access.mutate(
      { reason, opens, handOver: takers },
      {
        onSuccess: () => {
          setIsAsking(false)
          setReason('')
        },
      },
    )
  }
  return (
    <form className={classes['form']} onSubmit={submit}>
      <ReasonField
        mt="md"
        label={opens ? 'Why does access open again?' : 'Why does access close?'}
        description={opens ? undefined : 'Their sessions end at once. What they decided keeps their name.'}
        required
        value={reason}
        onChange={setReason}
      />
      {!opens && <TakersChoice personId={person.id} takers={takers} onChange={setTakers} />}
      <ActFailed error={access.error} />
      <Group>
        <Button type="submit" loading={access.isPending}>
          {opens ? 'Open access again' : 'Close access'}
        </Button>
        <Button variant="default" onClick={() => setIsAsking(false)}>
          Leave it
        </Button>
      </Group>
    </form>
  )
}
