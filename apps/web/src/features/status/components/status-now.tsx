import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import { Notice } from '../../../components/notice.tsx'
import { useAnnouncer } from '../../../components/undo-bar.tsx'
import { formatDay, formatLongDay } from '../../../lib/dates.ts'
import { sentenceFor } from '../../../lib/error-messages.ts'
import { actWords, announcedWords } from '../../../lib/status-words.ts'
import { STATUS_NAMES } from '../../../lib/words.ts'
import { useChangeStatus } from '../api/change-status.ts'
import type { Statuses } from '../api/list-statuses.ts'
import classes from './status.module.css'
import { type Asked, StatusForm } from './status-form.tsx'

interface StatusNowProps {
  enrolmentId: string
  statuses: Statuses
}

/** What is so now, what was announced, and what may come next. */
export function StatusNow({ enrolmentId, statuses }: StatusNowProps) {
  const { announced, next, today, can } = statuses
  const [asked, setAsked] = useState<Asked | null>(null)
  const standing = statuses.statuses.find(({ isCorrected, until }) => !isCorrected && until === null)
  if (standing === undefined) return null
  const { status, from, expectedReturnOn, reason } = standing
  const isReturnOverdue = status === 'onBreak' && expectedReturnOn !== null && expectedReturnOn < today
  return (
    <section aria-label="Now" className={classes['now']}>
      <p className={classes['standing']}>
        <strong>{STATUS_NAMES[status]}</strong> since {formatLongDay(from)}
        {expectedReturnOn !== null && `, expected back on ${formatLongDay(expectedReturnOn)}`}
      </p>
      {reason !== null && <p className={classes['reason']}>{reason}</p>}
      {isReturnOverdue && (
        <Notice tone="act" title="The expected return has passed.">
          Nobody has recorded it since {formatDay(expectedReturnOn)}. The clocks stand still until somebody does.
        </Notice>
      )}
      {announced !== null && (
        <Announcement
          enrolmentId={enrolmentId}
          revision={statuses.revision}
          announced={announced}
          now={status}
          can={can}
        />
      )}
      {can.change &&
        (asked === null ? (
          <Group gap="xs">
            {next.map((one, at) => (
              <Button
                key={one}
                variant={status === 'onBreak' && at === 0 ? 'filled' : 'default'}
                onClick={() => setAsked({ act: 'next', status: one })}
              >
                {actWords(one, status)}
              </Button>
            ))}
            <Button variant="subtle" onClick={() => setAsked({ act: 'correct', status })}>
              Correct the date or reason
            </Button>
          </Group>
        ) : (
          <StatusForm
            key={asked.act + asked.status}
            enrolmentId={enrolmentId}
            revision={statuses.revision}
            today={today}
            standing={standing}
            asked={asked}
            onDone={() => setAsked(null)}
          />
        ))}
    </section>
  )
}

interface AnnouncementProps {
  enrolmentId: string
  revision: number
  announced: NonNullable<Statuses['announced']>
  now: Statuses['statuses'][number]['status']
  can: Statuses['can']
}

function Announcement({ enrolmentId, revision, announced, now, can }: AnnouncementProps) {
  const takeBack = useChangeStatus(enrolmentId)
  const { say } = useAnnouncer()
  const { by, at, reason } = announced
  return (
    <Notice
      tone="know"
      title={`${announcedWords(announced, now)}.`}
      action={
        can.change && (
          <Button
            variant="default"
            size="xs"
            loading={takeBack.isPending}
            onClick={() =>
              takeBack.mutate(
                { revision, announced: null },
                { onSuccess: () => say(`Taken back: ${STATUS_NAMES[now].toLowerCase()} as before.`) },
              )
            }
          >
            Take it back
          </Button>
        )
      }
    >
      {[reason, by === null ? formatDay(at) : `${by.name}, ${formatDay(at)}`].filter(part => part !== null).join(' · ')}
      {takeBack.error && <span role="alert"> {sentenceFor(takeBack.error)}</span>}
    </Notice>
  )
}
