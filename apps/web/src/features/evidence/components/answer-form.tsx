import type { Enrolment, Evidence } from '@crosswalk/contracts'
import { Button, Checkbox, Textarea } from '@mantine/core'
import { useMemo, useState } from 'react'
import { Beacon } from '../../../components/beacon.tsx'
import { FileDrop } from '../../../components/file-uploads/file-drop.tsx'
import { UploadList } from '../../../components/file-uploads/upload-list.tsx'
import { useAnnouncer } from '../../../components/undo-bar.tsx'
import { assessorOf } from '../../../lib/assessor-of.ts'
import { formatDay, formatInstant } from '../../../lib/dates.ts'
import { fieldSentence } from '../../../lib/error-messages.ts'
import { startUpload } from '../../../lib/uploads/upload-store.ts'
import { calledBy, shortfallWords } from '../../../lib/words.ts'
import { currentFiles } from '../current-files.ts'
import { draftNameOf, toDraft } from '../evidence-draft.ts'
import type { Ask } from '../list-asks.ts'
import { useEvidenceEditor } from '../use-evidence-editor.ts'
import { useTargets } from '../use-targets.ts'
import { OtherContent } from './details-section.tsx'
import { EditorNotices } from './editor-notices.tsx'
import classes from './evidence-record.module.css'
import { TagRows } from './tag-list.tsx'

interface AnswerFormProps {
  evidence: Evidence
  enrolment: Enrolment
  asks: readonly Ask[]
}

/** Somebody asks for more: what, by when, and the answer to it. Submitting again ends the referral. */
export function AnswerForm({ evidence, enrolment, asks }: AnswerFormProps) {
  const { say } = useAnnouncer()
  const [initial] = useState(() => toDraft(evidence, enrolment.id))
  const [draftName] = useState(() => draftNameOf(evidence.id, enrolment.id))
  const onSubmitted = useMemo(
    () => (submitted: Evidence) => {
      const assessor = assessorOf(enrolment)
      say(`${submitted.reference} is submitted again.${assessor ? ` ${assessor} decides.` : ''}`)
    },
    [enrolment, say],
  )
  const editor = useEvidenceEditor({
    learnerId: enrolment.learner.id,
    enrolmentId: enrolment.id,
    draftName,
    initial,
    onSubmitted,
  })
  const { draft, changeWords, change, uploads, problem, underWay, isBusy, submitsWhenUploaded, submit } = editor
  const targets = useTargets(enrolment)

  return (
    <section className={classes['answer']} aria-labelledby="answer-heading">
      {asks.map(ask => (
        <div key={ask.key} className={classes['ask']}>
          <p className={classes['askHead']}>
            <Beacon />
            <strong>
              {calledBy(ask.by)} asks for more{ask.dueOn ? ` by ${formatDay(ask.dueOn)}` : ''}
            </strong>
          </p>
          {ask.feedback && <p className={classes['quote']}>“{ask.feedback}”</p>}
          {ask.fallsShortOn.length > 0 && <p className={classes['quiet']}>{shortfallWords(ask.fallsShortOn)}</p>}
          <p className={classes['quiet']}>
            {ask.by}, {formatInstant(ask.decidedAt)}
          </p>
          <div className={classes['askTags']}>
            <TagRows tags={ask.tags} targets={targets} evidenceId={evidence.id} />
          </div>
        </div>
      ))}
      <h2 id="answer-heading">Your answer</h2>
      <Textarea
        label="Description"
        autosize
        minRows={3}
        maxRows={14}
        maxLength={5000}
        value={draft.words.description}
        error={fieldSentence(problem, 'description')}
        onChange={event => changeWords({ description: event.currentTarget.value })}
      />
      <OtherContent words={draft.words} problem={problem} onChange={changeWords} />
      {evidence.can.addFile && <AnswerFiles evidence={evidence} uploads={uploads} />}
      <Checkbox
        label="This is my own work"
        checked={draft.ownWork}
        onChange={event => {
          const { checked } = event.currentTarget
          change(now => ({ ...now, ownWork: checked }))
        }}
      />
      <EditorNotices editor={editor} isAnswer />
      <div className={classes['buttons']}>
        <Button
          size="lg"
          loading={isBusy && !submitsWhenUploaded}
          disabled={!draft.ownWork || submitsWhenUploaded}
          onClick={submit}
        >
          {underWay > 0 ? 'Submit again when uploaded' : 'Submit again'}
        </Button>
      </div>
      {!draft.ownWork && <p className={classes['quiet']}>State that it is your own work, then submit it again.</p>}
    </section>
  )
}

function AnswerFiles({
  evidence,
  uploads,
}: {
  evidence: Evidence
  uploads: Parameters<typeof UploadList>[0]['uploads']
}) {
  const [replaced, setReplaced] = useState<string | null>(null)
  const files = currentFiles(evidence.files)
  return (
    <div className={classes['answerFiles']}>
      <UploadList uploads={uploads} />
      {files.length > 0 && (
        <fieldset className={classes['choices']}>
          <legend>A new file</legend>
          <label>
            <input type="radio" name="replaces" checked={replaced === null} onChange={() => setReplaced(null)} />
            is one more
          </label>
          {files.map(file => (
            <label key={file.id}>
              <input
                type="radio"
                name="replaces"
                checked={replaced === file.id}
                onChange={() => setReplaced(file.id)}
              />
              takes the place of {file.name}
            </label>
          ))}
        </fieldset>
      )}
      <FileDrop
        onFiles={chosen => {
          const [first, ...rest] = chosen
          if (!first) return
          startUpload(evidence.id, first, replaced)
          for (const file of rest) startUpload(evidence.id, file)
          setReplaced(null)
        }}
      />
    </div>
  )
}
