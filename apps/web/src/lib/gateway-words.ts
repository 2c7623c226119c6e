/** How a KSB is held at the gateway, in words: on the centre’s page and on the employer’s. */
import type { GatewayMissing, GatewayRoute } from '@crosswalk/progress'

const ROUTE_WORDS: Record<GatewayRoute, string> = {
  mapping: 'met through the mapping',
  ownEvidence: 'met by its own evidence',
  staff: 'confirmed by the centre',
  employer: 'confirmed by the employer',
}

export const MISSING_WORDS: Record<GatewayMissing, string> = {
  notConfirmed: 'Not yet met, as somebody says',
  checkAgain: 'Confirmed, to be checked again',
  needsOwnEvidence: 'Needs its own evidence',
  notMet: 'Not met yet',
}

/** "Met through the mapping, confirmed by the employer" */
export function routesWords(routes: readonly GatewayRoute[]): string {
  const words = routes.map(route => ROUTE_WORDS[route]).join(', ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
