/** Choices of units that a centre makes again and again: "Contact centre, 46 credits". */
import { z } from 'zod'
import { defineEndpoint } from './endpoint.ts'
import { line, programmeId, revision, unitId, unitPatternId } from './shapes.ts'

export const unitPattern = z.object({
  id: unitPatternId,
  programmeId,
  name: z.string(),
  unitIds: z.array(unitId),
  credits: z.int(),
  /** Units among them whose credits are not on record. */
  unknownCredits: z.int(),
  /** Sentences on the rule of combination. They warn and never refuse. */
  warnings: z.array(z.string()),
  /** Codes of KSBs that the mapping maps, and that no criterion of these units bears on. */
  ksbsNotInUnits: z.array(z.string()),
  /** Offered to nobody. */
  retired: z.boolean(),
  revision,
})
export type UnitPattern = z.infer<typeof unitPattern>

const patternName = line(120, 'The pattern’s name')
const unitIds = z.array(unitId).min(1, { error: 'Choose at least one unit.' }).max(200)

export const listUnitPatterns = defineEndpoint({
  method: 'GET',
  path: '/unit-patterns',
  summary: 'The centre’s unit patterns, by programme and name.',
  tag: 'Programmes',
  scope: 'centreManager',
  status: 200,
  reply: z.object({ patterns: z.array(unitPattern) }),
  errors: [],
})

export const addUnitPattern = defineEndpoint({
  method: 'POST',
  path: '/unit-patterns',
  summary: 'Keep a choice of units of a programme under a name.',
  tag: 'Programmes',
  scope: 'centreManager',
  body: z.object({ programmeId, name: patternName, unitIds }),
  status: 201,
  reply: unitPattern,
  errors: ['record.notFound'],
  idempotent: true,
})

export const changeUnitPattern = defineEndpoint({
  method: 'PATCH',
  path: '/unit-patterns/:id',
  summary: 'Rename a pattern, change its units, retire it or take it up again. Enrolments keep the units they have.',
  tag: 'Programmes',
  scope: 'centreManager',
  params: z.object({ id: unitPatternId }),
  body: z.object({
    revision,
    name: patternName.optional(),
    unitIds: unitIds.optional(),
    retired: z.boolean().optional(),
  }),
  status: 200,
  reply: unitPattern,
  errors: ['record.notFound', 'conflict.stale'],
})
