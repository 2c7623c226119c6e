import type { Gateway } from '@crosswalk/contracts'
import { Button, Checkbox, Group } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Notice } from '../../../components/notice.tsx'
import { LinkGiven } from '../../../components/outside-links/link-given.tsx'
import { LinksList } from '../../../components/outside-links/links-list.tsx'
import { sentenceFor } from '../../../lib/error-messages.ts'
import { useAskEmployer } from '../api/ask-employer.ts'
import { outsideAccessesQuery } from '../api/list-outside-accesses.ts'
import { useRevokeOutsideAccess } from '../api/revoke-outside-access.ts'

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
      {ask.data && <LinkGiven given={ask.data} />}
      {accesses.length > 0 && (
        <LinksList
          label="Links given to the employer"
          accesses={accesses}
          onTakeBack={revoke.mutate}
          takingBack={revoke.isPending ? revoke.variables : undefined}
        />
      )}
    </>
  )
}
