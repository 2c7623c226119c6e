import { listWrittenTexts } from '@crosswalk/contracts'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'
import { keys } from '../../../lib/query-keys.ts'

/** An entry of the audit trail, or one thing of an enrolment: a decision, a comment, a sign-off. */
export type WrittenOf = { sequence: number } | { enrolmentId: string; about: string }

/** What can be erased there, and the same words elsewhere. Asked for anew each time: words are kept no longer than shown. */
export const writtenTextsQuery = (of: WrittenOf) =>
  queryOptions({
    queryKey: keys.writtenTexts(of),
    queryFn: ({ signal }) => call(listWrittenTexts, { query: of, signal }),
    staleTime: 0,
    gcTime: 0,
  })
