import { METHOD_NAMES, type SharedPage } from '@crosswalk/contracts'
import { Headline } from '../../../components/headline.tsx'
import { KsbTile } from '../../../components/ksb-tile.tsx'
import { EmptyState } from '../../../components/panel-states.tsx'
import { Plate } from '../../../components/plate.tsx'
import { formatDay } from '../../../lib/dates.ts'
import { plural, STATE_NAMES, STATUS_NAMES } from '../../../lib/words.ts'
import classes from './shared-page.module.css'

type Page = Extract<SharedPage, { purpose: 'apprentices' }>

export function Apprentices({ page }: { page: Page }) {
  if (page.apprentices.length === 0) {
    return <EmptyState title="No apprentice of yours is recorded here now." />
  }
  return page.apprentices.map(apprentice => (
    <article key={`${apprentice.name} ${apprentice.startsOn}`} className={classes['apprentice']}>
      <h2>{apprentice.name}</h2>
      <p className={classes['quiet']}>
        {apprentice.programmeName} · {STATUS_NAMES[apprentice.status]} · since {formatDay(apprentice.startsOn)}
        {apprentice.plannedEndOn !== null && `, planned end ${formatDay(apprentice.plannedEndOn)}`}
        {apprentice.siteName !== null && ` · ${apprentice.siteName}`}
      </p>
      <p>
        <Headline totals={apprentice.totals} />
      </p>
      <details>
        <summary>Knowledge, skills and behaviours</summary>
        <ul className={classes['list']}>
          {apprentice.ksbs.map(ksb => (
            <li key={ksb.code}>
              <KsbTile state={ksb.state} toGo={Math.max(0, ksb.inScope - ksb.accepted)} />
              <Plate>{ksb.code}</Plate>
              <span>
                {ksb.text}
                <br />
                <span className={classes['quiet']}>
                  {STATE_NAMES[ksb.state]}
                  {ksb.inScope > 0 && `, ${ksb.accepted} of ${ksb.inScope} accepted`}
                </span>
              </span>
            </li>
          ))}
        </ul>
      </details>
      {apprentice.evidence.length > 0 && (
        <details>
          <summary>Evidence, the latest {plural(apprentice.evidence.length, 'item', 'items')}</summary>
          <ul className={classes['list']}>
            {apprentice.evidence.map(({ reference, title, method, occurredOn, submittedAt, accepted, tags }) => (
              <li key={reference}>
                <Plate>{reference}</Plate>
                <span>
                  {title}
                  <br />
                  <span className={classes['quiet']}>
                    {METHOD_NAMES[method]}, {formatDay(occurredOn ?? submittedAt)} · {accepted} of {tags} accepted
                  </span>
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </article>
  ))
}
