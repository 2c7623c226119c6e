import { addEvidence, addTags, changeEvidence, type Evidence, getEvidence, removeTag } from '@crosswalk/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'
import { keys } from '../../../lib/query-keys.ts'
import {
  compareTags,
  compareWords,
  type EvidenceDraft,
  liveTags,
  toNewEvidence,
  toWords,
  type WordField,
} from '../evidence-draft.ts'

/** The same words were changed elsewhere: nothing was saved, and nothing is lost. */
export class WordsConflict extends Error {
  override name = 'WordsConflict'
  readonly current: Evidence
  readonly fields: readonly WordField[]
  constructor(current: Evidence, fields: readonly WordField[]) {
    super('The same words were changed elsewhere')
    this.current = current
    this.fields = fields
  }
}

interface Save {
  draft: EvidenceDraft
  learnerId: string
  enrolmentId: string
  /** The same for each try of the same new item. */
  idempotencyKey: string
}

/** Brings the server's draft to what is on the screen, making it first where it is not there yet. */
export function useSaveDraft() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: save,
    onSuccess: (evidence, { learnerId }) => {
      queryClient.setQueryData(keys.evidence(evidence.id), evidence)
      void queryClient.invalidateQueries({ queryKey: keys.learner(learnerId) })
    },
  })
}

async function save({ draft, learnerId, enrolmentId, idempotencyKey }: Save): Promise<Evidence> {
  if (draft.evidenceId === null) {
    const body = toNewEvidence(draft, enrolmentId)
    if (body === null) throw new Error('An item without title or method can’t be saved')
    return call(addEvidence, { params: { id: learnerId }, body, idempotencyKey })
  }
  const params = { id: draft.evidenceId }
  let evidence = await call(getEvidence, { params })
  const current = toWords(evidence)
  const { changes, conflicts } = compareWords(draft.words, draft.saved?.words ?? current, current)
  if (conflicts.length > 0) throw new WordsConflict(evidence, conflicts)
  if (Object.keys(changes).length > 0) {
    evidence = await call(changeEvidence, { params, body: { ...toBody(changes), revision: evidence.revision } })
  }
  const { added, removed } = compareTags(draft.tags, draft.saved?.tags ?? null, liveTags(evidence.tags, enrolmentId))
  await Promise.all(removed.map(id => call(removeTag, { params: { id }, body: {} })))
  if (added.length > 0) return call(addTags, { params, body: { enrolmentId, tags: added } })
  return removed.length > 0 ? call(getEvidence, { params }) : evidence
}

/** The title is never null: compareWords leaves out one that was emptied. */
function toBody({ title, ...rest }: ReturnType<typeof compareWords>['changes']) {
  return { ...rest, ...(title ? { title } : {}) }
}
