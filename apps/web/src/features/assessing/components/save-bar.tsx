import { Button } from '@mantine/core'
import { useEffect, useId, useState } from 'react'
import { effectHeadline } from '../../../components/effect-preview/effect-of-decisions.tsx'
import { Notice } from '../../../components/notice.tsx'
import { sentenceFor } from '../../../lib/error-messages.ts'
import { plural } from '../../../lib/words.ts'
import type { Assessing } from '../use-assessing.ts'
import classes from './assessing.module.css'

interface SaveBarProps {
  assessing: Assessing
  hasNext: boolean
  /** After saving: the next item, or none. */
  onNext: () => void
  onLater: () => void
}

/** The actions, always in view. */
export function SaveBar({ assessing, hasNext, onNext, onLater }: SaveBarProps) {
  const { chosen, needs, isSaving, error, changes, effects, save } = assessing
  const [isAsked, setAsked] = useState(false)
  const needsId = useId()
  const blocked = [...(changes.length > 0 ? ['Look at what changed first.'] : []), ...needs.map(need => need.words)]

  const run = async (opensNext: boolean) => {
    setAsked(true)
    if (blocked.length > 0) focusOn(needs[0]?.tagId ?? null)
    if (blocked.length > 0 || isSaving) return
    if (!(await save())) return
    setAsked(false)
    if (opensNext) onNext()
  }
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || document.querySelector('dialog[open]')) return
      event.preventDefault()
      void run(true)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  })

  const what = chosen.length === 0 ? 'Save decisions' : `Save ${plural(chosen.length, 'decision', 'decisions')}`
  return (
    <div className={classes['saveBar']}>
      {error && changes.length === 0 && (
        <Notice tone="wrong" announce>
          {sentenceFor(error)}
        </Notice>
      )}
      {chosen.length > 0 && (
        <p className={classes['moves']}>{effects.map(({ effect }) => effectHeadline(effect)).join(' · ')}</p>
      )}
      <p id={needsId} className={classes['needs']} role="status">
        {isAsked && blocked.length > 0 ? blocked.slice(0, 3).join(' ') : ''}
      </p>
      <div className={classes['saveButtons']}>
        <Button
          size="lg"
          aria-disabled={blocked.length > 0}
          aria-describedby={needsId}
          aria-keyshortcuts="Control+Enter"
          loading={isSaving}
          onClick={() => void run(true)}
        >
          {what}, {hasNext ? 'open the next' : 'back to the queue'}
        </Button>
        <Button
          variant="default"
          size="lg"
          aria-disabled={blocked.length > 0}
          aria-describedby={needsId}
          onClick={() => void run(false)}
        >
          Save
        </Button>
        <Button variant="subtle" size="lg" onClick={onLater}>
          Later
        </Button>
      </div>
    </div>
  )
}

/** Where the words are missing, that is where one writes next. */
function focusOn(tagId: string | null): void {
  if (tagId !== null) document.querySelector<HTMLElement>(`[data-tag="${tagId}"] [data-feedback]`)?.focus()
}
