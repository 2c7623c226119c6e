import { createFileLink } from '@crosswalk/contracts'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../api-client.ts'
import { keys } from '../query-keys.ts'

/** A signed address of a file's bytes, for looking at it here. It holds for five minutes, so it is asked again before. */
export const fileLinkQuery = (fileId: string) =>
  queryOptions({
    queryKey: keys.fileLink(fileId),
    queryFn: ({ signal }) => call(createFileLink, { params: { id: fileId }, body: { purpose: 'view' }, signal }),
    staleTime: 4 * 60_000,
    gcTime: 4 * 60_000,
    refetchOnWindowFocus: false,
  })
