import type { listVisits, ReplyOf } from '@crosswalk/contracts'
import { Link } from '@tanstack/react-router'
import { Plate } from '../../../components/plate.tsx'
import { formatDay } from '../../../lib/dates.ts'
import { criteriaCount, plural } from '../../../lib/words.ts'
import classes from './visits.module.css'

/** What has arrived from a phone and waits to be written up and decided. */
export function NotesToFinish({ notes }: { notes: ReplyOf<typeof listVisits>['toFinish'] }) {
  if (notes.length === 0) return null
  return (
    <section className={classes['section']} aria-labelledby="to-finish">
      <h2 id="to-finish" className={classes['heading']}>
        Visit notes to finish
      </h2>
      <ul className={classes['list']}>
        {notes.map(note => (
          <li key={note.evidenceId}>
            <Link
              to="/enrolments/$enrolmentId/observation"
              params={{ enrolmentId: note.enrolmentId }}
              search={{ draft: note.evidenceId }}
              className={classes['row']}
            >
              <Plate>{note.reference}</Plate>
              <span className={classes['rowWords']}>
                <strong>{note.learner.name}</strong>
                <span>{note.title}</span>
              </span>
              <span className={classes['quiet']}>
                {note.occurredOn && `${formatDay(note.occurredOn)} · `}
                {criteriaCount(note.criteria)}
                {note.files > 0 && ` · ${plural(note.files, 'file', 'files')}`}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
