import { type changeUnits, listWords, type ReplyOf } from '@crosswalk/contracts'
import { plural } from '../../lib/words.ts'
import { Notice } from '../notice.tsx'
import { Plate } from '../plate.tsx'
import classes from './units-effect.module.css'

type Effect = ReplyOf<typeof changeUnits>['effect']

const CHANGES = [
  ['met', 'Now met'],
  ['noLongerMet', 'No longer met'],
  ['gained', 'More of it is in the units'],
  ['lost', 'Less of it is in the units'],
  ['changed', 'Counts change'],
] as const

/** [UNIT-1] What a choice of units would do, before it is saved. */
export function UnitsEffect({ effect, units }: { effect: Effect; units: readonly { id: string; number: number }[] }) {
  const { credits, signedOff, acceptedWork } = effect
  const named = (unitIds: readonly string[]) =>
    listWords(units.filter(({ id }) => unitIds.includes(id)).map(({ number }) => `Unit ${number}`))
  return (
    <section className={classes['effect']} aria-label="What this choice does" aria-live="polite">
      <p>
        <strong>
          {credits.before} → {credits.after} credits
        </strong>
        {credits.unknown > 0 && ` and ${plural(credits.unknown, 'unit', 'units')} whose credits are not confirmed`}
      </p>
      {signedOff.length > 0 && (
        <Notice
          tone="wrong"
          title={`${named(signedOff)} can’t go: ${signedOff.length === 1 ? 'it is' : 'they are'} signed off`}
        >
          Reopen the sign-off first, or choose {signedOff.length === 1 ? 'this unit' : 'these units'} again.
        </Notice>
      )}
      {acceptedWork.length > 0 && (
        <Notice tone="act">Accepted work rests on {named(acceptedWork)}. Say below why it goes.</Notice>
      )}
      {effect.warnings.map(warning => (
        <Notice key={warning} tone="act">
          {warning}
        </Notice>
      ))}
      {effect.ksbs.length === 0 && <p>No KSB changes.</p>}
      {CHANGES.map(([change, name]) => {
        const moved = effect.ksbs.filter(ksb => ksb.change === change)
        if (moved.length === 0) return null
        return (
          <div key={change} className={classes['change']}>
            <h3>
              {name} <span className={classes['count']}>{moved.length}</span>
            </h3>
            <ul>
              {moved.map(ksb => (
                <li key={ksb.ksbId}>
                  <Plate size="sm">{ksb.code}</Plate> {ksb.before.accepted} of {ksb.before.inScope} →{' '}
                  {ksb.after.accepted} of {ksb.after.inScope}
                </li>
              ))}
            </ul>
          </div>
        )
      })}
    </section>
  )
}
