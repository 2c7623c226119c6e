import { Link } from '@tanstack/react-router'
import type { Column } from '../../../components/data-table.tsx'
import { Plate } from '../../../components/plate.tsx'
import classes from './to-assess.module.css'

interface WaitingItem {
  evidenceId: string
  reference: string
  title: string
  learner: { name: string }
}

/** What waits, and whose it is: the first columns of both queues. */
export const ITEM_COLUMNS: readonly Column<WaitingItem>[] = [
  {
    key: 'evidence',
    head: 'Evidence',
    isName: true,
    cell: item => (
      <Link className={classes['open']} to="/evidence/$evidenceId" params={{ evidenceId: item.evidenceId }}>
        <Plate>{item.reference}</Plate> <span>{item.title}</span>
      </Link>
    ),
  },
  { key: 'learner', head: 'Learner', cell: item => item.learner.name },
]
