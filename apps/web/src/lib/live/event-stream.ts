import { createParser, type EventSourceMessage } from 'eventsource-parser'

/**
 * Reads server-sent events from the body of a reply, until it ends or breaks. `onBytes` is told of every piece, so that
 * a heartbeat (a comment line) counts as a sign of life.
 */
export async function readEventStream(
  body: ReadableStream<Uint8Array>,
  handlers: { onEvent: (message: EventSourceMessage) => void; onBytes?: () => void },
): Promise<void> {
  const parser = createParser({ onEvent: handlers.onEvent })
  // Streaming decode: a character of two or more bytes may lie across two pieces.
  const decoder = new TextDecoder()
  const reader = body.getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      handlers.onBytes?.()
      parser.feed(decoder.decode(value, { stream: true }))
    }
  } finally {
    reader.releaseLock()
  }
}
