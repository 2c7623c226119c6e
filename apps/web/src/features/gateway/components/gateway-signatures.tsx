import type { Gateway, GatewayParty } from '@crosswalk/contracts'
import { Button, Checkbox } from '@mantine/core'
import { useState } from 'react'
import { ActFailed } from '../../../components/act-failed.tsx'
import { Notice } from '../../../components/notice.tsx'
import { ReasonField } from '../../../components/reason-field.tsx'
import { useAnnouncer } from '../../../components/undo-bar.tsx'
import { formatLongDay } from '../../../lib/dates.ts'
import { newIdempotencyKey } from '../../../lib/send.ts'
import { useSignGateway } from '../api/sign-gateway.ts'
import { useWithdrawGatewaySignature } from '../api/withdraw-gateway-signature.ts'
import classes from './gateway.module.css'

const PARTY_NAMES: Record<GatewayParty, string> = {
  learner: 'The learner',
  centre: 'The centre',
  employer: 'The employer',
}

type Signature = Gateway['signatures'][number]

/** Three signatures, each with its declaration. One that was given before a change says so. */
export function GatewaySignatures({ gateway }: { gateway: Gateway }) {
  return (
    <div className={classes['signatures']}>
      {gateway.signatures.map(signature => (
        <section key={signature.party} className={classes['signature']} aria-label={PARTY_NAMES[signature.party]}>
          <h3>{PARTY_NAMES[signature.party]}</h3>
          <p>{signature.signed?.declaration ?? signature.declaration}</p>
          {signature.signed === null ? (
            <p className={classes['quiet']}>Not signed yet.</p>
          ) : (
            <Signed gateway={gateway} signature={signature} signed={signature.signed} />
          )}
          {gateway.can.sign === signature.party &&
            (signature.signed === null || signature.signed.changes.length > 0) && (
              <Sign key={gateway.basis} gateway={gateway} />
            )}
        </section>
      ))}
    </div>
  )
}

interface SignedProps {
  gateway: Gateway
  signature: Signature
  signed: NonNullable<Signature['signed']>
}

function Signed({ gateway, signed }: SignedProps) {
  const [isTakingBack, setTakingBack] = useState(false)
  const [reason, setReason] = useState('')
  const withdraw = useWithdrawGatewaySignature(gateway.enrolmentId)
  return (
    <>
      <p className={classes['signed']}>
        <strong>{signed.by}</strong>
        <br />
        {formatLongDay(signed.at)}
      </p>
      {signed.changes.length > 0 && (
        <Notice tone="act" title="Signed before a change:">
          {signed.changes.join('; ')}.
        </Notice>
      )}
      <ActFailed error={withdraw.error} />
      {gateway.can.withdraw && (
        <div className={classes['screenOnly']}>
          {isTakingBack ? (
            <form
              onSubmit={event => {
                event.preventDefault()
                withdraw.mutate({ signatureId: signed.id, reason: reason.trim() })
              }}
            >
              <ReasonField label="Why is it taken back?" required value={reason} onChange={setReason} />
              <Button type="submit" size="xs" mt="xs" loading={withdraw.isPending}>
                Take it back
              </Button>
            </form>
          ) : (
            <Button size="compact-xs" variant="subtle" onClick={() => setTakingBack(true)}>
              Take back
            </Button>
          )}
        </div>
      )}
    </>
  )
}

function Sign({ gateway }: { gateway: Gateway }) {
  const [declared, setDeclared] = useState(false)
  const { say } = useAnnouncer()
  const sign = useSignGateway(gateway.enrolmentId, () => say(`Signed at the ${gateway.words.gateway}.`))
  const isReady = gateway.missing.length === 0
  return (
    <div className={classes['screenOnly']}>
      <Checkbox
        size="md"
        checked={declared}
        disabled={!isReady}
        label="I declare this."
        onChange={event => setDeclared(event.currentTarget.checked)}
      />
      <Button
        mt="xs"
        color="seal"
        loading={sign.isPending}
        disabled={!declared || !isReady}
        onClick={() => sign.mutate({ basis: gateway.basis, idempotencyKey: newIdempotencyKey() })}
      >
        Sign
      </Button>
      {!isReady && <p className={classes['quiet']}>It can be signed once nothing is missing.</p>}
      <ActFailed error={sign.error} />
    </div>
  )
}
