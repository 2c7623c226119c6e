/** GATE-1 to GATE-3: which KSBs count at the gateway, by which routes, and what a signature there rests on. */
import type { KsbProgress } from './types.ts'

export const GATEWAY_ROUTES = ['mapping', 'ownEvidence', 'staff', 'employer'] as const
/** How a KSB is held: met through the mapping, met by KSB evidence, confirmed by staff, by the employer. */
export type GatewayRoute = (typeof GATEWAY_ROUTES)[number]

export const GATEWAY_MISSING = ['notConfirmed', 'checkAgain', 'needsOwnEvidence', 'notMet'] as const
export type GatewayMissing = (typeof GATEWAY_MISSING)[number]

export interface GatewayKsb {
  ksbId: string
  applies: boolean
  /** [GATE-1] */
  held: boolean
  routes: readonly GatewayRoute[]
  /** Why it is not held; null where it is, and where it doesn’t apply. */
  missing: GatewayMissing | null
}

/** [GATE-1] */
export function computeGatewayKsbs(ksbs: readonly KsbProgress[]): GatewayKsb[] {
  return ksbs.map(ksb => {
    const routes = listRoutes(ksb)
    const held = ksb.applies && routes.length > 0 && !isDeclined(ksb)
    return {
      ksbId: ksb.ksbId,
      applies: ksb.applies,
      held,
      routes,
      missing: ksb.applies && !held ? toMissing(ksb) : null,
    }
  })
}

/** [GATE-2] Applying behaviours that the employer has not confirmed, or whose confirmation is to be checked again. */
export function listUnverifiedBehaviours(
  ksbs: readonly KsbProgress[],
  behaviourIds: ReadonlySet<string>,
): readonly KsbProgress[] {
  return ksbs.filter(ksb => ksb.applies && behaviourIds.has(ksb.ksbId) && !listRoutes(ksb).includes('employer'))
}

/** What a signature at the gateway rests on, as it was when it was given. */
export interface GatewayBasis {
  mappingId: string
  programmeVersion: number
  /** The KSBs that applied, each with the routes by which it was held. */
  ksbs: readonly { ksbId: string; routes: readonly GatewayRoute[] }[]
  /** The checklist’s lines that were done. */
  lines: readonly string[]
}

export function toGatewayBasis(
  { mappingId, programmeVersion }: Pick<GatewayBasis, 'mappingId' | 'programmeVersion'>,
  ksbs: readonly GatewayKsb[],
  linesDone: readonly string[],
): GatewayBasis {
  return {
    mappingId,
    programmeVersion,
    ksbs: ksbs.filter(ksb => ksb.applies).map(({ ksbId, held, routes }) => ({ ksbId, routes: held ? routes : [] })),
    lines: [...linesDone].sort(),
  }
}

export interface GatewayComparison {
  /** False where all that the signature rested on is still so. */
  changed: boolean
  mapping: boolean
  programme: boolean
  /** KSBs of which a route is gone, or which apply no longer. */
  ksbsLost: readonly string[]
  /** KSBs that did not apply then. */
  ksbsGained: readonly string[]
  linesLost: readonly string[]
}

/** [GATE-3] More routes and more lines change nothing; what is gone does. */
export function compareGatewayBasis(then: GatewayBasis, now: GatewayBasis): GatewayComparison {
  const routesNow = new Map(now.ksbs.map(ksb => [ksb.ksbId, new Set<GatewayRoute>(ksb.routes)]))
  const known = new Set(then.ksbs.map(ksb => ksb.ksbId))
  const ksbsLost = then.ksbs
    .filter(({ ksbId, routes }) => {
      const left = routesNow.get(ksbId)
      return left === undefined || routes.some(route => !left.has(route))
    })
    .map(ksb => ksb.ksbId)
  const ksbsGained = now.ksbs.filter(ksb => !known.has(ksb.ksbId)).map(ksb => ksb.ksbId)
  const linesLost = then.lines.filter(line => !now.lines.includes(line))
  const mapping = then.mappingId !== now.mappingId
  const programme = then.programmeVersion !== now.programmeVersion
  const changed = mapping || programme || ksbsLost.length + ksbsGained.length + linesLost.length > 0
  return { changed, mapping, programme, ksbsLost, ksbsGained, linesLost }
}

function listRoutes(ksb: KsbProgress): GatewayRoute[] {
  const computed: GatewayRoute[] =
    ksb.computed !== 'met' ? [] : ksb.flags.includes('metByOwnEvidence') ? ['ownEvidence'] : ['mapping']
  const confirmed = ksb.confirmations
    // [KSB-7d] To be checked again shows, and does not count.
    .filter(confirmation => confirmation.outcome === 'confirmed' && !confirmation.checkAgain)
    .map(confirmation => confirmation.kind)
  return GATEWAY_ROUTES.filter(route => computed.includes(route) || confirmed.some(kind => kind === route))
}

const isDeclined = (ksb: KsbProgress): boolean =>
  ksb.confirmations.some(confirmation => confirmation.outcome === 'notConfirmed')

function toMissing(ksb: KsbProgress): GatewayMissing {
  if (isDeclined(ksb)) return 'notConfirmed'
  if (ksb.confirmations.some(confirmation => confirmation.checkAgain)) return 'checkAgain'
  return ksb.computed === 'needsOwnEvidence' ? 'needsOwnEvidence' : 'notMet'
}
