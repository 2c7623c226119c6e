/** What is shared with an employer’s line manager by a link, without an account. Nothing of the staff’s is in it. */
import { CONFIRMATION_OUTCOMES } from '@crosswalk/progress'
import { z } from 'zod'
import { defineEndpoint } from './endpoint.ts'
import { enrolmentStatus } from './enrolment-status.ts'
import { gatewayKsb, gatewayLine, gatewaySignature } from './gateway.contract.ts'
import { method } from './methods.ts'
import { ksbProgress, totals } from './progress.contract.ts'
import {
  day,
  employerId,
  enrolmentId,
  instant,
  ksbId,
  line,
  lineManagerId,
  nextCursor,
  nothing,
  outsideAccessId,
  pageQuery,
  personName,
  prose,
} from './shapes.ts'

/** `apprentices`: all of the line manager’s, to look at. The others are for one enrolment, and for one act. */
export const OUTSIDE_PURPOSES = ['apprentices', 'behaviours', 'gateway'] as const
export type OutsidePurpose = (typeof OUTSIDE_PURPOSES)[number]

const standard = z.object({ reference: z.string(), version: z.string(), title: z.string() })
const ksb = z.object({ code: z.string(), kind: gatewayKsb.shape.kind, area: z.string(), text: z.string() })

export const apprentice = z.object({
  name: z.string(),
  programmeName: z.string(),
  standard,
  status: enrolmentStatus,
  startsOn: day,
  plannedEndOn: day.nullable(),
  siteName: z.string().nullable(),
  totals,
  ksbs: z.array(ksb.extend({ state: ksbProgress.shape.state, accepted: z.int(), inScope: z.int() })),
  /** What was handed in and is not marked confidential, by name alone, newest first: at most the last 50. */
  evidence: z.array(
    z.object({
      reference: z.string(),
      title: z.string(),
      method,
      occurredOn: day.nullable(),
      submittedAt: instant,
      /** Its tags in this enrolment. */
      accepted: z.int(),
      tags: z.int(),
    }),
  ),
})

const said = z.object({
  outcome: z.enum(CONFIRMATION_OUTCOMES),
  by: z.string(),
  at: instant,
  /** What the employer wrote. */
  statement: z.string().nullable(),
  checkAgain: z.boolean(),
})

const shared = {
  centreName: z.string(),
  lineManagerName: z.string(),
  employerName: z.string(),
  /** Who gave the link, and can give another. */
  grantedBy: z.string(),
  expiresAt: instant,
  /** When what the link is for was done; it shows that from then on. */
  usedAt: instant.nullable(),
}

export const sharedPage = z.discriminatedUnion('purpose', [
  z.object({ purpose: z.literal('apprentices'), ...shared, apprentices: z.array(apprentice) }),
  z.object({
    purpose: z.literal('behaviours'),
    ...shared,
    learnerName: z.string(),
    standard,
    behaviours: z.array(ksb.extend({ ksbId, said: said.nullable() })),
  }),
  z.object({
    purpose: z.literal('gateway'),
    ...shared,
    learnerName: z.string(),
    standard,
    words: z.object({ gateway: z.string(), assessment: z.string() }),
    ksbs: z.array(ksb.extend({ applies: z.boolean(), held: z.boolean(), routes: gatewayKsb.shape.routes })),
    lines: z.array(gatewayLine.pick({ key: true, text: true, done: true })),
    missing: z.array(z.string()),
    declaration: z.string(),
    signature: gatewaySignature.shape.signed,
    basis: z.string(),
  }),
])
export type SharedPage = z.infer<typeof sharedPage>

const token = z.string().min(20).max(200)
const name = line(120, 'Your name')

export const openSharedPage = defineEndpoint({
  method: 'POST',
  path: '/shared/opening',
  summary: 'What a link shares with whoever holds it. Opening it is recorded.',
  tag: 'Shared with employers',
  scope: 'public',
  body: z.object({ token }),
  status: 200,
  reply: sharedPage,
  errors: ['link.expired'],
})

export const confirmBehaviours = defineEndpoint({
  method: 'POST',
  path: '/shared/confirmations',
  summary: 'The employer says of behaviours, in one act, that they are met at work or not yet.',
  tag: 'Shared with employers',
  scope: 'public',
  body: z.object({
    token,
    name,
    behaviours: z
      .array(
        z.object({
          ksbId,
          outcome: z.enum(CONFIRMATION_OUTCOMES),
          statement: prose(1_000, 'What is missing').optional(),
        }),
      )
      .min(1, { error: 'Say something of at least one behaviour.' })
      .max(100),
  }),
  status: 200,
  reply: sharedPage,
  errors: ['link.expired', 'link.used', 'confirmation.reasonNeeded', 'confirmation.doesNotApply', 'enrolment.ended'],
})

export const signSharedGateway = defineEndpoint({
  method: 'POST',
  path: '/shared/signature',
  summary: 'The employer signs the gateway page.',
  tag: 'Shared with employers',
  scope: 'public',
  body: z.object({
    token,
    name,
    declaration: z.literal(true, { error: 'Make the declaration to sign.' }),
    basis: z.string().min(1).max(200),
  }),
  status: 200,
  reply: sharedPage,
  errors: ['link.expired', 'link.used', 'gateway.notReady', 'gateway.changed', 'enrolment.ended'],
})

export const outsideAccess = z.object({
  id: outsideAccessId,
  purpose: z.enum(OUTSIDE_PURPOSES),
  lineManager: z.object({ id: lineManagerId, name: z.string() }),
  /** The one enrolment that it is for; null where it is for all apprentices of the line manager. */
  enrolment: z.object({ id: enrolmentId, learnerName: z.string() }).nullable(),
  grantedBy: personName,
  grantedAt: instant,
  expiresAt: instant,
  /** The last day’s first opening. */
  openedAt: instant.nullable(),
  usedAt: instant.nullable(),
  /** Where it was ended before its time: by whom, and when. */
  ended: z.object({ by: z.string().nullable(), at: instant }).nullable(),
  status: z.enum(['open', 'used', 'expired', 'revoked']),
  /** It opens something today. One that was used goes on showing what was said. */
  works: z.boolean(),
})
export type OutsideAccess = z.infer<typeof outsideAccess>

const grantedAccess = z.object({
  access: outsideAccess,
  sentTo: z.string().nullable(),
  /** To be handed over by whoever asked; null where it went by e-mail. */
  link: z.string().nullable(),
})

export const listOutsideAccesses = defineEndpoint({
  method: 'GET',
  path: '/enrolments/:id/outside-accesses',
  summary: 'Who outside was given a link to this enrolment, until when, and whether they opened and used it.',
  tag: 'Shared with employers',
  scope: 'staff',
  params: z.object({ id: enrolmentId }),
  status: 200,
  reply: z.object({ accesses: z.array(outsideAccess) }),
  errors: ['record.notFound'],
})

export const grantEnrolmentAccess = defineEndpoint({
  method: 'POST',
  path: '/enrolments/:id/outside-accesses',
  summary: 'Ask the employer’s line manager to confirm the behaviours or to sign at the gateway, by a link.',
  tag: 'Shared with employers',
  scope: 'staff',
  params: z.object({ id: enrolmentId }),
  body: z.object({
    purpose: z.enum(['behaviours', 'gateway']),
    /** True shows the link to you instead of sending it. */
    show: z.boolean().optional(),
  }),
  status: 201,
  reply: grantedAccess,
  errors: ['record.notFound', 'access.refused', 'enrolment.ended', 'employer.noLineManager'],
  idempotent: true,
})

export const listEmployerAccesses = defineEndpoint({
  method: 'GET',
  path: '/employers/:id/outside-accesses',
  summary: 'Every link given to an employer’s line managers, newest first.',
  tag: 'Shared with employers',
  scope: 'centreManager',
  params: z.object({ id: employerId }),
  query: z.object(pageQuery),
  status: 200,
  reply: z.object({ accesses: z.array(outsideAccess), nextCursor }),
  errors: ['record.notFound'],
})

export const grantLineManagerAccess = defineEndpoint({
  method: 'POST',
  path: '/line-managers/:id/outside-accesses',
  summary: 'Let a line manager see all their apprentices for a month, by a link.',
  tag: 'Shared with employers',
  scope: 'centreManager',
  params: z.object({ id: lineManagerId }),
  body: z.object({ show: z.boolean().optional() }),
  status: 201,
  reply: grantedAccess,
  errors: ['record.notFound', 'lineManager.closed'],
  idempotent: true,
})

export const revokeOutsideAccess = defineEndpoint({
  method: 'POST',
  path: '/outside-accesses/:id/revocation',
  summary: 'A link stops working at once.',
  tag: 'Shared with employers',
  scope: 'staff',
  params: z.object({ id: outsideAccessId }),
  status: 204,
  reply: nothing,
  errors: ['record.notFound', 'access.refused'],
})
