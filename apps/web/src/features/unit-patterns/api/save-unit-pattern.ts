import { addUnitPattern, changeUnitPattern, type UnitPattern } from '@crosswalk/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'
import { unitPatternsQuery } from '../../../lib/queries/list-unit-patterns.ts'

export interface PatternValues {
  programmeId: string
  name: string
  unitIds: string[]
}

/** A new one, or changes to one that is held. */
export function useSaveUnitPattern(pattern: UnitPattern | null) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: ({ programmeId, name, unitIds, retired }: PatternValues & { retired?: boolean }) =>
      pattern === null
        ? call(addUnitPattern, { body: { programmeId, name, unitIds } })
        : call(changeUnitPattern, {
            params: { id: pattern.id },
            body: { revision: pattern.revision, name, unitIds, ...(retired === undefined ? {} : { retired }) },
          }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: unitPatternsQuery().queryKey }),
  })
}
