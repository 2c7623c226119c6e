import type { grantEnrolmentAccess, ReplyOf } from '@crosswalk/contracts'
import { Button, CopyButton } from '@mantine/core'
import { formatDay } from '../../lib/dates.ts'
import { Notice } from '../notice.tsx'
import classes from './outside-links.module.css'

/** A link that was just given: sent by e-mail, or shown once to be handed over. */
export function LinkGiven({ given: { access, sentTo, link } }: { given: ReplyOf<typeof grantEnrolmentAccess> }) {
  return (
    <Notice
      tone="know"
      announce
      title={sentTo === null ? `For ${access.lineManager.name}:` : `Sent to ${sentTo}.`}
      action={
        link !== null && (
          <CopyButton value={link}>
            {({ copied, copy }) => (
              <Button size="xs" variant="default" onClick={copy}>
                {copied ? 'Copied' : 'Copy the link'}
              </Button>
            )}
          </CopyButton>
        )
      }
    >
      {link !== null && <span className={classes['link']}>{link} </span>}
      It works until {formatDay(access.expiresAt)}.
    </Notice>
  )
}
