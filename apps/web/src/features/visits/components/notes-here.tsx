import { Link } from '@tanstack/react-router'
import { Beacon } from '../../../components/beacon.tsx'
import { formatInstant } from '../../../lib/dates.ts'
import { criteriaCount } from '../../../lib/words.ts'
import { titleOf, type VisitNote } from '../visit-note.ts'
import classes from './visits.module.css'

/** Notes that stand on this device, with how far each has come. */
export function NotesHere({ notes }: { notes: readonly VisitNote[] }) {
  if (notes.length === 0) return null
  return (
    <section className={classes['section']} aria-labelledby="notes-here">
      <h2 id="notes-here" className={classes['heading']}>
        On this device
      </h2>
      <ul className={classes['list']}>
        {notes.map(note => (
          <li key={note.id}>
            <Link to="/visits/$noteId" params={{ noteId: note.id }} className={classes['row']}>
              <span className={classes['rowWords']}>
                <strong>{note.learnerName}</strong>
                <span>{titleOf(note)}</span>
                <span className={classes['quiet']}>{stateWords(note)}</span>
              </span>
              {note.state === 'refused' && <Beacon />}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

export function stateWords({ state, changedAt, tags, reference, refusal, evidenceId }: VisitNote): string {
  const when = formatInstant(new Date(changedAt).toISOString())
  const criteria = Object.keys(tags).length
  switch (state) {
    case 'writing':
      return `Kept here, ${when}${criteria > 0 ? ` · ${criteriaCount(criteria)}` : ''}`
    case 'toSend':
      return evidenceId === null
        ? 'Finished. It is sent when there is a signal.'
        : `${reference} has arrived. Its files follow.`
    case 'refused':
      return refusal?.sentence ?? ''
    case 'sent':
      return `Sent as ${reference}, ${when}`
  }
}
