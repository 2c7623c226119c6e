import { type Evidence, undoDecisions } from '@crosswalk/contracts'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { call } from '../../../lib/api-client.ts'
import { keys } from '../../../lib/query-keys.ts'

/** Takes back slips of one's own. It outlives the page that decided: the offer stands on the next item too. */
export function useUndoDecisions(): (evidenceId: string, decisionIds: string[]) => Promise<Evidence> {
  const queryClient = useQueryClient()
  return useCallback(
    async (evidenceId, decisionIds) => {
      const evidence = await call(undoDecisions, { params: { id: evidenceId }, body: { decisionIds } })
      queryClient.setQueryData(keys.evidence(evidence.id), evidence)
      void queryClient.invalidateQueries({ queryKey: keys.toAssess() })
      for (const id of new Set(evidence.tags.map(tag => tag.enrolmentId))) {
        void queryClient.invalidateQueries({ queryKey: keys.enrolment(id) })
      }
      return evidence
    },
    [queryClient],
  )
}
