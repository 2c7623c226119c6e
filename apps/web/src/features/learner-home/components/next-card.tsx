import { IconChevronRight } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Beacon } from '../../../components/beacon.tsx'
import { formatDay } from '../../../lib/dates.ts'
import { fewPlacesWords, placesWords, reachWords } from '../../../lib/progress-words.ts'
import { calledBy, plural } from '../../../lib/words.ts'
import type { NextThing } from '../find-next-thing.ts'
import classes from './learner-home.module.css'

interface NextCardProps {
  next: NextThing
  enrolment: string | undefined
  /** "NCFE" */
  owner: string
  waitingForStaff: number
}

/** One next thing, and one way to it. */
export function NextCard({ next, enrolment, owner, waitingForStaff }: NextCardProps) {
  const search = enrolment ? { enrolment } : {}
  switch (next.kind) {
    case 'referral': {
      const { referral, places, ksbCodes } = next
      const shownCodes = ksbCodes.slice(0, 6)
      return (
        <Card title={`Answer ${calledBy(referral.decidedBy.name)}: ${referral.reference} ${referral.title}`} asks>
          {referral.feedback && <p className={classes['quote']}>“{referral.feedback}”</p>}
          <p className={classes['quiet']}>
            {places.length > 0 && fewPlacesWords(places, 6)}
            {shownCodes.length > 0 && (
              <>
                {places.length > 0 && ' · '}brings <strong>{shownCodes.join(', ')}</strong>
                {ksbCodes.length > shownCodes.length && ` and ${ksbCodes.length - shownCodes.length} more`} closer
              </>
            )}
            {referral.dueOn && ` · by ${formatDay(referral.dueOn)}`}
          </p>
          <Link
            to="/my/evidence/$evidenceId"
            params={{ evidenceId: referral.evidenceId }}
            search={search}
            className={classes['go']}
          >
            Read it and answer <IconChevronRight size={18} aria-hidden="true" />
          </Link>
        </Card>
      )
    }
    case 'record': {
      const { evidenceId, reference, title, writtenBy, askedAt } = next.record
      return (
        <Card title={`Confirm what ${calledBy(writtenBy)} wrote: ${reference} ${title}`} asks>
          <p className={classes['quiet']}>
            Since {formatDay(askedAt)}. Say whether it is a fair account, or what is wrong with it.
          </p>
          <Link to="/my/evidence/$evidenceId" params={{ evidenceId }} search={search} className={classes['go']}>
            Read it <IconChevronRight size={18} aria-hidden="true" />
          </Link>
        </Card>
      )
    }
    case 'unsaved':
      return (
        <Card title="Go on with what you were writing">
          <p className={classes['quiet']}>It is kept in this browser, and not submitted.</p>
          <Link to="/my/evidence/new" search={search} className={classes['go']}>
            Go on <IconChevronRight size={18} aria-hidden="true" />
          </Link>
        </Card>
      )
    case 'draft': {
      const { evidenceId, reference, title, tags, addedAt } = next.draft
      return (
        <Card title={`Finish ${reference} ${title}`}>
          <p className={classes['quiet']}>
            A draft since {formatDay(addedAt)} · {tags === 0 ? 'no tags yet' : plural(tags, 'tag', 'tags')}
          </p>
          <Link to="/my/evidence/$evidenceId" params={{ evidenceId }} search={search} className={classes['go']}>
            Finish it <IconChevronRight size={18} aria-hidden="true" />
          </Link>
        </Card>
      )
    }
    case 'first':
      return (
        <Card title="Add your first evidence. One photo is enough">
          <p className={classes['quiet']}>Say what it is, choose the criteria that it shows, and submit it.</p>
        </Card>
      )
    case 'ksb': {
      const { ksb, text, left } = next
      return (
        <Card title={`${plural(left.length, 'criterion', 'criteria')} left for ${ksb.code}`}>
          <p className={classes['ksbText']}>{text}</p>
          <p className={classes['quiet']}>{left.length > 8 ? fewPlacesWords(left) : placesWords(left)}</p>
          <Link
            to="/my/evidence/new"
            search={{ ...search, ...(left[0] ? { criterion: left[0].criterionId } : {}) }}
            className={classes['go']}
          >
            Add evidence for {left[0] ? `U${left[0].unitNumber} ${left[0].number}` : ksb.code}{' '}
            <IconChevronRight size={18} aria-hidden="true" />
          </Link>
        </Card>
      )
    }
    case 'ownEvidence': {
      const { ksb, text } = next
      return (
        <Card title={`${ksb.code} needs its own evidence`}>
          <p className={classes['ksbText']}>{text}</p>
          <p className={classes['quiet']}>{reachWords(ksb, owner)}. One accepted item meets it.</p>
          <Link to="/my/evidence/new" search={{ ...search, ksb: ksb.ksbId }} className={classes['go']}>
            Add evidence for {ksb.code} <IconChevronRight size={18} aria-hidden="true" />
          </Link>
        </Card>
      )
    }
    case 'waits':
      return (
        <Card title="Nothing waits for you">
          <p className={classes['quiet']}>
            {plural(waitingForStaff, 'item waits', 'items wait')} for a decision. You hear of it here.
          </p>
        </Card>
      )
    case 'done':
      return (
        <Card title="Every KSB is met">
          <p className={classes['quiet']}>Nothing is left for you to add.</p>
        </Card>
      )
  }
}

interface CardProps {
  title: string
  /** Somebody asks: it wears the beacon. */
  asks?: boolean
  children: ReactNode
}

function Card({ title, asks = false, children }: CardProps) {
  return (
    <section className={classes['next']} aria-labelledby="next-heading">
      <p className={classes['nextLabel']} data-asks={asks || undefined}>
        {asks && <Beacon size={16} />}
        Next for you
      </p>
      <h2 id="next-heading">{title}</h2>
      {children}
    </section>
  )
}
