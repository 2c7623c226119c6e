import { LEVEL_NAMES, METHOD_NAMES, type UnitRecord } from '@crosswalk/contracts'
import type { TagStatus } from '@crosswalk/progress'
import type { CellOut } from '../tabular/tabular.model.ts'
import {
  formatDay,
  type Paper,
  type PaperBlock,
  type PaperSubject,
  toAbout,
  toCriterionCode,
  toFoot,
} from './papers.model.ts'
import { aboutUnit, toUnitTitle } from './unit-words.ts'

/** Columns of evidence that a landscape page holds beside the criterion and its text. */
const COLUMNS_ON_A_PAGE = 14

/** Drafts are the learner's pencil: on no paper. */
const LETTERS: Record<TagStatus, string> = {
  accepted: 'A',
  submitted: 'W',
  referred: 'R',
  notUsed: 'N',
  draft: '',
  removed: '',
}

type Item = UnitRecord['evidence'][number]

/** Criteria × evidence references, a letter in each cell; as many tables as the evidence needs pages. */
export function composeUnitMatrix(record: UnitRecord, subject: PaperSubject): Paper {
  const title = `${toUnitTitle(record.unit)}: matrix`
  const statuses = new Map(record.cells.map(cell => [`${cell.criterionId} ${cell.evidenceId}`, cell.status]))
  const items = record.evidence.filter(({ id }) =>
    record.cells.some(cell => cell.evidenceId === id && LETTERS[cell.status] !== ''),
  )
  const toRow = (criterion: UnitRecord['criteria'][number], columns: readonly Item[]): CellOut[] => [
    toCriterionCode(record.unit.number, criterion.number),
    criterion.text ?? 'Its text is not held here.',
    LEVEL_NAMES[criterion.level],
    ...columns.map(({ id }) => LETTERS[statuses.get(`${criterion.criterionId} ${id}`) ?? 'removed']),
  ]
  const toRows = (columns: readonly Item[]) => record.criteria.map(criterion => toRow(criterion, columns))
  return {
    title,
    fileName: `${subject.learnerName} Unit ${record.unit.number} matrix`,
    orientation: 'landscape',
    about: toAbout(subject, aboutUnit(record)),
    blocks: [
      { kind: 'paragraph', text: 'A accepted, W waiting, R referred, N not used.' },
      ...inPages(items).map(
        (columns): PaperBlock => ({
          kind: 'table',
          columns: [
            { name: 'Criterion', share: 7 },
            { name: 'What is asked', share: 30 },
            { name: 'Level', share: 8 },
            ...columns.map(({ reference }) => ({ name: reference, share: 4, align: 'center' as const })),
          ],
          rows: toRows(columns),
          empty: 'No criterion of this unit is held here.',
        }),
      ),
      { kind: 'heading', text: 'Evidence' },
      {
        kind: 'table',
        columns: [
          { name: 'Reference', share: 10 },
          { name: 'Title', share: 50 },
          { name: 'Method', share: 25 },
          { name: 'Date', share: 15 },
        ],
        rows: items.map(({ reference, title: name, method, occurredOn }) => [
          reference,
          name,
          METHOD_NAMES[method],
          occurredOn === null ? null : { day: occurredOn },
        ]),
        empty: 'No criterion has evidence yet.',
      },
    ],
    sheets: [
      {
        name: 'Matrix',
        columns: [
          { name: 'Criterion' },
          { name: 'What is asked', width: 60 },
          { name: 'Level' },
          ...items.map(item => ({ name: toColumnName(item), width: 14 })),
        ],
        rows: toRows(items),
      },
    ],
    foot: toFoot(subject, title),
  }
}

const toColumnName = ({ reference, method, occurredOn }: Item): string =>
  `${reference} ${METHOD_NAMES[method]}${occurredOn === null ? '' : ` ${formatDay(occurredOn)}`}`

/** One part where there is no evidence: its rows stand empty, and say so. */
function inPages(items: readonly Item[]): (readonly Item[])[] {
  const count = Math.max(1, Math.ceil(items.length / COLUMNS_ON_A_PAGE))
  return Array.from({ length: count }, (_, page) =>
    items.slice(page * COLUMNS_ON_A_PAGE, (page + 1) * COLUMNS_ON_A_PAGE),
  )
}
