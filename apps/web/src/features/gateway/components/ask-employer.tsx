import type { Gateway, OutsideAccess } from '@crosswalk/contracts'
import { Button, Checkbox, CopyButton, Group } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Notice } from '../../../components/notice.tsx'
import { formatDay } from '../../../lib/dates.ts'
import { sentenceFor } from '../../../lib/error-messages.ts'
import { useAskEmployer } from '../api/ask-employer.ts'
import { outsideAccessesQuery } from '../api/list-outside-accesses.ts'
import { useRevokeOutsideAccess } from '../api/revoke-outside-access.ts'
import classes from './gateway.module.css'

const STATUS_WORDS: Record<OutsideAccess['status'], string> = {
  open: 'Waiting',
  used: 'Done',
  expired: 'Has run out',
  revoked: 'Taken back',
}
const PURPOSE_WORDS: Record<OutsideAccess['purpose'], string> = {
  apprentices: 'To see their apprentices',
  behaviours: 'To confirm the behaviours',
  gateway: 'To sign',
}

/** Links to the line manager: asked for here, sent by e-mail or shown, and what became of them. */
export function AskEmployer({ gateway }: { gateway: Gateway }) {
  const { enrolmentId, employer } = gateway
  const { data } = useQuery(outsideAccessesQuery(enrolmentId))
  const [show, setShow] = useState(false)
  const ask = useAskEmployer(enrolmentId)
  const revoke = useRevokeOutsideAccess(enrolmentId)
  if (employer?.lineManager === undefined) {
    return (
      <Notice tone="know" title="No line manager.">
        {employer === null ? 'No employer is recorded for this enrolment.' : `None is recorded at ${employer.name}.`} A
        centre manager adds one; then the employer can be asked by a link.
      </Notice>
    )
  }
  const { lineManager } = employer
  const accesses = data?.accesses ?? []
  return (
    <>
      <p>
        {lineManager.name} of {employer.name} needs no account: a link for this enrolment alone works for two weeks.
      </p>
      <Checkbox
        size="md"
        checked={show}
        label="Show the link to me instead of sending it by e-mail"
        onChange={event => setShow(event.currentTarget.checked)}
      />
      <Group gap="xs">
        <Button variant="default" loading={ask.isPending} onClick={() => ask.mutate({ purpose: 'behaviours', show })}>
          Ask for the behaviours
        </Button>
        <Button variant="default" loading={ask.isPending} onClick={() => ask.mutate({ purpose: 'gateway', show })}>
          Ask for the signature
        </Button>
      </Group>
      {(ask.error ?? revoke.error) && (
        <Notice tone="wrong" announce>
          {sentenceFor(ask.error ?? revoke.error)}
        </Notice>
      )}
      {ask.data && (
        <Notice
          tone="know"
          announce
          title={ask.data.sentTo === null ? `For ${lineManager.name}:` : `Sent to ${ask.data.sentTo}.`}
          action={
            ask.data.link !== null && (
              <CopyButton value={ask.data.link}>
                {({ copied, copy }) => (
                  <Button size="xs" variant="default" onClick={copy}>
                    {copied ? 'Copied' : 'Copy the link'}
                  </Button>
                )}
              </CopyButton>
            )
          }
        >
          {ask.data.link !== null && <span className={classes['link']}>{ask.data.link}</span>}
        </Notice>
      )}
      {accesses.length > 0 && (
        <ul className={classes['links']} aria-label="Links given to the employer">
          {accesses.map(access => (
            <li key={access.id}>
              <div className={classes['grow']}>
                {PURPOSE_WORDS[access.purpose]}: {access.lineManager.name}
                <p className={classes['quiet']}>
                  {STATUS_WORDS[access.status]}. Given by {access.grantedBy.name}, {formatDay(access.grantedAt)}
                  {access.openedAt !== null && `, opened ${formatDay(access.openedAt)}`}
                  {access.usedAt !== null && `, done ${formatDay(access.usedAt)}`}
                  {access.status === 'open' && `, works until ${formatDay(access.expiresAt)}`}
                </p>
              </div>
              {access.status === 'open' && (
                <Button
                  size="compact-xs"
                  variant="subtle"
                  aria-label={`Take back the link of ${access.lineManager.name}`}
                  loading={revoke.isPending}
                  onClick={() => revoke.mutate(access.id)}
                >
                  Take back
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
