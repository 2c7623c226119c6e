import { type BodyOf, type ReplyOf, saveLearnerImport } from '@crosswalk/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'
import { keys } from '../../../lib/query-keys.ts'

export type SavedImport = ReplyOf<typeof saveLearnerImport>

export function useSaveImport() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (body: NonNullable<BodyOf<typeof saveLearnerImport>>) => call(saveLearnerImport, { body }),
    onSuccess: () => {
      for (const key of [keys.learners(), keys.cohorts(), keys.employers(), keys.people()]) {
        void queryClient.invalidateQueries({ queryKey: key })
      }
    },
  })
}
