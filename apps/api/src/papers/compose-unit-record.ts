import { LEVEL_NAMES, type UnitRecord } from '@crosswalk/contracts'
import { toCentreDay } from '../dates/centre-day.ts'
import type { CellOut } from '../tabular/tabular.model.ts'
import { type Paper, type PaperSubject, toAbout, toCriterionCode, toFoot } from './papers.model.ts'
import { aboutUnit, toUnitTitle } from './unit-words.ts'

/** Each criterion with its evidence, page or time, who decided and when; then the signatures in their order. */
export function composeUnitRecord(record: UnitRecord, subject: PaperSubject): Paper {
  const title = `${toUnitTitle(record.unit)}: record`
  const criteria = record.criteria.map(criterion => toCriterionRow(record, criterion))
  const signatures = record.signOffs.map(toSignatureRow)
  return {
    title,
    fileName: `${subject.learnerName} Unit ${record.unit.number} record`,
    orientation: 'landscape',
    about: toAbout(subject, aboutUnit(record)),
    blocks: [
      { kind: 'heading', text: 'Criteria' },
      {
        kind: 'table',
        columns: [
          { name: 'Criterion', share: 8 },
          { name: 'What is asked', share: 30 },
          { name: 'Level', share: 10 },
          { name: 'Evidence, with page or time', share: 28 },
          { name: 'Decided by', share: 14 },
          { name: 'Decided on', share: 10 },
        ],
        rows: criteria,
        empty: 'No criterion of this unit is held here.',
      },
      { kind: 'heading', text: 'Signatures' },
      {
        kind: 'table',
        columns: SIGNATURE_COLUMNS.map(name => ({ name, share: name === 'What was signed' ? 34 : 16 })),
        rows: signatures,
        empty: 'Not signed off.',
      },
    ],
    sheets: [
      {
        name: 'Criteria',
        columns: [
          { name: 'Criterion' },
          { name: 'What is asked', width: 60 },
          { name: 'Level' },
          { name: 'Evidence, with page or time', width: 40 },
          { name: 'Decided by', width: 24 },
          { name: 'Decided on' },
        ],
        rows: criteria,
      },
      { name: 'Signatures', columns: SIGNATURE_COLUMNS.map(name => ({ name, width: 24 })), rows: signatures },
    ],
    foot: toFoot(subject, title),
  }
}

const SIGNATURE_COLUMNS = ['Signed by', 'Signed on', 'What was signed', 'Not held here', 'Reopened'] as const

function toCriterionRow(record: UnitRecord, criterion: UnitRecord['criteria'][number]): CellOut[] {
  const cells = record.cells.filter(
    ({ criterionId, status }) => criterionId === criterion.criterionId && status === 'accepted',
  )
  const references = new Map(record.evidence.map(({ id, reference }) => [id, reference]))
  const decisions = cells.flatMap(({ decision }) => decision ?? [])
  const latest = decisions
    .map(({ decidedAt }) => decidedAt)
    .sort()
    .at(-1)
  return [
    toCriterionCode(record.unit.number, criterion.number),
    criterion.text ?? 'Its text is not held here.',
    criterion.achievement === null
      ? LEVEL_NAMES[criterion.level]
      : `${LEVEL_NAMES[criterion.level]}, ${ACHIEVED[criterion.achievement]}`,
    cells
      .map(({ evidenceId, locator }) => `${references.get(evidenceId) ?? ''}${locator === null ? '' : ` (${locator})`}`)
      .join(', '),
    [...new Set(decisions.map(({ decidedBy }) => decidedBy.name))].join(', '),
    latest === undefined ? null : { day: toCentreDay(new Date(latest)) },
  ]
}

const ACHIEVED = { creditTransfer: 'by credit transfer', exemption: 'by exemption' } as const

function toSignatureRow(signOff: UnitRecord['signOffs'][number]): CellOut[] {
  const { declaredBy, declaredAt, criterionIds, notHeld, partOfUnit, supplementaryTo, reopenedAt, reopenedBy } = signOff
  const what = `${criterionIds.length} ${criterionIds.length === 1 ? 'criterion' : 'criteria'}`
  return [
    declaredBy.name,
    { day: toCentreDay(new Date(declaredAt)) },
    `${supplementaryTo === null ? '' : 'Supplementary: '}${what}${partOfUnit ? ', part of the unit' : ''}`,
    notHeld,
    reopenedAt === null ? '' : `${reopenedBy?.name ?? ''}: ${signOff.reopenedReason ?? ''}`,
  ]
}
