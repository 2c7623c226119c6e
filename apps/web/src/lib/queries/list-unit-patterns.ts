import { listUnitPatterns } from '@crosswalk/contracts'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../api-client.ts'
import { keys } from '../query-keys.ts'

/** A prefix of what is the programmes': a notice of theirs is one of these as well. */
export const unitPatternsQuery = () =>
  queryOptions({
    queryKey: [...keys.programmes(), 'unitPatterns'],
    queryFn: ({ signal }) => call(listUnitPatterns, { signal }),
  })
