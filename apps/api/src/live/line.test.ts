import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { type Line, openLine } from './line.ts'

it('drops whoever does not read, before much of what they are told has gathered', async () => {
  const piece = 'x'.repeat(64 * 1024)
  let most = 0
  const closed = new Promise<void>(resolve => {
    const server = createServer((_request, raw) => {
      raw.writeHead(200)
      const line: Line = openLine(raw, resolve)
      const tell = () => {
        if (raw.destroyed) return
        line.write(piece)
        most = Math.max(most, raw.writableLength)
        setImmediate(tell)
      }
      tell()
    })
    onTestFinished(() => void server.close())
    server.listen(0, '127.0.0.1', () => {
      const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
      socket.on('error', () => {})
      onTestFinished(() => void socket.destroy())
      // Asks, and never reads.
      socket.pause()
      socket.write('GET / HTTP/1.1\r\nHost: crosswalk.test\r\n\r\n')
    })
  })
  await closed
  expect(most).toBeLessThan(2 * 1024 ** 2)
})
