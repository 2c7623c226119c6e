import { type BodyOf, previewOpeningBalance } from '@crosswalk/contracts'
import { useMutation } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'

export function usePreviewBalance() {
  return useMutation({
    mutationFn: (body: NonNullable<BodyOf<typeof previewOpeningBalance>>) => call(previewOpeningBalance, { body }),
  })
}
