import { STATE_NAMES } from '@crosswalk/contracts'
import {
  formatCriteriaExpression,
  isAtLeast,
  type KsbProgress,
  type Level,
  type ProgressRowFacts,
  type Totals,
  toLevel,
} from '@crosswalk/progress'
import type { MappingIndex } from '../frameworks/mapping-index.ts'
import type { CellOut } from '../tabular/tabular.model.ts'
import type { EnrolmentPaperParts } from './enrolment-papers.model.ts'
import { type Paper, type PaperSubject, toAbout, toFoot } from './papers.model.ts'

const TITLE = 'KSBs'

export interface KsbPaperParts extends Pick<EnrolmentPaperParts, 'mapping' | 'index'> {
  row: ProgressRowFacts
  ksbs: readonly KsbProgress[]
  totals: Totals
  threshold: Extract<Level, 'accepted' | 'signedOff'>
}

const COLUMNS = [
  { name: 'KSB', share: 5 },
  { name: 'What is asked', share: 31 },
  { name: 'State', share: 14 },
  { name: 'Criteria', share: 8 },
  { name: 'Supported by', share: 20 },
  { name: 'Still to go', share: 20 },
] as const

/** Each KSB with its state and the criteria that it rests on: those that count already, and those that do not. */
export function composeKsbs(parts: KsbPaperParts, subject: PaperSubject): Paper {
  const { mapping, ksbs, totals } = parts
  const rows = ksbs.map(ksb => toKsbRow(parts, ksb))
  const { criteria, ksbs: counts } = totals
  const title = `${TITLE}: ${mapping.standard.title}`
  return {
    title,
    fileName: `${subject.learnerName} KSBs`,
    orientation: 'landscape',
    about: toAbout(subject, [
      ['Standard', `${mapping.standard.reference} ${mapping.standard.title}, version ${mapping.standard.version}`],
      ['Through', `${mapping.owner}’s mapping of ${mapping.qualification.number}, version ${mapping.version}`],
      [
        'Altogether',
        `${criteria.accepted} of ${criteria.inScope} criteria accepted, ${counts.met} of ${counts.withScope} KSBs met through the mapping, ${counts.needOwnEvidence} still to be met by their own evidence`,
      ],
    ]),
    blocks: [{ kind: 'table', columns: COLUMNS, rows, empty: 'This standard holds no KSBs.' }],
    sheets: [
      {
        name: TITLE,
        columns: COLUMNS.map(({ name }) => ({ name, width: name === 'What is asked' ? 60 : 24 })),
        rows,
      },
    ],
    foot: toFoot(subject, title),
  }
}

function toKsbRow(parts: KsbPaperParts, ksb: KsbProgress): CellOut[] {
  const { index, row, threshold } = parts
  const inScope = listScope(index, row, ksb.ksbId)
  const counts = (criterionId: string) =>
    isAtLeast(toLevel(row.levels, index.criteria.get(criterionId)?.criterion.index ?? -1), threshold)
  return [
    ksb.code,
    index.ksbs.get(ksb.ksbId)?.text ?? '',
    toStateWords(ksb),
    ksb.inScope === 0 ? REACH[ksb.reach] : `${inScope.filter(counts).length} of ${ksb.inScope}`,
    formatCriteriaExpression(inScope.filter(counts), parts.mapping.qualification.units),
    formatCriteriaExpression(
      inScope.filter(id => !counts(id)),
      parts.mapping.qualification.units,
    ),
  ]
}

const REACH: Record<KsbProgress['reach'], string> = {
  mapped: 'none in the units',
  notInUnits: 'none in the units',
  unmapped: 'no mapping',
  absent: 'not listed',
}

function toStateWords({ state, computed, flags }: KsbProgress): string {
  const shown = flags.includes('checkAgain') ? `${STATE_NAMES[state]}: check again` : STATE_NAMES[state]
  return state === computed || state === 'doesNotApply'
    ? shown
    : `${shown} (through the mapping: ${STATE_NAMES[computed].toLowerCase()})`
}

/** [KSB-1] The mapped criteria in the enrolment's units. */
function listScope(index: MappingIndex, { unitIds }: ProgressRowFacts, ksbId: string): string[] {
  const taken = new Set(unitIds)
  return (index.rows.get(ksbId)?.criterionIds ?? []).filter(id => taken.has(index.criteria.get(id)?.unit.id ?? ''))
}
