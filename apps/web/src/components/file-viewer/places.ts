/** Marked places: where in a file a tag points, read from the page or time that somebody wrote. */
import type { EvidenceFile } from '@crosswalk/contracts'

export type PlaceTone = 'current' | 'accepted' | 'referred' | 'plain'

/** What somebody wrote beside a tag, with the name in its plate. */
export interface PlaceSource {
  id: string
  label: string
  /** Where it stands alone: "U16 2.2". */
  name: string
  locator: string | null
  tone: PlaceTone
}

export type Span = { kind: 'pages' | 'seconds'; from: number; to: number }

export interface Place extends PlaceSource {
  fileId: string
  span: Span
}

/** Asks the viewer to show something; each ask is an object of its own, so that the same place can be asked twice. */
export type Ask =
  | { kind: 'page'; fileId: string; page: number }
  | { kind: 'turn'; by: 1 | -1 }
  | { kind: 'seconds'; fileId: string; seconds: number }

const PAGES = /\bp(?:p|ages?)?\.?\s*(\d{1,4})(?:\s*[–-]\s*(\d{1,4}))?/gi
const CLOCK = String.raw`(?:(\d{1,2}):)?(\d{1,2}):(\d{2})`
const TIMES = new RegExp(`${CLOCK}(?:\\s*[–-]\\s*${CLOCK})?`, 'g')

const toSeconds = (hours: string | undefined, minutes: string | undefined, seconds: string | undefined): number =>
  Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0)

/** "p. 1–2", "pages 3 and 5", "call 03:05–03:50": all that it names, in its order. */
export function readSpans(locator: string): Span[] {
  const pages = [...locator.matchAll(PAGES)].map(([, from, to]): Span => {
    const first = Number(from)
    return { kind: 'pages', from: first, to: Math.max(first, Number(to ?? first)) }
  })
  const times = [...locator.matchAll(TIMES)].map(([, ...parts]): Span => {
    const from = toSeconds(parts[0], parts[1], parts[2])
    const to = parts[4] === undefined ? from : toSeconds(parts[3], parts[4], parts[5])
    return { kind: 'seconds', from, to: Math.max(from, to) }
  })
  return [...pages, ...times].filter(span => span.kind === 'seconds' || span.from > 0)
}

const isPaged = ({ mediaType }: EvidenceFile): boolean => mediaType === 'application/pdf'
const isTimed = ({ mediaType }: EvidenceFile): boolean => /^(?:audio|video)\//.test(mediaType)

/** In the file that the words name; else in the first that has pages, or runs. */
export function toPlaces(sources: readonly PlaceSource[], files: readonly EvidenceFile[]): Place[] {
  return sources.flatMap(source => {
    const locator = source.locator ?? ''
    const named = files.find(({ name }) => locator.includes(name) || locator.includes(stem(name)))
    return readSpans(locator).flatMap(span => {
      const fits = span.kind === 'pages' ? isPaged : isTimed
      const file = named && fits(named) ? named : files.find(fits)
      return file ? [{ ...source, fileId: file.id, span }] : []
    })
  })
}

/** "Call" of "Call.wav": as people write it. Very short names are in too many words. */
const stem = (name: string): string => {
  const bare = name.replace(/\.\w+$/, '')
  return bare.length > 4 ? bare : name
}

export const toAsk = ({ fileId, span }: Place): Ask =>
  span.kind === 'pages' ? { kind: 'page', fileId, page: span.from } : { kind: 'seconds', fileId, seconds: span.from }
