/** Loading a qualification's criteria from a table, as a new version of it. */
import { z } from 'zod'
import { unitId } from './shapes.ts'

export const lineError = z.object({ line: z.int(), column: z.string().nullable(), message: z.string() })
export type LineError = z.infer<typeof lineError>

export const loadedUnit = z.object({
  unitId,
  number: z.int(),
  title: z.string().nullable(),
  complete: z.boolean(),
  added: z.array(z.string()),
  reworded: z.array(z.object({ number: z.string(), before: z.string().nullable(), after: z.string() })),
  same: z.array(z.string()),
  notInTable: z.array(z.string()),
  facts: z.array(
    z.object({
      field: z.enum(['title', 'uan', 'credits', 'level', 'group']),
      before: z.string().nullable(),
      after: z.string(),
    }),
  ),
})
export type LoadedUnit = z.infer<typeof loadedUnit>
