import { Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { Notice } from '../../../components/notice.tsx'
import { sentenceFor } from '../../../lib/error-messages.ts'
import type { EvidenceEditor } from '../use-evidence-editor.ts'
import { ConflictNotice } from './conflict-notice.tsx'
import classes from './evidence-editor.module.css'

interface EditorNoticesProps {
  editor: EvidenceEditor
  /** It was submitted already, and more was asked for. */
  isAnswer?: boolean
}

/** What went wrong, and what is waited for: above all steps, and brought into sight when it comes. */
export function EditorNotices({ editor, isAnswer = false }: EditorNoticesProps) {
  const { problem, conflict, submitsWhenUploaded, stopWaiting, isElsewhere } = editor
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (problem !== null) place.current?.scrollIntoView({ block: 'nearest' })
  }, [problem])
  return (
    <div ref={place} className={classes['notices']}>
      {isElsewhere && !isAnswer && <ElsewhereNotice editor={editor} />}
      {conflict ? (
        <ConflictNotice conflict={conflict} onSettle={editor.settleConflict} />
      ) : (
        problem !== null && (
          <Notice tone="wrong" announce>
            {sentenceFor(problem)}
          </Notice>
        )
      )}
      {submitsWhenUploaded && (
        <Notice
          tone="know"
          announce
          title="It is submitted when its files have arrived."
          action={
            <Button variant="default" size="xs" onClick={stopWaiting}>
              Don’t submit yet
            </Button>
          }
        >
          Leave this page open.
        </Notice>
      )}
    </div>
  )
}

/** The draft became something else in another place: what is written here is not lost. */
function ElsewhereNotice({ editor }: { editor: EvidenceEditor }) {
  const { evidence, startAnew, clear } = editor
  const what = evidence?.status === 'submitted' ? 'was submitted' : 'was removed'
  return (
    <Notice
      tone="act"
      announce
      title={`${evidence?.reference ?? 'This draft'} ${what} in another place.`}
      action={
        <>
          <Button variant="default" size="xs" onClick={startAnew}>
            Add it as new
          </Button>
          <Button variant="subtle" size="xs" onClick={clear}>
            Begin empty
          </Button>
        </>
      }
    >
      What you wrote here is kept.
    </Notice>
  )
}
