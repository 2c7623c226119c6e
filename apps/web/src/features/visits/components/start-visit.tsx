import { useState } from 'react'
import { EmptyState } from '../../../components/panel-states.tsx'
import { SearchField } from '../../../components/search-field.tsx'
import { formatInstant } from '../../../lib/dates.ts'
import type { Pack } from '../visit-store.ts'
import classes from './visits.module.css'

interface StartVisitProps {
  pack: Pack | null
  onStart: (learner: Pack['learners'][number]) => void
}

/** The learners that I assess, as this device last knew them. */
export function StartVisit({ pack, onStart }: StartVisitProps) {
  const [search, setSearch] = useState('')
  const learners = pack?.learners ?? []
  const words = search.trim().toLowerCase()
  const found = words === '' ? learners : learners.filter(({ name }) => name.toLowerCase().includes(words))
  return (
    <section className={classes['section']} aria-labelledby="start-visit">
      <h2 id="start-visit" className={classes['heading']}>
        Start a visit
      </h2>
      {pack === null && <EmptyState title="No learners on this device yet">They come with the next signal.</EmptyState>}
      {pack !== null && learners.length === 0 && <EmptyState title="You assess nobody at present" />}
      {learners.length > 8 && <SearchField label="Find a learner" value={search} onSearch={setSearch} />}
      {found.length > 0 && (
        <ul className={classes['list']}>
          {found.map(learner => (
            <li key={learner.enrolmentId}>
              <button type="button" className={classes['row']} onClick={() => onStart(learner)}>
                <span className={classes['rowWords']}>
                  <strong>{learner.name}</strong>
                  <span className={classes['quiet']}>{learner.programme}</span>
                </span>
                <span className={classes['go']}>Start</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {learners.length > 0 && found.length === 0 && <p className={classes['quiet']}>Nobody of that name.</p>}
      {pack !== null && (
        <p className={classes['quiet']}>
          Learners and criteria as of {formatInstant(new Date(pack.savedAt).toISOString())}.
        </p>
      )}
    </section>
  )
}
