import { type BodyOf, changeUnits, type ReplyOf } from '@crosswalk/contracts'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'
import { keys } from '../../../lib/query-keys.ts'

export type UnitsChoice = NonNullable<BodyOf<typeof changeUnits>>
export type UnitsEffect = ReplyOf<typeof changeUnits>['effect']

/** What a choice would change, worked out by the API without changing anything. */
export const unitsPreviewQuery = (enrolmentId: string, choice: UnitsChoice) =>
  queryOptions({
    queryKey: keys.unitsPreview(enrolmentId, [...choice.unitIds].sort(), choice.revision),
    queryFn: ({ signal }) =>
      call(changeUnits, { params: { id: enrolmentId }, query: { preview: 'true' }, body: choice, signal }),
    gcTime: 0,
  })

export function useChangeUnits(enrolmentId: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (choice: UnitsChoice) => call(changeUnits, { params: { id: enrolmentId }, body: choice }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: keys.enrolment(enrolmentId) }),
  })
}
