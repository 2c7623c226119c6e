import type { SharedPage } from '@crosswalk/contracts'
import { Button, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { ActFailed } from '../../../components/act-failed.tsx'
import { Notice } from '../../../components/notice.tsx'
import { Plate } from '../../../components/plate.tsx'
import { formatLongDay } from '../../../lib/dates.ts'
import { calledBy } from '../../../lib/words.ts'
import { useConfirmBehaviours } from '../api/confirm-behaviours.ts'
import classes from './shared-page.module.css'

type Page = Extract<SharedPage, { purpose: 'behaviours' }>
type Outcome = 'confirmed' | 'notConfirmed'

/** Yes or Not yet for each behaviour, or for a whole area with one press; what is missing only where it is not yet. */
export function BehavioursForm({ page, token }: { page: Page; token: string }) {
  const [answers, setAnswers] = useState<Record<string, Outcome>>({})
  const [missing, setMissing] = useState<Record<string, string>>({})
  const [name, setName] = useState(page.lineManagerName)
  const confirm = useConfirmBehaviours(token)
  const areas = [...new Set(page.behaviours.map(ksb => ksb.area))].map(area => ({
    area,
    ksbs: page.behaviours.filter(ksb => ksb.area === area),
  }))
  if (page.usedAt !== null) return <WhatWasSaid page={page} />

  const answer = (ksbIds: readonly string[], outcome: Outcome) => {
    setAnswers(now => ({ ...now, ...Object.fromEntries(ksbIds.map(id => [id, outcome])) }))
  }
  const answered = page.behaviours.filter(ksb => answers[ksb.ksbId] !== undefined)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    confirm.mutate({
      name,
      behaviours: answered.map(({ ksbId }) => {
        const outcome = answers[ksbId] ?? 'confirmed'
        const statement = missing[ksbId]?.trim() ?? ''
        return { ksbId, outcome, ...(outcome === 'notConfirmed' && statement !== '' && { statement }) }
      }),
    })
  }
  return (
    <form onSubmit={submit} className={classes['form']}>
      {areas.map(({ area, ksbs }) => (
        <fieldset key={area} className={classes['area']}>
          <legend className={classes['legend']}>{area}</legend>
          {ksbs.length > 1 && (
            <Button
              variant="default"
              size="md"
              onClick={() =>
                answer(
                  ksbs.map(ksb => ksb.ksbId),
                  'confirmed',
                )
              }
            >
              Yes to all {ksbs.length}
            </Button>
          )}
          {ksbs.map(ksb => (
            <fieldset key={ksb.ksbId} className={classes['ksb']}>
              <legend className="visually-hidden">{ksb.code}</legend>
              <p>
                <Plate>{ksb.code}</Plate> {ksb.text}
              </p>
              <div className={classes['choices']}>
                {(['confirmed', 'notConfirmed'] as const).map(outcome => (
                  <button
                    key={outcome}
                    type="button"
                    className={classes['choice']}
                    aria-pressed={answers[ksb.ksbId] === outcome}
                    onClick={() => answer([ksb.ksbId], outcome)}
                  >
                    {outcome === 'confirmed' ? 'Yes' : 'Not yet'}
                  </button>
                ))}
              </div>
              {answers[ksb.ksbId] === 'notConfirmed' && (
                <Textarea
                  label="What is missing?"
                  description={`${calledBy(page.learnerName)} and the centre read this`}
                  autosize
                  minRows={2}
                  maxLength={1000}
                  required
                  value={missing[ksb.ksbId] ?? ''}
                  onChange={event => {
                    const { value } = event.currentTarget
                    setMissing(now => ({ ...now, [ksb.ksbId]: value }))
                  }}
                />
              )}
            </fieldset>
          ))}
        </fieldset>
      ))}
      <TextInput
        label="Your name"
        size="md"
        required
        maxLength={120}
        value={name}
        onChange={event => setName(event.currentTarget.value)}
      />
      <ActFailed error={confirm.error} />
      <Button type="submit" size="lg" fullWidth loading={confirm.isPending} disabled={answered.length === 0}>
        {answered.length === 0 ? 'Send' : `Send ${answered.length} of ${page.behaviours.length}`}
      </Button>
    </form>
  )
}

function WhatWasSaid({ page }: { page: Page }) {
  return (
    <>
      <Notice tone="know" announce title="Sent. Thank you.">
        This link has done its work. To say something else, ask {page.grantedBy} for a new one.
      </Notice>
      <div className={classes['area']}>
        {page.behaviours.map(({ ksbId, code, text, said }) => (
          <div key={ksbId} className={classes['ksb']}>
            <p>
              <Plate>{code}</Plate> {text}
            </p>
            <p className={said === null ? classes['quiet'] : classes['said']}>
              {said === null
                ? 'Nothing said yet.'
                : `${said.outcome === 'confirmed' ? 'Yes' : 'Not yet'}: ${said.by}, ${formatLongDay(said.at)}`}
              {said?.statement && `. ${said.statement}`}
            </p>
          </div>
        ))}
      </div>
    </>
  )
}
