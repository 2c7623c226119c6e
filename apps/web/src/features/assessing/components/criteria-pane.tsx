import { Button, Group, Textarea } from '@mantine/core'
import { IconChecks, IconTag } from '@tabler/icons-react'
import { lazy, Suspense, useRef, useState } from 'react'
import { KeyHint } from '../../../components/key-hint.tsx'
import { EmptyState, LoadingState } from '../../../components/panel-states.tsx'
import { useAnnouncer } from '../../../components/undo-bar.tsx'
import { formatTime } from '../../../lib/dates.ts'
import { sentenceFor } from '../../../lib/error-messages.ts'
import { plural } from '../../../lib/words.ts'
import type { TagGroup, TagRow } from '../tag-groups.ts'
import type { Assessing } from '../use-assessing.ts'
import { acceptAllBut, setOutcome, setWords } from '../verdicts.ts'
import { useTagKeys } from '../walk-tags.ts'
import { AcceptAllBut } from './accept-all-but.tsx'
import { AssessKeysDialog } from './assess-keys-dialog.tsx'
import classes from './assessing.module.css'
import { TagItem } from './tag-item.tsx'

/** Brings the list of all criteria along, which deciding does without. */
const AddTagDialog = lazy(async () => ({ default: (await import('./add-tag-dialog.tsx')).AddTagDialog }))

interface CriteriaPaneProps {
  assessing: Assessing
  /** The one that is read. */
  current: TagRow | undefined
  onCurrent: (tagId: string) => void
  onTurn: (by: 1 | -1) => void
  onPlace: (tagId: string) => void
  onFile: (position: number) => void
}

/** The criteria of the item by unit, each with its decision. */
export function CriteriaPane({ assessing, current, onCurrent, onTurn, onPlace, onFile }: CriteriaPaneProps) {
  const { evidence, contexts, groups, rows, draft, change } = assessing
  const [isAllBut, setAllBut] = useState(false)
  const [dialog, setDialog] = useState<'addTag' | 'keys' | null>(null)
  const list = useRef<HTMLDivElement>(null)
  const waiting = rows.filter(row => row.tag.can.decide)
  const stop = current?.tag.can.decide ? current : waiting[0]
  const onKeyDown = useTagKeys(list, {
    onOutcome: (tagId, outcome) => change(now => setOutcome(now, tagId, outcome)),
    onAddTag: () => evidence.can.addTag && setDialog('addTag'),
    onPlace,
    onFile,
    onTurn,
    onKeys: () => setDialog('keys'),
  })

  return (
    <section aria-label="Criteria">
      <div className={classes['criteriaHead']}>
        <p role="status">{countLine(assessing)}</p>
        <Group gap="xs">
          {waiting.length > 1 && (
            <Button
              variant="default"
              size="xs"
              aria-expanded={isAllBut}
              leftSection={<IconChecks size={16} aria-hidden="true" />}
              onClick={() => setAllBut(!isAllBut)}
            >
              Accept all but…
            </Button>
          )}
          <UndoAll assessing={assessing} />
          {evidence.can.addTag && (
            <Button
              variant="default"
              size="xs"
              leftSection={<IconTag size={16} aria-hidden="true" />}
              onClick={() => setDialog('addTag')}
            >
              Add a tag
            </Button>
          )}
        </Group>
      </div>
      {isAllBut && (
        <AcceptAllBut
          rows={waiting}
          onClose={() => setAllBut(false)}
          onApply={(but, outcome) => {
            const ids = waiting.map(row => row.tag.id)
            change(now => acceptAllBut(now, ids, but, outcome))
            setAllBut(false)
            const [first] = but
            if (first !== undefined) onCurrent(first)
          }}
        />
      )}
      {contexts === null && <LoadingState />}
      {contexts !== null && rows.length === 0 && <EmptyState title="Not tagged to any criterion yet" />}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys act on the buttons inside, which say what they do */}
      <div ref={list} onKeyDown={onKeyDown}>
        {groups.map(group => (
          <section key={group.key} aria-label={group.title}>
            <h2 className={classes['unitTitle']}>
              {group.title}
              <span className={classes['quiet']}>
                {(contexts?.length ?? 0) > 1 && ` ${group.programme} ·`} {groupLine(group)}
              </span>
            </h2>
            <ul className={classes['tags']}>
              {group.rows.map(row => (
                <TagItem
                  key={row.tag.id}
                  row={row}
                  evidenceId={evidence.id}
                  verdict={draft.byTag[row.tag.id] ?? null}
                  hasSharedFeedback={draft.feedback.trim() !== ''}
                  isCurrent={row === current && waiting.length > 0}
                  isTabStop={row === stop}
                  onCurrent={() => onCurrent(row.tag.id)}
                  onPlace={() => onPlace(row.tag.id)}
                  onOutcome={outcome => change(now => setOutcome(now, row.tag.id, outcome))}
                  onWords={words => change(now => setWords(now, row.tag.id, words))}
                  onUndo={decisionId => assessing.undo([decisionId])}
                />
              ))}
            </ul>
          </section>
        ))}
      </div>
      {waiting.length > 1 && (
        <div className={classes['shared']}>
          <Textarea
            label={`Feedback, once for all ${waiting.length}`}
            description="It goes with each decision that has no words of its own."
            autosize
            minRows={2}
            maxRows={8}
            maxLength={5000}
            value={draft.feedback}
            onChange={event => {
              const feedback = event.currentTarget.value
              change(now => ({ ...now, feedback }))
            }}
          />
        </div>
      )}
      {waiting.length > 0 && (
        <p className={classes['keys']}>
          <KeyHint keys={['↑', '↓']}>criterion</KeyHint>
          <KeyHint keys={['A']}>accept</KeyHint>
          <KeyHint keys={['R']}>refer</KeyHint>
          <KeyHint keys={['N']}>not used</KeyHint>
          <KeyHint keys={['F']}>feedback</KeyHint>
          <KeyHint keys={['G']}>go to its place</KeyHint>
          <KeyHint keys={['[', ']']}>page</KeyHint>
          <KeyHint keys={['?']}>all keys</KeyHint>
        </p>
      )}
      {dialog === 'addTag' && (
        <Suspense>
          <AddTagDialog assessing={assessing} isOpen onClose={() => setDialog(null)} />
        </Suspense>
      )}
      <AssessKeysDialog isOpen={dialog === 'keys'} onClose={() => setDialog(null)} />
    </section>
  )
}

/** What was decided a moment ago in one go is taken back in one go. */
function UndoAll({ assessing: { rows, undo } }: { assessing: Assessing }) {
  const { say } = useAnnouncer()
  const [isUndoing, setUndoing] = useState(false)
  const undoable = rows.flatMap(({ tag }) => {
    const decision = tag.decision ?? tag.waiting
    const until = tag.can.undoUntil
    return decision && until !== null && Date.parse(until) > Date.now() ? [{ id: decision.id, until }] : []
  })
  const [first] = undoable.map(({ until }) => until).sort()
  if (undoable.length < 2 || first === undefined) return null
  const run = async () => {
    setUndoing(true)
    await undo(undoable.map(({ id }) => id)).then(
      () => say(`${plural(undoable.length, 'decision', 'decisions')} undone. The tags wait again.`),
      (error: unknown) => say(sentenceFor(error)),
    )
    setUndoing(false)
  }
  return (
    <Button variant="default" size="xs" loading={isUndoing} onClick={() => void run()}>
      Undo all {undoable.length}, until {formatTime(first)}
    </Button>
  )
}

/** "4 tags: 3 accepted, 1 referred", counting what is chosen and not saved yet. */
function countLine({ rows, draft, chosen }: Assessing): string {
  const outcomes = rows.map(({ tag }) => (tag.can.decide ? (draft.byTag[tag.id]?.outcome ?? null) : tag.status))
  const count = (outcome: string) => outcomes.filter(each => each === outcome).length
  const parts = [
    [count('accepted'), 'accepted'],
    [count('referred'), 'referred'],
    [count('notUsed'), 'not used'],
  ].flatMap(([number, word]) => (number === 0 ? [] : [`${number} ${word}`]))
  const tags = plural(rows.length, 'tag', 'tags')
  const unsaved = chosen.length > 0 ? `, ${chosen.length} not saved yet` : ''
  return parts.length === 0 ? tags : `${tags}: ${parts.join(', ')}${unsaved}`
}

const groupLine = (group: TagGroup): string => plural(group.rows.length, 'tag', 'tags')
