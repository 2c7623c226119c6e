/** Evidence: its words, files and tags, what was said of it, and what was erased. */
import {
  type CommentAudience,
  type ErasableWords,
  listWords,
  METHOD_NAMES,
  WRITTEN_TEXT_NAMES,
} from '@crosswalk/contracts'
import { formatDay } from '../../dates/format-day.ts'
import type { TrailWords } from '../trail-words.repository.ts'
import { because, type Data, type KindsOf, type Sentences } from './sentence-parts.ts'

const AUDIENCE_WORDS: Record<CommentAudience, string> = {
  learnerAndStaff: 'for learner and staff',
  staffOnly: 'for staff only',
  assessorAndIqa: 'for assessor and IQA',
}

function toSubject({ evidenceId, unitId, ksbId }: Data<'comment.added'>, words: TrailWords): string {
  if (evidenceId !== null) return words.evidence(evidenceId)
  return unitId === null ? words.ksb(ksbId ?? '') : words.units([unitId])
}

const EVIDENCE_FIELDS = [
  ['title', 'the title'],
  ['occurredOn', 'the date'],
  ['description', 'the description'],
  ['link', 'the link'],
  ['text', 'the text'],
  ['keptAt', 'where it is kept'],
] as const

const WORDS_OF_EVIDENCE: Record<ErasableWords, string> = {
  title: 'the title',
  description: 'the description',
  text: 'the text',
  link: 'the link',
  keptAt: 'where it is kept',
}

export const evidenceSentences: Sentences<
  KindsOf<'evidence' | 'texts' | 'file' | 'tags' | 'tag' | 'comment' | 'record'>
> = {
  'evidence.added': (data, words) => `Added ${words.evidence(data.evidenceId)}, ${METHOD_NAMES[data.method]}`,
  'evidence.markedConfidential': ({ evidenceId, confidential }, words) =>
    confidential
      ? `Marked ${words.evidence(evidenceId)} as confidential: not for the employer`
      : `Marked ${words.evidence(evidenceId)} as not confidential: its title is for the employer too`,
  'evidence.changed': ({ evidenceId, ...changed }, words) => {
    const names = EVIDENCE_FIELDS.flatMap(([field, name]) => {
      if (changed[field] === undefined) return []
      return field === 'occurredOn' && changed.occurredOn ? [`${name} to ${formatDay(changed.occurredOn)}`] : [name]
    })
    return `Changed ${listWords(names)} of ${words.evidence(evidenceId)}`
  },
  'evidence.submitted': (data, words) =>
    `Submitted ${words.evidence(data.evidenceId)} for ${words.tags(data.tagIds)}${data.ownWork ? ', as their own work' : ''}`,
  'evidence.removed': (data, words) => `Removed ${words.evidence(data.evidenceId)}${because(data.reason)}`,
  'evidence.erased': (data, words) => {
    const files =
      data.fileIds.length === 0 ? [] : [data.fileIds.length === 1 ? 'a file' : `${data.fileIds.length} files`]
    const what = listWords([...files, ...data.words.map(name => WORDS_OF_EVIDENCE[name])])
    const fell =
      data.fall.length === 0
        ? ''
        : `; no decision stands on it any more for ${words.tags(data.fall.map(one => one.tagId))}`
    return `Erased ${what} of ${words.evidence(data.evidenceId)}${fell}${because(data.reason)}`
  },

  'texts.erased': data => {
    const what = listWords([...new Set(data.texts.map(({ name }) => WRITTEN_TEXT_NAMES[name]))])
    const sequences = [...new Set(data.texts.map(({ sequence }) => sequence))].sort((a, b) => a - b)
    return `Erased ${what} of ${sequences.length === 1 ? 'entry' : 'entries'} ${listWords(sequences.map(String))}${because(data.reason)}`
  },

  'file.added': (data, words) =>
    data.supersedes === null
      ? `Added the file ${data.name} to ${words.evidence(data.evidenceId)}`
      : `Added ${data.name}, a new version of a file of ${words.evidence(data.evidenceId)}`,
  'file.removed': (data, words) =>
    `Removed the file ${words.file(data.fileId)} from ${words.evidence(data.evidenceId)}${because(data.reason)}`,

  'tags.added': (data, words) => `Tagged ${words.evidence(data.evidenceId)} to ${words.targets(data.tags)}`,

  'tag.located': (data, words) =>
    data.locator === null
      ? `Took the page or time off the tag to ${words.tags([data.tagId])}`
      : `Said where ${words.tags([data.tagId])} is found: ${data.locator}`,

  'tags.removed': (data, words) => `Removed the tags to ${words.tags(data.tagIds)}${because(data.reason)}`,

  // Never with its words: they are for its audience alone.
  'comment.added': (data, words) => `Commented on ${toSubject(data, words)}, ${AUDIENCE_WORDS[data.audience]}`,
  'comment.removed': data => `Removed a comment, ${AUDIENCE_WORDS[data.audience]}`,

  'record.confirmed': (data, words) => `Confirmed ${words.evidence(data.evidenceId)} as a fair account`,
  'record.disputed': (data, words) => `Said what is wrong with ${words.evidence(data.evidenceId)}: ${data.statement}`,
}
