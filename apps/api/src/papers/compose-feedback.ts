import { METHOD_NAMES, OUTCOME_NAMES, QUALITY_NAMES } from '@crosswalk/contracts'
import { toCentreDay } from '../dates/centre-day.ts'
import type { CellOut } from '../tabular/tabular.model.ts'
import type { TagRecord } from '../tags/tags.model.ts'
import { type EnrolmentPaperParts, findShownDecision, groupByItem, toTarget } from './enrolment-papers.model.ts'
import { type Paper, type PaperBlock, type PaperSubject, toAbout, toFoot } from './papers.model.ts'

const TITLE = 'Feedback'

const COLUMNS = [
  { name: 'Criterion or KSB', share: 10 },
  { name: 'Decision', share: 10 },
  { name: 'Feedback', share: 46 },
  { name: 'By', share: 10 },
  { name: 'Decided by', share: 14 },
  { name: 'Decided on', share: 10 },
] as const

/** What was decided on each item and what was said of it, item by item. */
export function composeFeedback(parts: EnrolmentPaperParts, subject: PaperSubject): Paper {
  const groups = groupByItem(parts).map(({ item, tags }) => ({
    item,
    rows: tags.flatMap(tag => toDecisionRow(parts, tag)),
  }))
  const only = groups.length === 1 ? groups[0]?.item.reference : undefined
  return {
    title: TITLE,
    fileName: `${subject.learnerName} feedback${only === undefined ? '' : ` ${only}`}`,
    orientation: 'landscape',
    about: toAbout(subject),
    blocks:
      groups.length === 0
        ? [{ kind: 'paragraph', text: 'Nothing has been submitted yet.' }]
        : groups.flatMap(({ item, rows }): PaperBlock[] => [
            { kind: 'heading', text: `${item.reference} ${item.title} (${METHOD_NAMES[item.method]})` },
            { kind: 'table', columns: COLUMNS, rows, empty: 'Not decided yet.' },
          ]),
    sheets: [
      {
        name: TITLE,
        columns: [
          { name: 'Reference' },
          { name: 'Title', width: 40 },
          ...COLUMNS.map(({ name }) => ({ name, width: name === 'Feedback' ? 70 : 20 })),
        ],
        rows: groups.flatMap(({ item, rows }) =>
          rows.map((cells): CellOut[] => [item.reference, item.title, ...cells]),
        ),
      },
    ],
    foot: toFoot(subject, TITLE),
  }
}

function toDecisionRow(parts: EnrolmentPaperParts, tag: TagRecord): CellOut[][] {
  const decision = findShownDecision(tag, parts.audience)
  if (decision === null) return []
  const waits = decision.effective === null ? ', waiting for countersignature' : ''
  const shortfall = decision.fallsShortOn.map(quality => QUALITY_NAMES[quality].toLowerCase()).join(', ')
  return [
    [
      toTarget(parts, tag).code,
      `${OUTCOME_NAMES[decision.outcome]}${waits}`,
      [decision.feedback ?? '', shortfall === '' ? '' : `Falls short on: ${shortfall}.`].filter(Boolean).join('\n'),
      decision.dueOn === null ? null : { day: decision.dueOn },
      decision.decidedBy.name,
      { day: toCentreDay(decision.decidedAt) },
    ],
  ]
}
