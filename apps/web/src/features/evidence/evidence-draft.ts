/** What a learner has written of an item and not sent yet, and how it becomes requests. */
import {
  type addEvidence,
  type BodyOf,
  type Evidence,
  type EvidenceTag,
  METHODS,
  type Method,
} from '@crosswalk/contracts'
import type { Chosen } from '../../components/criteria-picker/chosen.ts'
import { today } from '../../lib/dates.ts'
import { readDraft } from '../../lib/drafts.ts'

export type NewEvidence = NonNullable<BodyOf<typeof addEvidence>>

/** The words of an item, empty where there are none. */
export interface Words {
  title: string
  occurredOn: string
  description: string
  link: string
  text: string
  keptAt: string
}

export const WORD_FIELDS = ['title', 'occurredOn', 'description', 'link', 'text', 'keptAt'] as const
export type WordField = (typeof WORD_FIELDS)[number]

export interface EvidenceDraft {
  /** Once the server holds it as a draft: files need that. */
  evidenceId: string | null
  method: Method | null
  words: Words
  /** What the server had when the two were last the same. */
  saved: { words: Words; tags: Chosen } | null
  tags: Chosen
  ownWork: boolean
  /** Absent in what an earlier release kept. */
  confidential?: boolean
}

const NO_WORDS: Words = { title: '', occurredOn: '', description: '', link: '', text: '', keptAt: '' }

export const emptyDraft = (tags: Chosen = {}): EvidenceDraft => ({
  evidenceId: null,
  method: null,
  words: { ...NO_WORDS, occurredOn: today() },
  saved: null,
  tags,
  ownWork: false,
})

export const toWords = (evidence: Pick<Evidence, WordField>): Words => ({
  title: evidence.title,
  occurredOn: evidence.occurredOn ?? '',
  description: evidence.description ?? '',
  link: evidence.link ?? '',
  text: evidence.text ?? '',
  keptAt: evidence.keptAt ?? '',
})

/** A draft of the server as it is taken up again. */
export function toDraft(evidence: Evidence, enrolmentId: string): EvidenceDraft {
  const held = { words: toWords(evidence), tags: toChosen(evidence, enrolmentId) }
  const { id, method, confidential } = evidence
  return { evidenceId: id, method, ...held, saved: held, ownWork: false, confidential }
}

const toChosen = (evidence: Evidence, enrolmentId: string): Chosen =>
  Object.fromEntries(liveTags(evidence.tags, enrolmentId).map(tag => [targetOf(tag), tag.locator ?? '']))

/** After `sent` was saved: what was typed since stays, what came from elsewhere is taken. */
export function takeSaved(
  now: EvidenceDraft,
  sent: EvidenceDraft,
  evidence: Evidence,
  enrolmentId: string,
): EvidenceDraft {
  const held = { words: toWords(evidence), tags: toChosen(evidence, enrolmentId) }
  const isSettled = (field: WordField) => now.words[field] === sent.words[field]
  const words = { ...now.words }
  for (const field of WORD_FIELDS) {
    if (isSettled(field) && words[field].trim() !== held.words[field]) words[field] = held.words[field]
  }
  const fromElsewhere = Object.entries(held.tags).filter(([id]) => !Object.hasOwn(sent.tags, id))
  const gone = new Set(Object.keys(sent.tags).filter(id => !Object.hasOwn(held.tags, id)))
  const kept = Object.entries(now.tags).filter(([id]) => !gone.has(id))
  return {
    ...now,
    evidenceId: evidence.id,
    words,
    tags: Object.fromEntries([...kept, ...fromElsewhere]),
    saved: held,
  }
}

/** Kept in this browser, perhaps by an earlier release. */
export function isEvidenceDraft(value: unknown): value is EvidenceDraft {
  if (typeof value !== 'object' || value === null) return false
  const draft = value as Partial<Record<keyof EvidenceDraft, unknown>>
  return (
    (draft.evidenceId === null || typeof draft.evidenceId === 'string') &&
    (draft.method === null || METHODS.some(method => method === draft.method)) &&
    isWords(draft.words) &&
    (draft.saved === null || isSaved(draft.saved)) &&
    isTexts(draft.tags) &&
    typeof draft.ownWork === 'boolean' &&
    (draft.confidential === undefined || typeof draft.confidential === 'boolean')
  )
}

const isTexts = (value: unknown): value is Record<string, string> =>
  typeof value === 'object' && value !== null && Object.values(value).every(text => typeof text === 'string')
const isSaved = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  'words' in value &&
  isWords(value.words) &&
  'tags' in value &&
  isTexts(value.tags)
const isWords = (value: unknown): value is Words =>
  isTexts(value) && WORD_FIELDS.every(field => typeof value[field] === 'string')

/** Nothing worth keeping was written. */
export const isBlank = ({ evidenceId, words, tags }: EvidenceDraft): boolean =>
  evidenceId === null &&
  Object.keys(tags).length === 0 &&
  WORD_FIELDS.every(field => field === 'occurredOn' || words[field].trim() === '')

const given = (text: string): string | undefined => (text.trim() === '' ? undefined : text.trim())

export function toNewEvidence(draft: EvidenceDraft, enrolmentId: string): NewEvidence | null {
  const { words, method } = draft
  const title = given(words.title)
  if (title === undefined || method === null) return null
  return {
    title,
    method,
    enrolmentId,
    occurredOn: given(words.occurredOn),
    description: given(words.description),
    link: given(words.link),
    text: given(words.text),
    keptAt: given(words.keptAt),
    tags: toNewTags(draft.tags),
  }
}

const isKsbId = (id: string): boolean => id.startsWith('ksb_')
export const toTarget = (id: string) => (isKsbId(id) ? { ksbId: id } : { criterionId: id })
const toNewTag = (id: string, locator: string) => ({ ...toTarget(id), locator: given(locator) })
export const toNewTags = (chosen: Chosen) => Object.entries(chosen).map(([id, locator]) => toNewTag(id, locator))

export const targetOf = (tag: Pick<EvidenceTag, 'criterionId' | 'ksbId'>): string => tag.criterionId ?? tag.ksbId ?? ''

export const liveTags = (tags: readonly EvidenceTag[], enrolmentId: string): EvidenceTag[] =>
  tags.filter(tag => tag.enrolmentId === enrolmentId && tag.status !== 'removed')

/** Words that I changed and that differ from what the server holds now. */
export type WordChanges = Partial<Record<WordField, string | null>>

export interface WordDifferences {
  changes: WordChanges
  /** Changed here and, otherwise, there: a person must look. */
  conflicts: readonly WordField[]
}

/** Mine against what was last the same, and against what the server holds now. */
export function compareWords(mine: Words, saved: Words, current: Words): WordDifferences {
  const changes: WordChanges = {}
  const conflicts: WordField[] = []
  for (const field of WORD_FIELDS) {
    const text = mine[field].trim()
    if (text === saved[field].trim() || text === current[field].trim()) continue
    if (current[field] !== saved[field]) conflicts.push(field)
    // A title can't be taken away: it stays as it is until it has another.
    if (field === 'title' && text === '') continue
    changes[field] = text === '' ? null : text
  }
  return { changes, conflicts }
}

export interface TagDifferences {
  added: ReturnType<typeof toNewTag>[]
  /** Ids of tags. A changed page or time is a removal and another tag. */
  removed: string[]
}

/** Mine against what was last the same (null: nothing yet), and against the tags that the server holds now. */
export function compareTags(mine: Chosen, saved: Chosen | null, tags: readonly EvidenceTag[]): TagDifferences {
  const held = new Map(tags.map(tag => [targetOf(tag), tag]))
  const isMine = (id: string) => mine[id] !== saved?.[id]
  const differs = (id: string) => (held.get(id)?.locator ?? '') !== (mine[id] ?? '').trim()
  const added = Object.entries(mine).filter(([id]) => isMine(id) && (!held.has(id) || differs(id)))
  const removed = tags
    .map(tag => ({ tagId: tag.id, id: targetOf(tag) }))
    .filter(({ id }) => {
      if (Object.hasOwn(mine, id)) return isMine(id) && differs(id)
      return saved !== null && Object.hasOwn(saved, id)
    })
  return { added: added.map(([id, locator]) => toNewTag(id, locator)), removed: removed.map(({ tagId }) => tagId) }
}

/** What keeps an item from being submitted, in the order of the steps; empty where nothing does. */
export function listObstacles(draft: EvidenceDraft, files: number): string[] {
  const { words, tags, method, ownWork } = draft
  const hasContent = files > 0 || [words.link, words.text, words.keptAt].some(text => text.trim() !== '')
  return [
    ...(words.title.trim() === '' ? ['Say what it is'] : []),
    ...(method === null ? ['Choose the method'] : []),
    ...(hasContent ? [] : ['Choose a file, or write something']),
    ...(Object.keys(tags).length === 0 ? ['Choose at least one criterion'] : []),
    ...(ownWork ? [] : ['State that it is your own work']),
  ]
}

/** "IMG_2034.jpg" says nothing; "Reflection.pdf" does. */
export function titleFromFile(file: Pick<File, 'name' | 'type'>, dayWords: string): string {
  const name = file.name
    .replace(/\.[^.]{1,5}$/, '')
    .replaceAll('_', ' ')
    .trim()
  const isMachineName = name === '' || /^(img|image|dsc|pxl|photo|screenshot|signal|whatsapp)?[\s\d-]*$/i.test(name)
  if (!isMachineName) return name.slice(0, 200)
  return file.type.startsWith('image/')
    ? `Photo, ${dayWords}`
    : file.type.startsWith('video/')
      ? `Video, ${dayWords}`
      : ''
}

/** Names of what is kept in this browser: an item that is being added, and one that is taken up again. */
export const newDraftName = (enrolmentId: string): string => `evidence:new:${enrolmentId}`

/** A draft of the server is kept under its own name, unless it is the very one that is being added here. */
export function draftNameOf(evidenceId: string, enrolmentId: string): string {
  const adding = newDraftName(enrolmentId)
  return readDraft(adding, isEvidenceDraft)?.evidenceId === evidenceId ? adding : `evidence:${evidenceId}`
}
