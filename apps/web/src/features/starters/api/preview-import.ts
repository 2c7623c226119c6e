import { type BodyOf, previewLearnerImport, type ReplyOf } from '@crosswalk/contracts'
import { useMutation } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'

export type LearnerImport = NonNullable<BodyOf<typeof previewLearnerImport>>
export type ImportPreview = ReplyOf<typeof previewLearnerImport>

export function usePreviewImport() {
  return useMutation({ mutationFn: (body: LearnerImport) => call(previewLearnerImport, { body }) })
}
