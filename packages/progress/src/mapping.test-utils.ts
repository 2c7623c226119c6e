/** Small frameworks for tests: a criterion's id is "unit/number", a unit's "unit n", a KSB's its code. */
import type {
  KsbKind,
  MappingRow,
  MappingVersion,
  ProgrammeVersion,
  ProgressRowFacts,
  Rule,
  RuleKsb,
  RuleUnit,
} from './types.ts'

export interface KsbSpec {
  /** "1/1.1 1/1.2" */
  criteria?: string
  rule?: Rule
  status?: 'unmapped' | 'absent'
  area?: string
  group?: string
  alternative?: 'faceToFace' | 'notFaceToFace'
}

export interface MappingSpec {
  units: Record<number, string>
  /** A text is the criteria, with the rule `all`. */
  ksbs: Record<string, string | KsbSpec>
  credits?: Record<number, number>
  id?: string
}

export function aMapping({ units, ksbs, credits = {}, id = 'mapping 1' }: MappingSpec): MappingVersion {
  let index = 0
  const toUnit = ([number, criteria]: [string, string]): RuleUnit => ({
    id: `unit ${number}`,
    number: Number(number),
    credits: credits[Number(number)] ?? null,
    criteria: words(criteria).map(criterion => ({ id: `${number}/${criterion}`, index: index++, number: criterion })),
  })
  const specs = Object.entries(ksbs).map(
    ([code, spec]) => [code, typeof spec === 'string' ? { criteria: spec } : spec] as const,
  )
  return {
    id,
    criteriaKey: 'criteria 1',
    qualification: { units: Object.entries(units).map(toUnit) },
    standard: { ksbs: specs.map(([code, spec]) => toKsb(code, spec)) },
    rows: specs.map(([code, spec]) => toRow(code, spec)),
  }
}

export function aProgramme(programme: Partial<ProgrammeVersion> = {}): ProgrammeVersion {
  return { threshold: 'accepted', acceptedTagsNeeded: 1, ...programme }
}

/** A row with these levels, for tests that need no facts. */
export function aRow(mapping: MappingVersion, row: Partial<ProgressRowFacts> = {}): ProgressRowFacts {
  const { units } = mapping.qualification
  return {
    criteriaKey: mapping.criteriaKey,
    unitIds: units.map(unit => unit.id),
    notApplying: [],
    levels: '0'.repeat(units.flatMap(unit => unit.criteria).length),
    openReferrals: [],
    ksbEvidence: [],
    confirmations: [],
    flags: [],
    ...row,
  }
}

const KINDS: Record<string, KsbKind> = { K: 'knowledge', S: 'skill', B: 'behaviour' }

function toKsb(code: string, spec: KsbSpec): RuleKsb {
  return {
    id: code,
    code,
    kind: KINDS[code.charAt(0)] ?? 'knowledge',
    area: spec.area ?? `Area of ${code}`,
    alternativeGroup: spec.group,
    alternative: spec.alternative,
  }
}

function toRow(code: string, { criteria = '', rule = { kind: 'all' }, status }: KsbSpec): MappingRow {
  return { ksbId: code, status: status ?? 'mapped', rule, criterionIds: words(criteria) }
}

function words(text: string): string[] {
  return text.split(' ').filter(word => word !== '')
}
