import { PageHeader } from '../../../components/page-header.tsx'
import classes from './grid-loading.module.css'

const ROWS = Array.from({ length: 12 }, (_, index) => index)

/** The grid while its rows are on the way: plain stripes. */
export function GridLoading() {
  return (
    <div>
      <PageHeader title="KSBs" />
      <div role="status">
        <span className="visually-hidden">Loading the KSBs</span>
        {ROWS.map(row => (
          <div key={row} className={classes['row']} aria-hidden="true">
            <span className={classes['name']} />
            <span className={classes['stripes']} />
          </div>
        ))}
      </div>
    </div>
  )
}
