import { METHOD_NAMES, TAG_STATUS_NAMES } from '@crosswalk/contracts'
import { toCentreDay } from '../dates/centre-day.ts'
import type { CellOut } from '../tabular/tabular.model.ts'
import {
  type EnrolmentPaperParts,
  findShownDecision,
  groupByItem,
  toTarget,
  toWhere,
} from './enrolment-papers.model.ts'
import { type Paper, type PaperSubject, toAbout, toFoot } from './papers.model.ts'

const TITLE = 'Evidence index'

/** Every item with what it is tagged to, page or time, and where it is. */
export function composeEvidenceIndex(parts: EnrolmentPaperParts, subject: PaperSubject): Paper {
  const groups = groupByItem(parts)
  return {
    title: TITLE,
    fileName: `${subject.learnerName} evidence index`,
    orientation: 'landscape',
    about: toAbout(subject),
    blocks: [
      {
        kind: 'table',
        columns: [
          { name: 'Reference', share: 8 },
          { name: 'Title', share: 22 },
          { name: 'Method', share: 12 },
          { name: 'Date', share: 9 },
          { name: 'Criteria and KSBs, with page or time', share: 33 },
          { name: 'Where it is', share: 16 },
        ],
        rows: groups.map(({ item, tags }) => [
          item.reference,
          item.title,
          METHOD_NAMES[item.method],
          item.occurredOn === null ? null : { day: item.occurredOn },
          tags
            .map(tag => {
              const place = tag.locator === null ? '' : ` (${tag.locator})`
              const status = tag.status === 'accepted' ? '' : `, ${TAG_STATUS_NAMES[tag.status].toLowerCase()}`
              return `${toTarget(parts, tag).code}${place}${status}`
            })
            .join('; '),
          toWhere(item),
        ]),
        empty: 'Nothing has been submitted yet.',
      },
    ],
    sheets: [
      {
        name: 'Evidence index',
        columns: [
          { name: 'Reference' },
          { name: 'Title', width: 40 },
          { name: 'Method', width: 24 },
          { name: 'Date' },
          { name: 'Criterion or KSB' },
          { name: 'Page or time', width: 20 },
          { name: 'Status' },
          { name: 'Decided by', width: 24 },
          { name: 'Decided on' },
          { name: 'Where it is', width: 40 },
        ],
        rows: groups.flatMap(({ item, tags }) =>
          tags.map((tag): CellOut[] => {
            const decision = findShownDecision(tag, parts.audience)
            return [
              item.reference,
              item.title,
              METHOD_NAMES[item.method],
              item.occurredOn === null ? null : { day: item.occurredOn },
              toTarget(parts, tag).code,
              tag.locator,
              TAG_STATUS_NAMES[tag.status],
              decision?.decidedBy.name ?? null,
              decision === null ? null : { day: toCentreDay(decision.decidedAt) },
              toWhere(item),
            ]
          }),
        ),
      },
    ],
    foot: toFoot(subject, TITLE),
  }
}
