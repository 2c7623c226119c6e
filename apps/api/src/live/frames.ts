/**
 * Server-sent events as text. https://html.spec.whatwg.org/multipage/server-sent-events.html
 *
 * Written here rather than by a plugin: it is four lines, and a thousand streams must be able to share what was made
 * once, which a writer that belongs to one reply cannot do.
 */
import type { LiveEvent } from '@crosswalk/contracts'
import type { JsonText } from '../http/json-text.ts'

/** An event whose data is JSON already. */
export interface Frame {
  event: LiveEvent['event']
  data: string
}

export const HEARTBEAT = ':\n\n'

export function toFrame<Event extends Exclude<LiveEvent, { event: 'row' }>>({ event, data }: Event): Frame {
  return { event, data: JSON.stringify(data) }
}

export function toRowFrame({ text }: JsonText): Frame {
  return { event: 'row', data: text }
}

/** Events of one sequence, together: only the last carries the id, so that a stream that breaks between them is told all again. */
export function toText(frames: readonly Frame[], id: number): string {
  return frames
    .map(({ event, data }, index) => {
      const last = index === frames.length - 1
      return `event: ${event}\ndata: ${data}\n${last ? `id: ${id}\n` : ''}\n`
    })
    .join('')
}
