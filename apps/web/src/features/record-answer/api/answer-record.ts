import { answerRecord, type RecordOutcome } from '@crosswalk/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'
import { keys } from '../../../lib/query-keys.ts'

interface Answer {
  id: string
  revision: number
  outcome: RecordOutcome
  statement?: string
}

export function useAnswerRecord() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: ({ id, ...body }: Answer) => call(answerRecord, { params: { id }, body }),
    onSuccess: evidence => {
      queryClient.setQueryData(keys.evidence(evidence.id), evidence)
      void queryClient.invalidateQueries({ queryKey: keys.learner(evidence.learner.id) })
      void queryClient.invalidateQueries({ queryKey: keys.enrolment(evidence.enrolmentId) })
    },
    // Changed meanwhile: the words on the screen are fetched anew.
    onError: (_, { id }) => queryClient.invalidateQueries({ queryKey: keys.evidence(id) }),
  })
}
