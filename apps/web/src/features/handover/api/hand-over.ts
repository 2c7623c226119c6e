import { type BodyOf, handOver } from '@crosswalk/contracts'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'
import { keys } from '../../../lib/query-keys.ts'

export type GivenHandover = NonNullable<BodyOf<typeof handOver>>

/** What would happen. Nothing is changed by asking. */
export const handoverPreviewQuery = (given: GivenHandover) =>
  queryOptions({
    queryKey: keys.handoverPreview(given),
    queryFn: ({ signal }) => call(handOver, { query: { preview: 'true' }, body: given, signal }),
  })

export function useHandOver() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (given: GivenHandover) => call(handOver, { body: given }),
    // Caseloads, queues, enrolments and rows: much of what is held rests on who is what to whom.
    onSuccess: () => queryClient.invalidateQueries(),
  })
}
