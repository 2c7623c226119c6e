import type { Enrolment, Evidence, EvidenceTag } from '@crosswalk/contracts'
import { Button } from '@mantine/core'
import { LevelStripes } from '../../../components/level-stripes.tsx'
import { Plate } from '../../../components/plate.tsx'
import { useAnnouncer } from '../../../components/undo-bar.tsx'
import { formatDay, formatInstant } from '../../../lib/dates.ts'
import { sentenceFor } from '../../../lib/error-messages.ts'
import { OUTCOME_NAMES, plural } from '../../../lib/words.ts'
import { useAddTags, useRemoveTag } from '../api/change-tags.ts'
import { liveTags } from '../evidence-draft.ts'
import { levelOfTag, statusWords } from '../tag-words.ts'
import { useTargets } from '../use-targets.ts'
import classes from './evidence-record.module.css'

/** Each tag with its page or time, and what was decided on it. What asks for something stands first. */
export function TagList({ evidence, enrolment }: { evidence: Evidence; enrolment: Enrolment }) {
  const targets = useTargets(enrolment)
  const tags = liveTags(evidence.tags, enrolment.id)
  const elsewhere = evidence.tags.filter(tag => tag.status !== 'removed').length - tags.length
  return (
    <section aria-labelledby="tags-heading">
      <h2 id="tags-heading">{plural(tags.length, 'tag', 'tags')}</h2>
      <ul className={classes['tags']}>
        {order(tags).map(tag => (
          <li key={tag.id} className={classes['tag']}>
            <div className={classes['tagHead']}>
              <Plate>{targets.nameOf(tag)}</Plate>
              <span className={classes['tagText']}>{targets.find(tag)?.text}</span>
            </div>
            <p className={classes['tagState']}>
              <LevelStripes level={levelOfTag(tag)} />
              <strong>{statusWords(tag)}</strong>
              {tag.locator && <span>{tag.locator}</span>}
              {tag.can.remove && !tag.can.removalNeedsReason && (
                <RemoveTag tag={tag} name={targets.nameOf(tag)} evidenceId={evidence.id} />
              )}
            </p>
            <Decisions tag={tag} />
          </li>
        ))}
      </ul>
      {elsewhere > 0 && (
        <p className={classes['quiet']}>{plural(elsewhere, 'tag', 'tags')} more in another enrolment of yours.</p>
      )}
    </section>
  )
}

const RANK = { referred: 0, draft: 1, submitted: 2, accepted: 3, notUsed: 4, removed: 5 } as const
const order = (tags: readonly EvidenceTag[]): EvidenceTag[] => [...tags].sort((a, b) => RANK[a.status] - RANK[b.status])

function Decisions({ tag }: { tag: EvidenceTag }) {
  const [first, ...earlier] = tag.decisions
  if (!first) return null
  return (
    <>
      <Decision decision={first} />
      {earlier.length > 0 && (
        <details className={classes['earlier']}>
          <summary>{plural(earlier.length, 'earlier decision', 'earlier decisions')}</summary>
          {earlier.map(decision => (
            <Decision key={decision.id} decision={decision} />
          ))}
        </details>
      )}
    </>
  )
}

const ENDED_WORDS = {
  undo: 'undone',
  correction: 'corrected',
  resubmission: 'ended when it was submitted again',
  removal: 'ended with the tag',
} as const

function Decision({ decision }: { decision: EvidenceTag['decisions'][number] }) {
  const { outcome, decidedBy, decidedAt, feedback, dueOn, endedBy, reason } = decision
  return (
    <div className={classes['decision']}>
      <p>
        {OUTCOME_NAMES[outcome]} by {decidedBy.name}, {formatInstant(decidedAt)}
        {outcome === 'referred' && dueOn && `, more by ${formatDay(dueOn)}`}
        {endedBy && <span className={classes['quiet']}> · {ENDED_WORDS[endedBy]}</span>}
      </p>
      {feedback && <p className={classes['quote']}>“{feedback}”</p>}
      {reason && <p className={classes['quiet']}>Corrected because: {reason}</p>}
    </div>
  )
}

/** A tag that was taken off by mistake is added again: the undo is another tag. */
function RemoveTag({ tag, name, evidenceId }: { tag: EvidenceTag; name: string; evidenceId: string }) {
  const { say } = useAnnouncer()
  const { mutateAsync: removeTag, isPending } = useRemoveTag(evidenceId)
  const { mutateAsync: addTags } = useAddTags(evidenceId)
  const { enrolmentId, criterionId, ksbId, locator } = tag
  return (
    <Button
      variant="subtle"
      size="xs"
      loading={isPending}
      aria-label={`Remove the tag ${name}`}
      onClick={() => {
        removeTag(tag.id).then(
          () =>
            say(`${name} is removed.`, () =>
              addTags({ enrolmentId, tags: [{ criterionId, ksbId, locator: locator ?? undefined }] }),
            ),
          (error: unknown) => say(sentenceFor(error)),
        )
      }}
    >
      Remove
    </Button>
  )
}
