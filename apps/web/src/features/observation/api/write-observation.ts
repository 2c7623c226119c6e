import {
  addEvidence,
  addTags,
  changeEvidence,
  decide,
  type Evidence,
  getEvidence,
  removeTag,
  submitEvidence,
} from '@crosswalk/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'
import { keys } from '../../../lib/query-keys.ts'
import { type Decided, type ObservationDraft, toTags, toVerdict, toWholeAct, toWords } from '../observation-draft.ts'

interface Write {
  draft: ObservationDraft
  decided: Decided
  learnerId: string
  enrolmentId: string
  /** The same for each try of the same act. */
  idempotencyKey: string
}

function useTake() {
  const queryClient = useQueryClient()
  return (evidence: Evidence, { learnerId, enrolmentId }: Write) => {
    queryClient.setQueryData(keys.evidence(evidence.id), evidence)
    void queryClient.invalidateQueries({ queryKey: keys.learner(learnerId) })
    void queryClient.invalidateQueries({ queryKey: keys.enrolment(enrolmentId) })
    void queryClient.invalidateQueries({ queryKey: keys.toAssess() })
    void queryClient.invalidateQueries({ queryKey: keys.visits() })
  }
}

/** Writes, tags and decides in one act. */
export function useWriteObservation() {
  const take = useTake()
  return useMutation({
    mutationFn: ({ draft, decided, learnerId, enrolmentId, idempotencyKey }: Write) =>
      call(addEvidence, {
        params: { id: learnerId },
        body: toWholeAct(draft, decided, enrolmentId),
        idempotencyKey,
      }),
    onSuccess: take,
  })
}

/** Files need an item on the server: the draft with its tags, made or brought to what is on the screen. */
export function useKeepObservation() {
  const take = useTake()
  return useMutation({ mutationFn: keepDraft, onSuccess: take })
}

async function keepDraft({ draft, decided, learnerId, enrolmentId, idempotencyKey }: Write): Promise<Evidence> {
  const tags = toTags(draft, decided)
  const words = toWords(draft)
  if (draft.evidenceId === null) {
    const body = { ...words, method: draft.method, enrolmentId, tags }
    return call(addEvidence, { params: { id: learnerId }, body, idempotencyKey: `${idempotencyKey}-draft` })
  }
  const params = { id: draft.evidenceId }
  const held = await call(getEvidence, { params })
  if (held.status !== 'draft') return held
  await call(changeEvidence, { params, body: { description: null, ...words, revision: held.revision } })
  const wanted = new Set(tags.map(tag => tag.criterionId))
  const gone = held.tags.filter(tag => tag.criterionId !== undefined && !wanted.has(tag.criterionId))
  await Promise.all(gone.map(tag => call(removeTag, { params: { id: tag.id }, body: {} })))
  if (tags.length > 0) await call(addTags, { params, body: { enrolmentId, tags } })
  return call(getEvidence, { params })
}

/** The second step, once its files have arrived: submitted, and decided. */
export function useFinishObservation() {
  const take = useTake()
  const keep = useKeepObservation()
  return useMutation({
    mutationFn: async (write: Write) => {
      const kept = await keep.mutateAsync(write)
      const params = { id: kept.id }
      const submitted =
        kept.status === 'draft' ? await call(submitEvidence, { params, body: { revision: kept.revision } }) : kept
      const outcomes = new Map(write.decided.map(({ criterion, outcome }) => [criterion.id, outcome]))
      const decisions = submitted.tags.flatMap(tag => {
        const outcome = outcomes.get(tag.criterionId ?? '')
        return outcome && tag.can.decide ? [{ tagId: tag.id, ...toVerdict(write.draft, outcome) }] : []
      })
      if (decisions.length === 0) return submitted
      return call(decide, { params, body: { revision: submitted.revision, decisions } })
    },
    onSuccess: take,
  })
}
