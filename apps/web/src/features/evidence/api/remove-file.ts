import { removeFile } from '@crosswalk/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'
import { keys } from '../../../lib/query-keys.ts'

export function useRemoveFile(evidenceId: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (fileId: string) => call(removeFile, { params: { id: fileId }, body: {} }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: keys.evidence(evidenceId) }),
  })
}
