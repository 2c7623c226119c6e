import type { Enrolment, Evidence } from '@crosswalk/contracts'
import { Button } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useMemo, useState } from 'react'
import { Dialog } from '../../../components/dialog.tsx'
import { computeTagEffects, type EffectOn } from '../../../components/effect-preview/compute-effect.ts'
import { effectLine } from '../../../components/effect-preview/effect-of-tags.tsx'
import { Notice } from '../../../components/notice.tsx'
import { PageHeader } from '../../../components/page-header.tsx'
import { LoadingState } from '../../../components/panel-states.tsx'
import { Plate } from '../../../components/plate.tsx'
import { type StepNumber, Steps } from '../../../components/steps.tsx'
import { useAnnouncer } from '../../../components/undo-bar.tsx'
import { assessorOf } from '../../../lib/assessor-of.ts'
import { isReadBy } from '../../../lib/compiled-mapping.ts'
import { sentenceFor } from '../../../lib/error-messages.ts'
import { enrolmentProgressQuery } from '../../../lib/queries/get-enrolment-progress.ts'
import { mappingQuery } from '../../../lib/queries/get-mapping.ts'
import { useRemoveEvidence } from '../api/remove-evidence.ts'
import type { EvidenceDraft } from '../evidence-draft.ts'
import { type EvidenceEditor as Editor, useEvidenceEditor } from '../use-evidence-editor.ts'
import { DetailsSection } from './details-section.tsx'
import { EditorActions } from './editor-actions.tsx'
import { EditorNotices } from './editor-notices.tsx'
import { DraftLine, EffectSection } from './effect-section.tsx'
import classes from './evidence-editor.module.css'

/** The words of the first step are there before what chooses criteria has come. */
const TagsSection = lazy(async () => ({ default: (await import('./tags-section.tsx')).TagsSection }))

export type Step = StepNumber

interface EvidenceEditorProps {
  enrolment: Enrolment
  draftName: string
  initial: EvidenceDraft
  step: Step
  onStep: (step: Step) => void
  onSubmitted: (evidence: Evidence) => void
  onLeft: () => void
}

/** Adds an item, or goes on with a draft: three columns at a desk, three steps on a phone. */
export function EvidenceEditor(props: EvidenceEditorProps) {
  const { enrolment, draftName, initial, step, onStep, onSubmitted, onLeft } = props
  const { say } = useAnnouncer()
  const editor = useEvidenceEditor({
    learnerId: enrolment.learner.id,
    enrolmentId: enrolment.id,
    draftName,
    initial,
    onSubmitted,
  })
  const { data: mapping } = useQuery(mappingQuery(enrolment.programme.mappingId))
  const { data: progress, error } = useQuery(enrolmentProgressQuery(enrolment.id))
  const on: EffectOn | null = useMemo(
    () =>
      mapping && progress && isReadBy(mapping, progress.row)
        ? { mapping, programme: enrolment.programme, row: progress.row }
        : null,
    [mapping, progress, enrolment.programme],
  )
  const chosen = Object.keys(editor.draft.tags)
  const effects = useMemo(() => (on ? computeTagEffects(on, Object.keys(editor.draft.tags)) : null), [on, editor.draft])
  const assessor = assessorOf(enrolment)

  return (
    <div className={classes['editor']}>
      <PageHeader
        title="Add evidence"
        beside={editor.evidence && <Plate>{editor.evidence.reference}</Plate>}
        below={<DraftLine savedAt={editor.savedAt} />}
        actions={<RemoveDraft editor={editor} onRemoved={onLeft} />}
      />
      <EditorNotices editor={editor} />
      <Steps names={STEP_NAMES} step={step} onStep={onStep} />
      <div className={classes['columns']} data-step={step}>
        <div className={classes['column']} data-column="1">
          <DetailsSection editor={editor} />
        </div>
        <div className={classes['column']} data-column="2">
          {on ? (
            <Suspense fallback={<LoadingState label="Loading your criteria" />}>
              <TagsSection editor={editor} on={on} />
            </Suspense>
          ) : error ? (
            <Notice tone="wrong">{sentenceFor(error)} You can still add evidence, and tag it later.</Notice>
          ) : (
            <LoadingState label="Loading your criteria" />
          )}
        </div>
        <div className={classes['column']} data-column="3">
          <div className={classes['scroll']}>
            {effects && <EffectSection editor={editor} effects={effects} assessor={assessor} />}
          </div>
          <EditorActions
            editor={editor}
            step={step}
            onStep={onStep}
            line={effects && chosen.length > 0 ? effectLine(effects, chosen.length) : null}
            onLater={saved => {
              say(saved === 'here' ? 'Kept in this browser.' : `${saved.reference} is kept as a draft.`)
              onLeft()
            }}
          />
        </div>
      </div>
    </div>
  )
}

const STEP_NAMES: Record<Step, string> = { 1: 'What it is', 2: 'Criteria', 3: 'Submit' }

/** What stands only here can be brought back; what is on the server can't, so that is asked first. */
function RemoveDraft({ editor, onRemoved }: { editor: Editor; onRemoved: () => void }) {
  const [isAsking, setAsking] = useState(false)
  const { say } = useAnnouncer()
  const { mutateAsync: removeEvidence, isPending } = useRemoveEvidence()
  const { draft, evidence, isBlank, clear, change } = editor
  if (isBlank) return null
  const removeHere = () => {
    clear()
    say('The draft is removed.', async () => change(draft))
  }
  return (
    <>
      <Button variant="default" onClick={() => (evidence ? setAsking(true) : removeHere())}>
        Remove draft
      </Button>
      <Dialog
        isOpen={isAsking}
        title={`Remove ${evidence?.reference ?? 'this draft'}?`}
        onClose={() => setAsking(false)}
      >
        <p>Its words, tags and files go with it. This can’t be undone.</p>
        <div className={classes['dialogActions']}>
          <Button
            color="brick"
            variant="outline"
            loading={isPending}
            onClick={() => {
              if (!evidence) return
              removeEvidence(evidence).then(
                () => {
                  clear()
                  setAsking(false)
                  say(`${evidence.reference} is removed.`)
                  onRemoved()
                },
                (error: unknown) => say(sentenceFor(error)),
              )
            }}
          >
            Remove
          </Button>
          <Button
            variant="default"
            leftSection={<IconArrowLeft size={16} aria-hidden="true" />}
            onClick={() => setAsking(false)}
          >
            Keep it
          </Button>
        </div>
      </Dialog>
    </>
  )
}
