import { Button } from '@mantine/core'

/** There is more to a list than it shows. */
export interface More {
  onMore: () => void
  isLoading: boolean
}

interface PagedQuery {
  hasNextPage: boolean
  isFetchingNextPage: boolean
  fetchNextPage: () => Promise<unknown>
}

/** Of a list that comes by pages: undefined once its last page is there. */
export function moreOf(query: PagedQuery): More | undefined {
  if (!query.hasNextPage) return undefined
  return { onMore: () => void query.fetchNextPage(), isLoading: query.isFetchingNextPage }
}

/** Nothing where there is no more. */
export function ShowMore({ more }: { more: More | undefined }) {
  if (more === undefined) return null
  return (
    <Button variant="default" loading={more.isLoading} onClick={more.onMore}>
      Show more
    </Button>
  )
}
