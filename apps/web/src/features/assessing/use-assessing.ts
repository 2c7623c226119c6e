/** One item being assessed: what was read, what is chosen, and saving it. */
import { useQueries, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useMemo, useRef, useState } from 'react'
import { useAnnouncer } from '../../components/undo-bar.tsx'
import { hasCode } from '../../lib/api-error.ts'
import { isReadBy } from '../../lib/compiled-mapping.ts'
import { useDraft } from '../../lib/drafts.ts'
import { enrolmentQuery } from '../../lib/queries/get-enrolment.ts'
import { enrolmentProgressQuery } from '../../lib/queries/get-enrolment-progress.ts'
import { evidenceQuery } from '../../lib/queries/get-evidence.ts'
import { mappingQuery } from '../../lib/queries/get-mapping.ts'
import { keys } from '../../lib/query-keys.ts'
import { newIdempotencyKey } from '../../lib/send.ts'
import { getSession } from '../../lib/session.ts'
import { plural } from '../../lib/words.ts'
import { useSaveDecisions } from './api/save-decisions.ts'
import { useUndoDecisions } from './api/undo-decisions.ts'
import { listChanges } from './compare-evidence.ts'
import { type AssessedEnrolment, rowsOf, toTagGroups } from './tag-groups.ts'
import {
  chosenOf,
  effectOfVerdicts,
  isVerdictsDraft,
  listNeeds,
  NO_VERDICTS,
  toDecideBody,
  type VerdictsDraft,
  without,
} from './verdicts.ts'

/** The enrolments that an item is tagged in, each with its mapping and its progress. */
function useAssessedEnrolments(enrolmentIds: readonly string[]): AssessedEnrolment[] | null {
  const enrolments = useQueries({ queries: enrolmentIds.map(id => enrolmentQuery(id)) })
  const progresses = useQueries({ queries: enrolmentIds.map(id => enrolmentProgressQuery(id)) })
  const mappings = useQueries({
    queries: enrolments.map(({ data }) => ({
      ...mappingQuery(data?.programme.mappingId ?? ''),
      enabled: data !== undefined,
    })),
  })
  const failed = [...enrolments, ...progresses, ...mappings].find(({ error, data }) => error !== null && !data)
  if (failed?.error) throw failed.error
  const contexts = enrolments.flatMap(({ data: enrolment }, position): AssessedEnrolment[] => {
    const mapping = mappings[position]?.data
    const progress = progresses[position]?.data
    return enrolment && mapping && progress && isReadBy(mapping, progress.row) ? [{ enrolment, mapping, progress }] : []
  })
  return contexts.length === enrolmentIds.length ? contexts : null
}

export function useAssessing(evidenceId: string) {
  const { data: evidence } = useSuspenseQuery(evidenceQuery(evidenceId))
  const [seen, setSeen] = useState(evidence)
  const enrolmentIds = useMemo(() => {
    const tagged = [...new Set(evidence.tags.map(tag => tag.enrolmentId))]
    return tagged.length > 0 ? tagged : [evidence.enrolmentId]
  }, [evidence])
  const contexts = useAssessedEnrolments(enrolmentIds)
  const groups = toTagGroups(evidence.tags, contexts ?? [])
  const rows = rowsOf(groups)
  const {
    value: draft,
    change,
    clear,
  } = useDraft<VerdictsDraft>(`decisions:${evidenceId}`, NO_VERDICTS, isVerdictsDraft)
  const save = useSaveDecisions(evidenceId)
  const undo = useUndoDecisions()
  const { say } = useAnnouncer()
  const queryClient = useQueryClient()
  const attempt = useRef<{ text: string; key: string } | null>(null)

  const targets = new Map(rows.map(row => [row.tag.id, row.target]))
  const changes = listChanges(seen, evidence, getSession().user?.id ?? null, id => targets.get(id) ?? 'A tag')
  // Read again after an act of one's own: there is nothing to look at first.
  if (seen !== evidence && changes.length === 0) setSeen(evidence)

  const chosen = chosenOf(draft, rows)
  /** Chosen on tags that somebody else decided meanwhile: the words are kept, and shown. */
  const overtaken = rows.flatMap(row => {
    const verdict = draft.byTag[row.tag.id]
    return verdict && !row.tag.can.decide ? [{ row, verdict }] : []
  })

  return {
    evidence,
    contexts,
    groups,
    rows,
    draft,
    change,
    clear,
    chosen,
    overtaken,
    changes,
    needs: listNeeds(draft, rows),
    effects: (contexts ?? []).map(context => ({ context, effect: effectOfVerdicts(context, draft, rows) })),
    isSaving: save.isPending,
    error: save.error,
    /** The change was looked at: go on with what stands now. */
    acceptChanges: () => {
      setSeen(evidence)
      save.reset()
    },
    dropOvertaken: () =>
      change(now =>
        without(
          now,
          overtaken.map(({ row }) => row.tag.id),
        ),
      ),
    /** Resolves to whether it was saved. */
    save: async (): Promise<boolean> => {
      const body = toDecideBody(draft, rows, seen.revision)
      const text = JSON.stringify(body)
      // The same words again are the same write, should the answer to the first have been lost.
      if (attempt.current?.text !== text) attempt.current = { text, key: newIdempotencyKey() }
      try {
        const saved = await save.mutateAsync({ body, idempotencyKey: attempt.current.key })
        const tagIds = body.decisions.map(decision => decision.tagId)
        setSeen(saved)
        change(now => without(now, tagIds))
        attempt.current = null
        const decisionIds = saved.tags.flatMap(tag => (tagIds.includes(tag.id) ? (tag.decisions[0]?.id ?? []) : []))
        const waits = saved.tags.some(tag => tagIds.includes(tag.id) && tag.waitsForCountersignature)
        say(
          `${saved.reference}: ${plural(tagIds.length, 'decision', 'decisions')} saved${waits ? ', waiting for countersignature' : ''}.`,
          () => undo(saved.id, decisionIds),
        )
        return true
      } catch (error) {
        // What it is now comes from the server; the words chosen here stay as they are.
        if (hasCode(error, 'conflict.stale') || hasCode(error, 'decision.standing')) {
          await queryClient.invalidateQueries({ queryKey: keys.evidence(evidenceId) })
        }
        return false
      }
    },
    undo: (decisionIds: string[]) => undo(evidenceId, decisionIds),
  }
}

export type Assessing = ReturnType<typeof useAssessing>
