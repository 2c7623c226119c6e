import { Button } from '@mantine/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Notice } from '../../../components/notice.tsx'
import { mappingsQuery } from '../../../lib/queries/list-mappings.ts'
import { programmesQuery } from '../../../lib/queries/list-programmes.ts'
import { plural } from '../../../lib/words.ts'

interface BehindNoticesProps {
  /** The newest version that is published. */
  mappingId: string
  version: number
  rootId: string
}

/** The centre's programmes that follow an older version, each with the way to see what moving would change. */
export function BehindNotices({ mappingId, version, rootId }: BehindNoticesProps) {
  const { data } = useSuspenseQuery(programmesQuery())
  const { data: held } = useSuspenseQuery(mappingsQuery())
  const line = new Map(held.mappings.filter(one => (one.rootId ?? one.id) === rootId).map(one => [one.id, one.version]))
  const behind = data.programmes.filter(
    one => line.has(one.mappingId) && (one.mappingId !== mappingId || one.behind > 0),
  )
  return behind.map(programme => (
    <Notice
      key={programme.id}
      tone="act"
      title={`${programme.name}:`}
      action={
        <Button
          variant="default"
          size="xs"
          aria-label={`See what moving ${programme.name} changes`}
          renderRoot={props => (
            <Link
              to="/programmes/$programmeId/moves"
              params={{ programmeId: programme.id }}
              search={{ mapping: mappingId }}
              {...props}
            />
          )}
        >
          See what moving changes
        </Button>
      }
    >
      {programme.mappingId === mappingId
        ? `${plural(programme.behind, 'enrolment follows', 'enrolments follow')} an earlier version still.`
        : `follows version ${line.get(programme.mappingId)}, with ${plural(programme.enrolments, 'enrolment', 'enrolments')}. Version ${version} is published.`}
    </Notice>
  ))
}
