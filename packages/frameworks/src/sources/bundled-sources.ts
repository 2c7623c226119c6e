/** What the bundled data is made from: the documents, and what a person had to say about each. */
import type { Doubt, QualificationFacts } from '../importer/declaration.ts'
import type { StandardVersion } from '../model.ts'
import { ST0072_V1_1 } from './st0072.ts'

export interface MappingSource {
  document: string
  standard: StandardVersion
  qualification: Omit<QualificationFacts, 'units'>
  owner: string
  mappingVersion: number
  effectiveFrom: string | null
  importedOn: string
  doubts: readonly Doubt[]
}

export const STANDARDS: readonly StandardVersion[] = [ST0072_V1_1]

export const UNIT_FACTS_FILE = 'qualification-units.csv'

export const MAPPING_SOURCES: readonly MappingSource[] = [
  {
    document: '000_b7dd821daf7c8760.txt',
    standard: ST0072_V1_1,
    qualification: {
      number: '601/3973/0',
      version: '1',
      title: 'NCFE Level 2 Diploma in Customer Service',
      awardingBody: 'NCFE',
      level: 2,
      combination: {
        totalCredits: 45,
        mandatoryUnitNumbers: [1, 2, 3, 4, 5],
        groups: [
          { group: 'Optional 1', minCredits: 3, maxCredits: null },
          { group: 'Optional 2', minCredits: 16, maxCredits: null },
          { group: 'Optional 3', minCredits: null, maxCredits: 7 },
        ],
      },
      provenance: {
        source:
          'Number and title: NCFE’s mapping document, line 5. Criteria: only those that the mapping names. Criterion wording belongs to the awarding body and Skills CFA.',
        confirmed: true,
      },
    },
    owner: 'NCFE',
    mappingVersion: 1,
    effectiveFrom: null,
    importedOn: '2026-11-21',
    doubts: [
      {
        ksb: 'K8',
        criteria: [{ unit: 12, number: '1.4' }],
        reason: 'K8 is about responsibility under legislation, and U12 1.4 about building added value into an offer.',
      },
      {
        ksb: 'K9',
        criteria: [
          { unit: 15, number: '1.1' },
          { unit: 15, number: '1.6' },
        ],
        reason: 'K9 is about using systems, equipment and technology, and rests on complaints and feedback only.',
      },
    ],
  },
  {
    document: '002_6e27823421da9c76.txt',
    standard: ST0072_V1_1,
    qualification: {
      number: '603/5681/9',
      version: '1',
      title: 'NCFE Level 2 Diploma for Customer Service Practitioners',
      awardingBody: 'NCFE',
      level: 2,
      combination: null,
      provenance: {
        source:
          'Number and title: NCFE’s mapping document, line 3. Criteria: only the numbers that the mapping names; it gives no words of theirs and no unit titles.',
        confirmed: true,
      },
    },
    owner: 'NCFE',
    mappingVersion: 1,
    effectiveFrom: null,
    importedOn: '2026-11-21',
    doubts: [],
  },
]
