import type { Gateway } from '@crosswalk/contracts'
import { Fragment } from 'react'
import { KsbTile } from '../../../components/ksb-tile.tsx'
import { Plate } from '../../../components/plate.tsx'
import { formatDay } from '../../../lib/dates.ts'
import { MISSING_WORDS, routesWords } from '../../../lib/gateway-words.ts'
import { STATE_NAMES } from '../../../lib/words.ts'
import classes from './gateway.module.css'

type Ksb = Gateway['ksbs'][number]

/** Each KSB with its state and the routes by which it is held, under its area. */
export function GatewayKsbs({ gateway }: { gateway: Gateway }) {
  return (
    <ul className={classes['ksbs']}>
      {gateway.ksbs.map((ksb, at) => (
        <Fragment key={ksb.ksbId}>
          {gateway.ksbs[at - 1]?.area !== ksb.area && <li className={classes['area']}>{ksb.area}</li>}
          <li className={classes['ksb']}>
            <KsbTile
              state={ksb.progress.state}
              toGo={Math.max(0, ksb.progress.inScope - ksb.progress.counts.accepted)}
              checkAgain={ksb.confirmations.some(said => said.checkAgain)}
            />
            <Plate>{ksb.code}</Plate>
            <p>{ksb.text}</p>
            <div>
              <p>
                <strong>{toHeld(ksb)}</strong>
              </p>
              {ksb.confirmations.map(said => (
                <p key={`${said.kind}${said.at}`} className={classes['quiet']}>
                  {said.outcome === 'confirmed' ? 'Confirmed' : 'Not yet met'}: {said.by}, {formatDay(said.at)}
                  {said.checkAgain && ', to be checked again'}
                </p>
              ))}
              {ksb.progress.inScope > 0 && ksb.applies && (
                <p className={classes['quiet']}>
                  {ksb.progress.counts.accepted} of {ksb.progress.inScope} accepted
                </p>
              )}
            </div>
          </li>
        </Fragment>
      ))}
    </ul>
  )
}

function toHeld({ applies, held, routes, missing }: Ksb): string {
  if (!applies) return STATE_NAMES.doesNotApply
  return held ? routesWords(routes) : missing === null ? 'Not held' : MISSING_WORDS[missing]
}
