import { QueryClient } from '@tanstack/react-query'
import { ApiError, ConnectionError } from './api-error.ts'

/** The only copy of what the server knows. Live rows and notices keep it fresh. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        // A query that waits for the network for ever shows nothing: try, and show what failed.
        networkMode: 'always',
        retry: (failures, error) => failures < 2 && isWorthRetrying(error),
        retryDelay: attempt => Math.min(1000 * 2 ** attempt, 8000),
      },
      mutations: { networkMode: 'always', retry: false },
    },
  })
}

function isWorthRetrying(error: unknown): boolean {
  if (error instanceof ConnectionError) return true
  return error instanceof ApiError && error.status >= 502
}
