import { type BodyOf, previewCriteria } from '@crosswalk/contracts'
import { useMutation } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'

export type GivenCriteria = NonNullable<BodyOf<typeof previewCriteria>>
/** How the table is read. Nothing is kept by it. */
export function usePreviewCriteria(qualificationId: string) {
  return useMutation({
    mutationFn: (body: GivenCriteria) => call(previewCriteria, { params: { id: qualificationId }, body }),
  })
}
