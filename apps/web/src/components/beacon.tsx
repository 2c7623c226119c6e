import classes from './beacon.module.css'

/** The amber beacon: only for what asks someone to act. The words beside it say what. */
export function Beacon({ corner = false, size = 11 }: { corner?: boolean; size?: number }) {
  return (
    <svg
      className={classes['beacon']}
      viewBox="0 0 12 12"
      width={size}
      height={size}
      aria-hidden="true"
      focusable="false"
    >
      {corner ? <path d="M1 1h10v10z" /> : <circle cx="6" cy="6" r="5" />}
    </svg>
  )
}
