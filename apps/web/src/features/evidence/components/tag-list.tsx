import type { Enrolment, Evidence, EvidenceTag } from '@crosswalk/contracts'
import { ActionIcon } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { LevelStripes } from '../../../components/level-stripes.tsx'
import { Plate } from '../../../components/plate.tsx'
import { useAnnouncer } from '../../../components/undo-bar.tsx'
import { formatDay, formatInstant } from '../../../lib/dates.ts'
import { decidedWords } from '../../../lib/decided-words.ts'
import { sentenceFor } from '../../../lib/error-messages.ts'
import { OUTCOME_NAMES, plural, shortfallWords } from '../../../lib/words.ts'
import { useAddTags, useRemoveTag } from '../api/change-tags.ts'
import { liveTags } from '../evidence-draft.ts'
import { groupTags, type TagGroup } from '../group-tags.ts'
import { levelOfTag } from '../tag-words.ts'
import { type Targets, useTargets } from '../use-targets.ts'
import classes from './evidence-record.module.css'

interface TagListProps {
  evidence: Evidence
  enrolment: Enrolment
  /** Ids of tags that stand above already, with what is asked. */
  shown: ReadonlySet<string>
}

/** Tags by what was said of them: each with its page or time, and what asks for something first. */
export function TagList({ evidence, enrolment, shown }: TagListProps) {
  const targets = useTargets(enrolment)
  const all = liveTags(evidence.tags, enrolment.id)
  const elsewhere = evidence.tags.filter(tag => tag.status !== 'removed').length - all.length
  const tags = all.filter(tag => !shown.has(tag.id))
  return (
    <section aria-labelledby="tags-heading">
      <h2 id="tags-heading">
        {plural(tags.length, shown.size > 0 ? 'other tag' : 'tag', shown.size > 0 ? 'other tags' : 'tags')}
      </h2>
      <ul className={classes['groups']}>
        {groupTags(tags).map(group => (
          <Group key={group.key} group={group} targets={targets} evidenceId={evidence.id} />
        ))}
      </ul>
      {elsewhere > 0 && (
        <p className={classes['quiet']}>{plural(elsewhere, 'tag', 'tags')} more in another enrolment of yours.</p>
      )}
    </section>
  )
}

function Group({ group, targets, evidenceId }: { group: TagGroup; targets: Targets; evidenceId: string }) {
  const { first, words, tags } = group
  return (
    <li className={classes['group']}>
      <div className={classes['groupHead']}>
        <p className={classes['state']}>
          <LevelStripes level={levelOfTag(first)} />
          <strong>{words}</strong>
        </p>
        {first.decision && <Decision decision={first.decision} />}
      </div>
      <TagRows tags={tags} targets={targets} evidenceId={evidenceId} />
    </li>
  )
}

interface TagRowsProps {
  tags: readonly EvidenceTag[]
  targets: Targets
  evidenceId: string
}

/** Each with its words, its page or time, and the way to take it off where that is the learner's. */
export function TagRows({ tags, targets, evidenceId }: TagRowsProps) {
  return (
    <ul className={classes['tags']}>
      {targets.sort(tags).map(tag => (
        <li key={tag.id}>
          <Plate>{targets.nameOf(tag)}</Plate>
          <div className={classes['tagText']}>
            {targets.find(tag)?.text}
            {tag.locator && <span className={classes['quiet']}> {tag.locator}</span>}
            <Earlier tag={tag} />
          </div>
          {tag.can.remove && !tag.can.removalNeedsReason && (
            <RemoveTag tag={tag} name={targets.nameOf(tag)} evidenceId={evidenceId} />
          )}
        </li>
      ))}
    </ul>
  )
}

/** What was decided before, and how that ended. */
function Earlier({ tag }: { tag: EvidenceTag }) {
  const earlier = tag.decisions.filter(({ id }) => id !== tag.decision?.id)
  if (earlier.length === 0) return null
  return (
    <details className={classes['earlier']}>
      <summary>{plural(earlier.length, 'earlier decision', 'earlier decisions')}</summary>
      {earlier.map(decision => (
        <Decision key={decision.id} decision={decision} />
      ))}
    </details>
  )
}

const ENDED_WORDS = {
  undo: 'undone',
  correction: 'corrected',
  resubmission: 'ended when it was submitted again',
  removal: 'ended with the tag',
  erasure: 'ended as what it rested on was erased',
} as const

function Decision({ decision }: { decision: EvidenceTag['decisions'][number] }) {
  const { outcome, decidedAt, feedback, dueOn, fallsShortOn, endedBy, reason } = decision
  return (
    <div className={classes['decision']}>
      <p className={classes['quiet']}>
        {OUTCOME_NAMES[outcome]} {decidedWords(decision, formatInstant(decidedAt))}
        {outcome === 'referred' && dueOn && `, more by ${formatDay(dueOn)}`}
        {endedBy && ` · ${ENDED_WORDS[endedBy]}`}
      </p>
      {feedback && <p className={classes['quote']}>“{feedback}”</p>}
      {fallsShortOn && <p className={classes['quiet']}>{shortfallWords(fallsShortOn)}</p>}
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
    <ActionIcon
      variant="subtle"
      color="gray"
      loading={isPending}
      aria-label={`Remove the tag ${name}`}
      title="Remove"
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
      <IconX size={18} aria-hidden="true" />
    </ActionIcon>
  )
}
