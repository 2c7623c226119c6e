import classes from './file-viewer.module.css'
import type { Place } from './places.ts'

interface PlaceMarksProps {
  places: readonly Place[]
  onPlace: (placeId: string) => void
}

/** In the margin of a page: the numbers of what is marked on it. */
export function PageMarks({ places, onPlace }: PlaceMarksProps) {
  if (places.length === 0) return null
  return (
    <ul className={classes['margin']} aria-label="Marked on this page">
      {places.map(place => (
        <li key={place.id}>
          <PlaceMark place={place} onPlace={onPlace} />
        </li>
      ))}
    </ul>
  )
}

const clock = (seconds: number): string =>
  `${Math.floor(seconds / 60)
    .toString()
    .padStart(2, '0')}:${Math.floor(seconds % 60)
    .toString()
    .padStart(2, '0')}`

interface TimelineProps extends PlaceMarksProps {
  /** In seconds; null until the file has said. */
  duration: number | null
}

/** Under a recording: the same marks where they are in time. */
export function Timeline({ places, duration, onPlace }: TimelineProps) {
  if (duration === null || places.length === 0) return null
  const share = (seconds: number) => `${Math.min(100, (seconds / duration) * 100)}%`
  return (
    <ol className={classes['timeline']} aria-label="Marked on the timeline">
      {places
        .filter(({ span }) => span.from < duration)
        .sort((a, b) => a.span.from - b.span.from)
        .map(place => (
          <li key={`${place.id} ${place.span.from}`} data-tone={place.tone}>
            <span
              className={classes['stretch']}
              style={{ left: share(place.span.from), width: share(Math.max(place.span.to - place.span.from, 1)) }}
            />
            <PlaceMark place={place} onPlace={onPlace} />
            <span className={classes['clock']}>
              {clock(place.span.from)}
              {place.span.to > place.span.from && `–${clock(place.span.to)}`}
            </span>
          </li>
        ))}
    </ol>
  )
}

const TONE_WORDS = { current: ', open', accepted: ', accepted', referred: ', referred', plain: '' } as const

function PlaceMark({ place, onPlace }: { place: Place; onPlace: (placeId: string) => void }) {
  return (
    <button
      type="button"
      className={classes['placeMark']}
      data-tone={place.tone}
      aria-label={`${place.name}${TONE_WORDS[place.tone]}`}
      onClick={() => onPlace(place.id)}
    >
      {place.label}
    </button>
  )
}
