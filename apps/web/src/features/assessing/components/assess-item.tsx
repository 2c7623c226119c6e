import { type ReactNode, useMemo, useState } from 'react'
import { EffectOfDecisions } from '../../../components/effect-preview/effect-of-decisions.tsx'
import { type Ask, type PlaceSource, toAsk, toPlaces } from '../../../components/file-viewer/places.ts'
import { Notice } from '../../../components/notice.tsx'
import { plural } from '../../../lib/words.ts'
import type { TagRow } from '../tag-groups.ts'
import type { Assessing } from '../use-assessing.ts'
import type { VerdictsDraft } from '../verdicts.ts'
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
  /** Before the evidence's words: what asks something of the reader. */
  above?: ReactNode
  /** After them: what was said about it. */
  below?: ReactNode
}

/** The evidence on the left, its criteria on the right; what saving moves and the actions below them. */
export function AssessItem({ assessing, isInTraining, hasNext, onNext, onLater, above, below }: AssessItemProps) {
  const { evidence, rows, effects, chosen, draft } = assessing
  const [fileId, setFileId] = useState<string | null>(null)
  const [currentId, setCurrentId] = useState<string | null>(null)
  const [ask, setAsk] = useState<Ask | null>(null)
  const [sheetIsOpen, setSheetOpen] = useState(false)
  const decides = rows.some(row => row.tag.can.decide)
  const current = rows.find(row => row.tag.id === currentId) ?? rows.find(row => row.tag.can.decide)
  const places = useMemo(
    () => toPlaces(toSources(rows, draft, current), evidence.files),
    [rows, draft, current, evidence],
  )
  const showPlace = (tagId: string) => {
    const place = places.find(({ id }) => id === tagId)
    if (!place) return
    setFileId(place.fileId)
    setAsk(toAsk(place))
  }
  return (
    <div className={classes['columns']}>
      <EvidencePane
        evidence={evidence}
        above={above}
        below={below}
        fileId={fileId}
        onFile={setFileId}
        places={places}
        ask={ask}
        onPlace={tagId => {
          setCurrentId(tagId)
          showPlace(tagId)
          setSheetOpen(true)
          document.querySelector(`[data-tag="${tagId}"]`)?.scrollIntoView({ block: 'nearest' })
        }}
      />
      <div className={classes['right']} data-open={sheetIsOpen || undefined}>
        <button
          type="button"
          className={classes['sheetHandle']}
          aria-expanded={sheetIsOpen}
          onClick={() => setSheetOpen(!sheetIsOpen)}
        >
          {sheetIsOpen ? 'Back to the evidence' : 'Criteria'}
          <span>{sheetLine(assessing)}</span>
        </button>
        <div className={classes['notices']}>
          <ChangesNotice assessing={assessing} />
          {!decides && rows.length > 0 && <p className={classes['readOnly']}>{readOnlyWords(assessing)}</p>}
        </div>
        <CriteriaPane
          assessing={assessing}
          current={current}
          onCurrent={setCurrentId}
          onPlace={tagId => {
            showPlace(tagId)
            setSheetOpen(false)
            document.querySelector<HTMLElement>('[data-part="evidence"]')?.scrollIntoView({ block: 'nearest' })
          }}
          onTurn={by => setAsk({ kind: 'turn', by })}
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

/** "4 to decide, 2 chosen", on the handle of the sheet. */
function sheetLine({ rows, chosen }: Assessing): string {
  const waiting = rows.filter(row => row.tag.can.decide).length
  if (waiting === 0) return plural(rows.length, 'tag', 'tags')
  return `${waiting} to decide${chosen.length > 0 ? `, ${chosen.length} chosen` : ''}`
}

/** Marked in the margin: blue while it is read, green once accepted, amber where it is referred. */
function toSources(rows: readonly TagRow[], draft: VerdictsDraft, current: TagRow | undefined): PlaceSource[] {
  return rows.map(row => {
    const { id, locator, status } = row.tag
    const outcome = draft.byTag[id]?.outcome ?? status
    const decided = outcome === 'accepted' || outcome === 'referred' ? outcome : 'plain'
    return { id, label: row.number, name: row.target, locator, tone: row === current ? 'current' : decided }
  })
}

function readOnlyWords({ evidence, rows }: Assessing): string {
  if (rows.some(row => row.tag.can.countersign)) return 'These wait for your countersignature.'
  if (evidence.status === 'draft') return `${evidence.reference} is a draft. It is decided once it is submitted.`
  if (rows.some(row => row.tag.can.correct)) return 'All of it is decided. A decision can be corrected; both stay.'
  return 'You can read this. Its assessor decides.'
}
