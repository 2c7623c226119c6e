/** A note of a visit as it stands on this device, and how it becomes a request. */
import type { BodyOf, ErrorCode, keepVisitNote, VisitMethod } from '@crosswalk/contracts'
import type { Chosen } from '../../components/criteria-picker/chosen.ts'
import { formatDay } from '../../lib/dates.ts'

export type NoteState =
  /** Written, and nobody else's business yet. */
  | 'writing'
  /** Finished: it goes as soon as there is a signal. */
  | 'toSend'
  /** The server said no: what to do stands with it, and everything stays here. */
  | 'refused'
  | 'sent'

export interface VisitNote {
  id: string
  personId: string
  enrolmentId: string
  learnerName: string
  mappingId: string
  method: VisitMethod
  title: string
  day: string
  from: string
  to: string
  narrative: string
  tags: Chosen
  state: NoteState
  /** Once it has arrived. */
  evidenceId: string | null
  reference: string | null
  refusal: { code: ErrorCode; sentence: string } | null
  /** Criteria that were left out when it arrived. */
  leftOut: number
  startedAt: number
  changedAt: number
}

/** A photo or a voice note, with its bytes. */
export interface VisitMedia {
  id: string
  noteId: string
  personId: string
  kind: 'photo' | 'voice'
  name: string
  blob: Blob
  addedAt: number
  /** A recording that goes on. What was spoken until the last second is here already. */
  isRunning: boolean
  /** Where the server keeps what has arrived of it. */
  uploadUrl: string | null
}

export type NewNote = Pick<VisitNote, 'id' | 'personId' | 'enrolmentId' | 'learnerName' | 'mappingId' | 'day' | 'from'>

export const createNote = (start: NewNote, now: number): VisitNote => ({
  ...start,
  method: 'OB',
  title: '',
  to: '',
  narrative: '',
  tags: {},
  state: 'writing',
  evidenceId: null,
  reference: null,
  refusal: null,
  leftOut: 0,
  startedAt: now,
  changedAt: now,
})

export const titleOf = (note: Pick<VisitNote, 'title' | 'day'>): string =>
  note.title.trim() === '' ? `Visit, ${formatDay(note.day)}` : note.title.trim()

/** What stops it from being sent, in words that say what to do. */
export function listNeeds(note: VisitNote, facts: { media: number; isRecording: boolean }): string[] {
  const isEmpty = note.narrative.trim() === '' && facts.media === 0 && Object.keys(note.tags).length === 0
  return [
    ...(isEmpty ? ['Write something, take a photo or speak first.'] : []),
    ...(note.day === '' ? ['Say on which day.'] : []),
    ...(note.from !== '' && note.to !== '' && note.to < note.from ? ['It ends before it starts.'] : []),
    ...(facts.isRecording ? ['A recording goes on. Stop it first.'] : []),
  ]
}

export function toBody(note: VisitNote): NonNullable<BodyOf<typeof keepVisitNote>> {
  const text = note.narrative.trim()
  return {
    noteId: note.id,
    title: titleOf(note),
    method: note.method,
    occurredOn: note.day,
    ...(note.from === '' ? {} : { from: note.from }),
    ...(note.to === '' ? {} : { to: note.to }),
    ...(text === '' ? {} : { text }),
    criterionIds: Object.keys(note.tags),
  }
}

/** "Photo 2, 09.20.jpg": no two of one note are called the same, so that what has arrived is known by its name. */
export function nameMedia(kind: VisitMedia['kind'], before: readonly VisitMedia[], type: string, time: string): string {
  const number = before.filter(media => media.kind === kind).length + 1
  const taken = new Set(before.map(media => media.name))
  const ending = ENDINGS[type.split(';')[0] ?? ''] ?? (kind === 'photo' ? 'jpg' : 'webm')
  for (let at = number; ; at += 1) {
    const name = `${kind === 'photo' ? 'Photo' : 'Voice note'} ${at}, ${time.replace(':', '.')}.${ending}`
    if (!taken.has(name)) return name
  }
}

const ENDINGS: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/heic': 'heic',
  'audio/webm': 'webm',
  'audio/mp4': 'm4a',
  'audio/ogg': 'ogg',
}

/** The words with a time on a line of its own at the place of the cursor. */
export function insertTime(text: string, at: number, time: string): { text: string; cursor: number } {
  const before = text.slice(0, at)
  const start = before === '' || before.endsWith('\n') ? '' : '\n'
  const mark = `${start}${time} `
  return { text: `${before}${mark}${text.slice(at)}`, cursor: at + mark.length }
}
