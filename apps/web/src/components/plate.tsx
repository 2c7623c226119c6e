import type { ReactNode } from 'react'
import classes from './plate.module.css'

interface PlateProps {
  children: ReactNode
  /** solid: the one being read. chosen: picked on this screen. planned: not there yet. */
  tone?: 'plain' | 'solid' | 'chosen' | 'planned'
  size?: 'sm' | 'md'
}

/** A code in its plate: K7, 2.10, U17 1.3, WP3. A reference stands before its title, always. */
export function Plate({ children, tone = 'plain', size = 'md' }: PlateProps) {
  return (
    <span className={classes['plate']} data-tone={tone} data-size={size}>
      {children}
    </span>
  )
}
