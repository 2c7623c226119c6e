import { GATEWAY_MISSING, GATEWAY_ROUTES, KSB_KINDS } from '@crosswalk/progress'
import { z } from 'zod'
import { confirmationRecord } from './confirmations.contract.ts'
import { enrolmentEmployer } from './employers.contract.ts'
import { defineEndpoint } from './endpoint.ts'
import { enrolmentStatus } from './enrolment-status.ts'
import { ksbProgress, totals } from './progress.contract.ts'
import { day, enrolmentId, gatewaySignatureId, instant, ksbId, nothing, personName, prose, reason } from './shapes.ts'

/** Whose signatures stand at the gateway. */
export const GATEWAY_PARTIES = ['learner', 'centre', 'employer'] as const
export type GatewayParty = (typeof GATEWAY_PARTIES)[number]

export const gatewayKsb = z.object({
  ksbId,
  code: z.string(),
  kind: z.enum(KSB_KINDS),
  area: z.string(),
  text: z.string(),
  applies: z.boolean(),
  /** GATE-1 */
  held: z.boolean(),
  routes: z.array(z.enum(GATEWAY_ROUTES)),
  missing: z.enum(GATEWAY_MISSING).nullable(),
  progress: ksbProgress.pick({ state: true, computed: true, reach: true, inScope: true, counts: true }),
  confirmations: z.array(confirmationRecord.pick({ kind: true, outcome: true, by: true, at: true, checkAgain: true })),
})

export const gatewayLine = z.object({
  key: z.string(),
  text: z.string(),
  /** Crosswalk says itself whether it is so. */
  computed: z.boolean(),
  done: z.boolean(),
  /** What whoever ticks it is asked to write down. */
  noteWanted: z.string().nullable(),
  note: z.string().nullable(),
  by: personName.nullable(),
  at: instant.nullable(),
  /** Of a computed line that is not so: "Units 5 and 9 are not signed off". */
  missing: z.string().nullable(),
})

export const gatewaySignature = z.object({
  party: z.enum(GATEWAY_PARTIES),
  declaration: z.string(),
  /** Null until it is given. */
  signed: z
    .object({
      id: gatewaySignatureId,
      by: z.string(),
      at: instant,
      declaration: z.string(),
      /** GATE-3: what changed since, in words. Empty where all is as it was. */
      changes: z.array(z.string()),
    })
    .nullable(),
})

export const gateway = z.object({
  enrolmentId,
  learnerName: z.string(),
  centreName: z.string(),
  programmeName: z.string(),
  standard: z.object({ reference: z.string(), version: z.string(), title: z.string() }),
  qualification: z.object({ number: z.string(), title: z.string() }),
  employer: enrolmentEmployer.nullable(),
  status: enrolmentStatus,
  startsOn: day,
  plannedEndOn: day.nullable(),
  /** As this version of the standard calls them. */
  words: z.object({ gateway: z.string(), assessment: z.string() }),
  totals,
  ksbs: z.array(gatewayKsb),
  lines: z.array(gatewayLine),
  /** What is missing before anybody can sign. */
  missing: z.array(z.string()),
  signatures: z.array(gatewaySignature),
  /** What would be signed now: sent back with the signature, so that nobody signs what they did not see. */
  basis: z.string(),
  can: z.object({
    tick: z.boolean(),
    confirm: z.boolean(),
    /** As whom, if at all. */
    sign: z.enum(['learner', 'centre']).nullable(),
    askEmployer: z.boolean(),
    withdraw: z.boolean(),
  }),
})
export type Gateway = z.infer<typeof gateway>

export const getGateway = defineEndpoint({
  method: 'GET',
  path: '/enrolments/:id/gateway',
  summary:
    'The gateway page of an enrolment: each KSB with its routes, the checklist, what is missing, the signatures.',
  tag: 'Gateway',
  scope: 'person',
  params: z.object({ id: enrolmentId }),
  status: 200,
  reply: gateway,
  errors: ['record.notFound'],
})

export const tickGatewayLine = defineEndpoint({
  method: 'PUT',
  path: '/enrolments/:id/gateway/lines/:line',
  summary: 'Tick a line of the checklist, or take the tick back.',
  tag: 'Gateway',
  scope: 'staff',
  params: z.object({ id: enrolmentId, line: z.string().min(1).max(60) }),
  body: z.object({ done: z.boolean(), note: prose(1_000, 'The note').nullable().optional() }),
  status: 200,
  reply: gateway,
  errors: ['record.notFound', 'access.refused', 'access.separation', 'enrolment.ended', 'gateway.computedLine'],
})

export const signGateway = defineEndpoint({
  method: 'POST',
  path: '/enrolments/:id/gateway/signatures',
  summary: 'Sign the gateway page as the learner, or for the centre as assessor or tutor.',
  tag: 'Gateway',
  scope: 'person',
  params: z.object({ id: enrolmentId }),
  body: z.object({
    declaration: z.literal(true, { error: 'Make the declaration to sign.' }),
    /** The `basis` of the page that is signed. */
    basis: z.string().min(1).max(200),
  }),
  status: 201,
  reply: gateway,
  errors: [
    'record.notFound',
    'access.refused',
    'access.separation',
    'enrolment.ended',
    'gateway.notReady',
    'gateway.changed',
    'gateway.signed',
  ],
  idempotent: true,
})

export const withdrawGatewaySignature = defineEndpoint({
  method: 'POST',
  path: '/gateway-signatures/:id/withdrawal',
  summary: 'Take a signature at the gateway back, with a reason: your own, or as a centre manager anybody’s.',
  tag: 'Gateway',
  scope: 'person',
  params: z.object({ id: gatewaySignatureId }),
  body: z.object({ reason }),
  status: 204,
  reply: nothing,
  errors: ['record.notFound', 'access.refused', 'gateway.signatureEnded'],
})
