/** The frameworks that come with Crosswalk. Made by `npm run frameworks:build`; checked as it is loaded. */
import firstMapping from '../data/mappings/ncfe-601-3973-0-to-st0072-v1.1.json' with { type: 'json' }
import secondMapping from '../data/mappings/ncfe-603-5681-9-to-st0072-v1.1.json' with { type: 'json' }
import firstQualification from '../data/qualifications/ncfe-601-3973-0.json' with { type: 'json' }
import secondQualification from '../data/qualifications/ncfe-603-5681-9.json' with { type: 'json' }
import standard from '../data/standards/st0072-v1.1.json' with { type: 'json' }
import type { Mapping, QualificationVersion, StandardVersion } from './model.ts'
import { mappingSchema, qualificationSchema, standardSchema } from './schema.ts'

export const bundledStandards: readonly StandardVersion[] = [standardSchema.parse(standard)]

export const bundledQualifications: readonly QualificationVersion[] = [
  qualificationSchema.parse(firstQualification),
  qualificationSchema.parse(secondQualification),
]

export const bundledMappings: readonly Mapping[] = [
  mappingSchema.parse(firstMapping),
  mappingSchema.parse(secondMapping),
]
