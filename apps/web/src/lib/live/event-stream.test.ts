import type { EventSourceMessage } from 'eventsource-parser'
import { describe, expect, it } from 'vitest'
import { readEventStream } from './event-stream.ts'

const encoder = new TextEncoder()

async function read(...pieces: (string | Uint8Array)[]): Promise<{ messages: EventSourceMessage[]; bytes: number }> {
  const messages: EventSourceMessage[] = []
  let bytes = 0
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const piece of pieces) controller.enqueue(typeof piece === 'string' ? encoder.encode(piece) : piece)
      controller.close()
    },
  })
  await readEventStream(body, {
    onEvent: message => messages.push(message),
    onBytes: () => {
      bytes += 1
    },
  })
  return { messages, bytes }
}

describe('reading the live stream', () => {
  it('reads an event with its name, data and id', async () => {
    const { messages } = await read('event: row\ndata: {"a":1}\nid: 42\n\n')
    expect(messages).toEqual([{ event: 'row', data: '{"a":1}', id: '42' }])
  })

  it('reads an event that arrives in pieces, cut anywhere', async () => {
    const text = 'event: row\r\ndata: {"name":"Daniel Wójcik"}\r\nid: 7\r\n\r\n'
    const bytes = encoder.encode(text)
    for (let cut = 1; cut < bytes.length; cut++) {
      const { messages } = await read(bytes.slice(0, cut), bytes.slice(cut))
      expect(messages, `cut at ${cut}`).toEqual([{ event: 'row', data: '{"name":"Daniel Wójcik"}', id: '7' }])
    }
  })

  it('joins data of several lines, and keeps two events apart', async () => {
    const { messages } = await read('data: one\ndata: two\n\nevent: gone\ndata: x\n\n')
    expect(messages.map(({ event, data }) => [event, data])).toEqual([
      [undefined, 'one\ntwo'],
      ['gone', 'x'],
    ])
  })

  it('takes a heartbeat as a sign of life and as nothing else', async () => {
    const { messages, bytes } = await read(': still here\n\n', ': still here\n\n')
    expect(messages).toEqual([])
    expect(bytes).toBe(2)
  })

  it('drops an event that broke off before its end', async () => {
    const { messages } = await read('event: row\ndata: {"a":1}\n')
    expect(messages).toEqual([])
  })
})
