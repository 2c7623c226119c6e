import { useState } from 'react'
import { EffectOfDecisions } from '../../../components/effect-preview/effect-of-decisions.tsx'
import { Notice } from '../../../components/notice.tsx'
import type { Assessing } from '../use-assessing.ts'
import classes from './assessing.module.css'
import { ChangesNotice } from './changes-notice.tsx'
import { CriteriaPane } from './criteria-pane.tsx'
import { EvidencePane } from './evidence-pane.tsx'
import { SaveBar } from './save-bar.tsx'

interface AssessItemProps {
  assessing: Assessing
  isInTraining: boolean
  hasNext: boolean
  onNext: () => void
  onLater: () => void
}

/** The evidence on the left, its criteria on the right; what saving moves and the actions below them. */
export function AssessItem({ assessing, isInTraining, hasNext, onNext, onLater }: AssessItemProps) {
  const { evidence, rows, effects, chosen } = assessing
  const [fileId, setFileId] = useState<string | null>(null)
  const decides = rows.some(row => row.tag.can.decide)
  const goToPlace = (tagId: string) => {
    const locator = rows.find(row => row.tag.id === tagId)?.tag.locator ?? ''
    const file = evidence.files.find(({ name }) => locator.startsWith(name))
    if (file) setFileId(file.id)
    document.querySelector<HTMLElement>('[data-part="evidence"]')?.focus()
  }
  return (
    <div className={classes['columns']}>
      <EvidencePane evidence={evidence} fileId={fileId} onFile={setFileId} />
      <div className={classes['right']}>
        <div className={classes['notices']}>
          <ChangesNotice assessing={assessing} />
          {!decides && rows.length > 0 && <p className={classes['readOnly']}>{readOnlyWords(assessing)}</p>}
        </div>
        <CriteriaPane
          assessing={assessing}
          onPlace={goToPlace}
          onFile={position => {
            const file = evidence.files[position - 1]
            if (file) setFileId(file.id)
          }}
        />
        {decides && (
          <>
            <div className={classes['effect']}>
              {isInTraining && (
                <Notice tone="know" title="You are in training.">
                  Your decisions wait for countersignature. Until then nothing moves; this is what would.
                </Notice>
              )}
              {chosen.length === 0 ? (
                <p className={classes['quiet']}>Decide, and the KSBs that saving would move show here.</p>
              ) : (
                effects.map(({ context, effect }) => (
                  <EffectOfDecisions
                    key={context.enrolment.id}
                    effect={effect}
                    title={
                      effects.length > 1
                        ? `What saving moves: ${context.enrolment.programme.name}`
                        : 'What saving moves'
                    }
                    note={
                      context.enrolment.programme.acceptedTagsNeeded > 1
                        ? `${context.enrolment.programme.acceptedTagsNeeded} accepted items are asked for; one alone moves nothing yet`
                        : 'Criteria to go, before and after'
                    }
                  />
                ))
              )}
            </div>
            <SaveBar assessing={assessing} hasNext={hasNext} onNext={onNext} onLater={onLater} />
          </>
        )}
      </div>
    </div>
  )
}

function readOnlyWords({ evidence, rows }: Assessing): string {
  if (rows.some(row => row.tag.can.countersign)) return 'These wait for your countersignature.'
  if (evidence.status === 'draft') return `${evidence.reference} is a draft. It is decided once it is submitted.`
  if (rows.some(row => row.tag.can.correct)) return 'All of it is decided. A decision can be corrected; both stay.'
  return 'You can read this. Its assessor decides.'
}
