import { listToAssess } from '@crosswalk/contracts'
import { useQuery } from '@tanstack/react-query'
import { call } from '../../lib/api-client.ts'
import { keys } from '../../lib/query-keys.ts'
import classes from './to-assess-count.module.css'

/** How many items wait, beside the queue's name. Unknown or none: nothing. */
export function ToAssessCount() {
  const { data } = useQuery({
    queryKey: keys.toAssessCount(),
    queryFn: ({ signal }) => call(listToAssess, { query: { limit: 1 }, signal }),
    select: reply => reply.total,
  })
  if (!data) return null
  return <span className={classes['count']}>{data}</span>
}
