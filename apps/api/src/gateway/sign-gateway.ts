/** [GATE-3] A signature at the gateway: by the learner, for the centre, or by the employer through a link. */
import type { GatewayParty } from '@crosswalk/contracts'
import type { WriteDb } from '../db/store.ts'
import { appError } from '../http/app-error.ts'
import type { Ids } from '../ids.ts'
import { appendEntry } from '../ledger/append-entry.ts'
import type { LoadedGateway } from './load-gateway.ts'

interface By {
  centreId: string
  /** Null for the employer. */
  actorId: string | null
  learnerId: string
  enrolmentId: string
  outside?: { accessId: string; name: string }
}

/** One who signed may sign again once something changed. */
export async function appendSignature(
  db: WriteDb,
  ids: Ids,
  { page, checklist, basis }: LoadedGateway,
  { outside, ...by }: By,
  party: GatewayParty,
  basisSeen: string,
): Promise<void> {
  const standing = page.signatures.find(signature => signature.party === party)?.signed ?? null
  if (standing !== null && standing.changes.length === 0) throw appError('gateway.signed')
  if (page.basis !== basisSeen) throw appError('gateway.changed')
  if (page.missing.length > 0)
    throw appError('gateway.notReady', { detail: `Still missing: ${page.missing.join('; ')}.` })
  await appendEntry(db, {
    ...by,
    kind: 'gateway.signed',
    data: {
      signatureId: ids.create('gsg'),
      enrolmentId: by.enrolmentId,
      party,
      declaration: checklist.declarations[party],
      basis: {
        ...basis,
        ksbs: basis.ksbs.map(({ ksbId, routes }) => ({ ksbId, routes: [...routes] })),
        lines: [...basis.lines],
      },
      ...(outside !== undefined && { outside }),
    },
  })
}
