import type { KsbProgress } from '@crosswalk/progress'
import type { KsbTileProps } from './ksb-tile.tsx'

/** A KSB of one enrolment as its tile. */
export function toTileProps({ state, flags, inScope, toGo, counts }: KsbProgress): KsbTileProps {
  const flagged: KsbTileProps = {
    state,
    ...(flags.includes('referred') ? { referred: true } : {}),
    ...(flags.includes('checkAgain') ? { checkAgain: true } : {}),
    ...(state === 'met' && flags.includes('signedOff') ? { signedOff: true } : {}),
  }
  if (state !== 'inProgress') return flagged
  if (inScope === 0) return { ...flagged, ownEvidence: true, submitted: 1 }
  return { ...flagged, toGo, accepted: counts.accepted / inScope, submitted: counts.submitted / inScope }
}
