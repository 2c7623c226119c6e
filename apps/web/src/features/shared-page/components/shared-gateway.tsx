import type { SharedPage } from '@crosswalk/contracts'
import { Button, Checkbox, TextInput } from '@mantine/core'
import { useState } from 'react'
import { ActFailed } from '../../../components/act-failed.tsx'
import { Notice } from '../../../components/notice.tsx'
import { Plate } from '../../../components/plate.tsx'
import { formatLongDay } from '../../../lib/dates.ts'
import { routesWords } from '../../../lib/gateway-words.ts'
import { useSignSharedGateway } from '../api/sign-shared-gateway.ts'
import classes from './shared-page.module.css'

type Page = Extract<SharedPage, { purpose: 'gateway' }>

export function SharedGateway({ page, token }: { page: Page; token: string }) {
  const { signature, lines, ksbs, missing } = page
  return (
    <>
      {signature !== null && (
        <Notice tone={signature.changes.length > 0 ? 'act' : 'know'} title={`Signed by ${signature.by},`}>
          {formatLongDay(signature.at)}.
          {signature.changes.length > 0 && ` Signed before a change: ${signature.changes.join('; ')}.`}
        </Notice>
      )}
      <div className={classes['area']}>
        <h2>What was checked</h2>
        {lines.map(line => (
          <p key={line.key}>
            {line.done ? '✓' : '–'} {line.text}
            {!line.done && <span className={classes['quiet']}> (not yet)</span>}
          </p>
        ))}
      </div>
      {signature === null && page.usedAt === null && <Sign page={page} token={token} isReady={missing.length === 0} />}
      <details className={classes['area']}>
        <summary>Knowledge, skills and behaviours</summary>
        {ksbs
          .filter(ksb => ksb.applies)
          .map(ksb => (
            <div key={ksb.code} className={classes['ksb']}>
              <p>
                <Plate>{ksb.code}</Plate> {ksb.text}
              </p>
              <p className={classes['quiet']}>{ksb.held ? routesWords(ksb.routes) : 'Not held yet'}</p>
            </div>
          ))}
      </details>
    </>
  )
}

function Sign({ page, token, isReady }: { page: Page; token: string; isReady: boolean }) {
  const [name, setName] = useState(page.lineManagerName)
  const [declared, setDeclared] = useState(false)
  const sign = useSignSharedGateway(token)
  if (!isReady) {
    return (
      <Notice tone="know" title="Not ready to sign yet.">
        {page.missing.join('. ')}. Open this link again later.
      </Notice>
    )
  }
  return (
    <form
      className={classes['area']}
      onSubmit={event => {
        event.preventDefault()
        sign.mutate({ name, basis: page.basis })
      }}
    >
      <h2>Your signature</h2>
      <Checkbox
        checked={declared}
        label={page.declaration}
        onChange={event => setDeclared(event.currentTarget.checked)}
      />
      <TextInput
        label="Your name"
        size="md"
        required
        maxLength={120}
        value={name}
        onChange={event => setName(event.currentTarget.value)}
      />
      <ActFailed error={sign.error} />
      <Button type="submit" size="lg" fullWidth loading={sign.isPending} disabled={!declared}>
        Sign
      </Button>
    </form>
  )
}
