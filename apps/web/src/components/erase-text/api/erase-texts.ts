import { type BodyOf, eraseTexts, type ReplyOf } from '@crosswalk/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'

/** For good: there is no undo. What asked for it may be gone by the time that everything was loaded anew. */
export function useEraseTexts(onErased: (erased: ReplyOf<typeof eraseTexts>) => void) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (body: NonNullable<BodyOf<typeof eraseTexts>>) => call(eraseTexts, { body }),
    onSuccess: erased => {
      onErased(erased)
      // The words may stand in anything that was loaded: nothing stays behind in what this page remembers.
      queryClient.removeQueries({ type: 'inactive' })
      return queryClient.invalidateQueries()
    },
  })
}
