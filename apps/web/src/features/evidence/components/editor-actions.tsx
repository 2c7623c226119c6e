import type { Evidence } from '@crosswalk/contracts'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { ActionBar } from '../../../components/action-bar.tsx'
import type { EvidenceEditor } from '../use-evidence-editor.ts'
import classes from './evidence-editor.module.css'
import type { Step } from './evidence-editor.tsx'

interface EditorActionsProps {
  editor: EvidenceEditor
  step: Step
  onStep: (step: Step) => void
  /** What the tags would do, in a line. */
  line: string | null
  onLater: (saved: Evidence | 'here') => void
}

/** Submit and Finish later; on a phone the next step first. */
export function EditorActions({ editor, step, onStep, line, onLater }: EditorActionsProps) {
  const { obstacles, underWay, isBusy, submitsWhenUploaded, submit, finishLater, held, canSave } = editor
  const [isAsked, setAsked] = useState(false)
  const isWaiting = underWay > 0
  const missing = obstacles.length > 0 ? `${obstacles.join('. ')}.` : null

  const trySubmit = () => {
    setAsked(true)
    if (obstacles.length === 0) submit()
  }
  const later = () => {
    if (held.length > 0 && !canSave) {
      setAsked(true)
      return
    }
    void finishLater().then(saved => {
      if (saved) onLater(saved)
    })
  }

  return (
    <ActionBar
      line={
        <>
          {line && <span className={classes['lineOnPhone']}>{line} Submitted is not met.</span>}
          {isAsked && missing && (
            <span className={classes['missing']} role="alert">
              {missing}
            </span>
          )}
        </>
      }
    >
      {step < 3 && (
        <Button size="lg" className={classes['next'] ?? ''} onClick={() => onStep(step === 1 ? 2 : 3)}>
          {step === 1 ? 'Next: criteria' : 'Next: submit'}
        </Button>
      )}
      <Button
        size="lg"
        className={step < 3 ? (classes['atDesk'] ?? '') : ''}
        loading={isBusy && !submitsWhenUploaded}
        disabled={submitsWhenUploaded}
        onClick={trySubmit}
      >
        {isWaiting ? 'Submit when uploaded' : 'Submit'}
      </Button>
      <Button size="lg" variant="default" disabled={isBusy} onClick={later}>
        Finish later
      </Button>
    </ActionBar>
  )
}
