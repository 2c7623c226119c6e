import type { Resubmission } from '@crosswalk/contracts'
import { Button } from '@mantine/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Notice } from '../../../components/notice.tsx'
import { formatInstant } from '../../../lib/dates.ts'
import { diffWords, type Piece } from '../../../lib/diff-words.ts'
import { listWords, plural } from '../../../lib/words.ts'
import { resubmissionQuery } from '../api/get-resubmission.ts'
import classes from './what-changed.module.css'

interface WhatChangedProps {
  evidenceId: string
  /** "U6 2.1", "K7". */
  nameOf: (target: { criterionId?: string | undefined; ksbId?: string | undefined }) => string
}

const FIELDS = { description: 'Description', text: 'Words', link: 'Link', keptAt: 'Where it is kept' } as const

/** After a referral: what was asked for, and what is different since, side by side. */
export function WhatChanged({ evidenceId, nameOf }: WhatChangedProps) {
  const { data: resubmission } = useSuspenseQuery(resubmissionQuery(evidenceId))
  const [isOpen, setOpen] = useState(true)
  if (resubmission === null) return null
  const { referredBy, referredAt, feedback, submittedAt, words, files, tags } = resubmission
  const count = words.length + files.length + tags.length
  return (
    <section className={classes['changed']} aria-label="What changed after the referral">
      <Notice
        tone="know"
        title={`Submitted again ${formatInstant(submittedAt)}: ${count === 0 ? 'nothing was changed' : plural(count, 'change', 'changes')}.`}
        action={
          count > 0 && (
            <Button variant="default" size="xs" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
              {isOpen ? 'Hide' : 'What changed'}
            </Button>
          )
        }
      >
        {referredBy.name} referred it {formatInstant(referredAt)}.
        {feedback && <span className={classes['asked']}>“{feedback}”</span>}
      </Notice>
      {isOpen && (
        <>
          {words.map(change => (
            <WordsChange key={change.field} change={change} />
          ))}
          {files.length > 0 && (
            <ul className={classes['list']} aria-label="Files">
              {files.map(({ before, now }) => (
                <li key={now?.id ?? before?.id}>
                  {now === null ? (
                    <>
                      <strong>Removed</strong> {before?.name}
                    </>
                  ) : before === null ? (
                    <>
                      <strong>Added</strong> {now.name}
                    </>
                  ) : (
                    <>
                      <strong>New version</strong> {now.name}, version {now.version}, in the place of {before.name}
                    </>
                  )}
                </li>
              ))}
            </ul>
          )}
          {tags.length > 0 && (
            <ul className={classes['list']} aria-label="Tags">
              {(['added', 'removed'] as const).map(kind => {
                const names = tags.filter(tag => tag.change === kind).map(nameOf)
                return (
                  names.length > 0 && (
                    <li key={kind}>
                      <strong>{kind === 'added' ? 'Tagged to' : 'No longer tagged to'}</strong> {listWords(names)}
                    </li>
                  )
                )
              })}
            </ul>
          )}
        </>
      )}
    </section>
  )
}

function WordsChange({ change }: { change: Resubmission['words'][number] }) {
  const pieces = diffWords(change.before ?? '', change.now ?? '')
  const name = FIELDS[change.field]
  return (
    <section className={classes['words']} aria-label={name}>
      <h3>{name}</h3>
      <div className={classes['sides']}>
        <div>
          <h4>Then</h4>
          <Pieces pieces={pieces.before} mark="removed" />
        </div>
        <div>
          <h4>Now</h4>
          <Pieces pieces={pieces.now} mark="added" />
        </div>
      </div>
    </section>
  )
}

function Pieces({ pieces, mark }: { pieces: readonly Piece[]; mark: 'added' | 'removed' }) {
  const Mark = mark === 'added' ? 'ins' : 'del'
  if (pieces.length === 0) return <p className={classes['nothing']}>Nothing</p>
  return (
    <p className={classes['text']}>
      {pieces.map(({ text, isChanged }, index) => (isChanged ? <Mark key={index}>{text}</Mark> : text))}
    </p>
  )
}
