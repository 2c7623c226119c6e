import classes from './logo.module.css'

/** The mark: three stripes of a crossing and its beacon. */
export function Logo({ withName = true }: { withName?: boolean }) {
  return (
    <span className={classes['logo']}>
      <svg viewBox="0 0 26 16" width="26" height="16" aria-hidden="true" focusable="false">
        <path className={classes['stripe']} d="M5.2 1h2.9L3.9 15H.6zM11 1h2.9l-2 14H8.5zM16.6 1h2.9l.2 14h-3.5z" />
        <path className={classes['beacon']} d="M22 1h2l1.8 14h-3.3z" />
      </svg>
      {withName ? 'Crosswalk' : <span className="visually-hidden">Crosswalk</span>}
    </span>
  )
}
