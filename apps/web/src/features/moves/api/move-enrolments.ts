import { moveEnrolments } from '@crosswalk/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'
import { keys } from '../../../lib/query-keys.ts'

interface Move {
  mappingId: string
  version: number
  /** After each few that were moved. */
  onStep: (moved: number, left: number) => void
}

/** A few at a time until none is left. What was moved stays moved, whatever stops the rest. */
export function useMoveEnrolments(programmeId: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: async ({ mappingId, version, onStep }: Move) => {
      let moved = 0
      for (;;) {
        const step = await call(moveEnrolments, { params: { id: programmeId }, body: { mappingId, version } })
        moved += step.moved
        onStep(moved, step.left)
        if (step.left === 0 || step.moved === 0) return moved
      }
    },
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: keys.programmes() }),
        queryClient.invalidateQueries({ queryKey: keys.cohortProgresses() }),
      ]),
  })
}
