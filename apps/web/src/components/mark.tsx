import classes from './mark.module.css'

export const MARK_KINDS = ['accepted', 'waiting', 'referred', 'notUsed', 'planned'] as const
export type MarkKind = (typeof MARK_KINDS)[number]

const LETTERS: Record<MarkKind, string> = { accepted: 'A', waiting: 'W', referred: 'R', notUsed: 'N', planned: 'P' }
export const MARK_NAMES: Record<MarkKind, string> = {
  accepted: 'Accepted',
  waiting: 'Waiting',
  referred: 'Referred',
  notUsed: 'Not used',
  planned: 'Planned',
}

/** A mark of the unit matrix, told by shape and letter. Its cell says the word. */
export function Mark({ kind }: { kind: MarkKind }) {
  return (
    <span className={classes['mark']} data-kind={kind} aria-hidden="true">
      {LETTERS[kind]}
    </span>
  )
}
