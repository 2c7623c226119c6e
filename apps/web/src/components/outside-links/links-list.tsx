import type { OutsideAccess } from '@crosswalk/contracts'
import { Button } from '@mantine/core'
import { formatDay } from '../../lib/dates.ts'
import { LineList, LineWords } from '../line-list.tsx'

const STATUS_WORDS: Record<OutsideAccess['status'], string> = {
  open: 'Waiting',
  used: 'Done',
  expired: 'Has run out',
  revoked: 'Ended',
}
const PURPOSE_WORDS: Record<OutsideAccess['purpose'], string> = {
  apprentices: 'To see their apprentices',
  behaviours: 'To confirm the behaviours',
  gateway: 'To sign',
}

interface LinksListProps {
  label: string
  accesses: readonly OutsideAccess[]
  /** Where the page is not about one learner. */
  withLearner?: boolean
  /** Null for those who may not. */
  onTakeBack: ((accessId: string) => void) | null
  /** The one being taken back. */
  takingBack: string | undefined
}

/** Who without an account was given a link: for what, by whom, whether they used it, and how it ends. */
export function LinksList({ label, accesses, withLearner = false, onTakeBack, takingBack }: LinksListProps) {
  return (
    <LineList label={label}>
      {accesses.map(access => (
        <li key={access.id}>
          <LineWords quiet={toHistory(access)}>
            {PURPOSE_WORDS[access.purpose]}: {access.lineManager.name}
            {withLearner && access.enrolment !== null && `, for ${access.enrolment.learnerName}`}
          </LineWords>
          {access.works && onTakeBack !== null && (
            <Button
              size="compact-xs"
              variant="subtle"
              aria-label={`Take back the link of ${access.lineManager.name}${
                withLearner && access.enrolment !== null ? ` for ${access.enrolment.learnerName}` : ''
              }`}
              loading={takingBack === access.id}
              onClick={() => onTakeBack(access.id)}
            >
              Take back
            </Button>
          )}
        </li>
      ))}
    </LineList>
  )
}

function toHistory({
  purpose,
  status,
  works,
  grantedBy,
  grantedAt,
  expiresAt,
  openedAt,
  usedAt,
  ended,
}: OutsideAccess) {
  // A look at one's apprentices is never done.
  const head = purpose === 'apprentices' && status === 'open' ? 'Works' : STATUS_WORDS[status]
  return [
    `${head}. Given by ${grantedBy.name}, ${formatDay(grantedAt)}`,
    openedAt === null ? 'never opened' : `last opened ${formatDay(openedAt)}`,
    ...(usedAt === null ? [] : [`done ${formatDay(usedAt)}`]),
    ...(works ? [`works until ${formatDay(expiresAt)}`] : []),
    ...(ended === null ? [] : [`ended ${formatDay(ended.at)}${ended.by === null ? '' : ` by ${ended.by}`}`]),
  ].join(', ')
}
