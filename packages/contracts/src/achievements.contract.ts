/** A unit achieved elsewhere, by credit transfer or exemption [LEVEL-3]. */
import { z } from 'zod'
import { defineEndpoint } from './endpoint.ts'
import {
  achievementId,
  day,
  enrolmentId,
  evidenceId,
  givenDay,
  instant,
  line,
  nothing,
  personId,
  personName,
  prose,
  reason,
  unitId,
} from './shapes.ts'

export const ACHIEVEMENT_NAMES = { creditTransfer: 'Credit transfer', exemption: 'Exemption' } as const
const achievementKind = z.enum(['creditTransfer', 'exemption'])

export const achievement = z.object({
  id: achievementId,
  kind: achievementKind,
  certificate: z.string().nullable(),
  awardingBody: z.string().nullable(),
  uan: z.string().nullable(),
  achievedOn: day.nullable(),
  /** The certificate itself, where it was uploaded. */
  evidence: z.object({ id: evidenceId, reference: z.string() }).nullable(),
  checkedBy: personName.nullable(),
  checkedOn: day.nullable(),
  note: z.string().nullable(),
  recordedBy: personName,
  recordedAt: instant,
})
export type Achievement = z.infer<typeof achievement>

export const addAchievement = defineEndpoint({
  method: 'POST',
  path: '/enrolments/:id/units/:unitId/achievements',
  summary: 'Record that a unit was achieved elsewhere: its criteria count as accepted for that reason.',
  tag: 'Units',
  scope: 'assessor',
  params: z.object({ id: enrolmentId, unitId }),
  body: z.object({
    kind: achievementKind,
    certificate: line(120, 'The certificate’s number').optional(),
    awardingBody: line(120, 'The awarding body').optional(),
    uan: line(30, 'The UAN').optional(),
    achievedOn: givenDay.optional(),
    evidenceId: evidenceId.optional(),
    /** Whoever records it, where absent. */
    checkedBy: personId.optional(),
    /** Today, where absent. */
    checkedOn: givenDay.optional(),
    note: prose(2_000, 'The note').optional(),
  }),
  status: 201,
  reply: achievement,
  errors: ['record.notFound', 'achievement.standing', 'access.separation', 'access.refused', 'enrolment.ended'],
  idempotent: true,
})

export const endAchievement = defineEndpoint({
  method: 'POST',
  path: '/achievements/:id/ending',
  summary: 'Take a credit transfer or an exemption back, with a reason. It stays on the record.',
  tag: 'Units',
  scope: 'staff',
  params: z.object({ id: achievementId }),
  body: z.object({ reason }),
  status: 204,
  reply: nothing,
  errors: ['record.notFound', 'access.separation', 'access.refused', 'units.signedOff'],
})
