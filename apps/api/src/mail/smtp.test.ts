import { createServer, type Socket } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createSmtpTransport } from './smtp.ts'

/** A mail server as far as one letter goes (RFC 5321). */
async function createMailServer({ refuses = false } = {}) {
  const letters: string[] = []
  const talk = (socket: Socket) => {
    let letter: string | null = null
    let rest = ''
    socket.write('220 mail.test\r\n')
    socket.on('data', bytes => {
      const lines = (rest + bytes.toString()).split('\r\n')
      rest = lines.pop() ?? ''
      for (const line of lines) {
        if (letter !== null && line !== '.') letter += `${line}\n`
        else if (letter !== null) {
          letters.push(letter)
          letter = null
          socket.write('250 kept\r\n')
        } else if (line === 'DATA') {
          letter = ''
          socket.write('354 go on\r\n')
        } else if (line === 'QUIT') socket.end('221 bye\r\n')
        else socket.write(refuses && line.startsWith('RCPT') ? '550 nobody of that name\r\n' : '250 ok\r\n')
      }
    })
  }
  const server = createServer(talk)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return { url: `smtp://127.0.0.1:${address.port}`, letters }
}

const mail = { to: 'ada@crosswalk.test', subject: 'Your Crosswalk account', text: 'Choose a password here.' }

describe('sending a mail', () => {
  it('hands it to the mail server, from the address that was set', async () => {
    const { url, letters } = await createMailServer()
    await createSmtpTransport(url, 'Crosswalk <no-reply@crosswalk.test>').send(mail)
    expect(letters).toHaveLength(1)
    expect(letters[0]).toMatch(/^From: Crosswalk <no-reply@crosswalk\.test>$/m)
    expect(letters[0]).toMatch(/^To: ada@crosswalk\.test$/m)
    expect(letters[0]).toContain('Choose a password here.')
  })

  it('fails where the mail server refuses it, so that it is tried again', async () => {
    const { url, letters } = await createMailServer({ refuses: true })
    await expect(createSmtpTransport(url, 'no-reply@crosswalk.test').send(mail)).rejects.toThrow('nobody of that name')
    expect(letters).toEqual([])
  })
})
