import { grantLineManagerAccess } from '@crosswalk/contracts'
import { useMutation } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'

/** A link by which a line manager sees their apprentices for a month. */
export function useShareWithLineManager(lineManagerId: string) {
  return useMutation({
    mutationFn: () => call(grantLineManagerAccess, { params: { id: lineManagerId }, body: {} }),
  })
}
