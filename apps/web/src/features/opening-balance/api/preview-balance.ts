import { type BodyOf, previewOpeningBalance, type ReplyOf } from '@crosswalk/contracts'
import { useMutation } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'

export type BalancePreview = ReplyOf<typeof previewOpeningBalance>

export function usePreviewBalance() {
  return useMutation({
    mutationFn: (body: NonNullable<BodyOf<typeof previewOpeningBalance>>) => call(previewOpeningBalance, { body }),
  })
}
