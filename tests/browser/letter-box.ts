// A mail server as far as letters come in (RFC 5321), and what stands in them.
import { createServer, type Server, type Socket } from 'node:net'

export interface LetterBox {
  readonly url: string
  /** Those to an address, oldest first: subject and words. */
  list(to: string): { subject: string; words: string }[]
  close(): void
}

export async function openLetterBox(): Promise<LetterBox> {
  const letters: string[] = []
  const server = createServer(socket => converse(socket, letter => letters.push(letter)))
  const port = await listen(server)
  return {
    url: `smtp://127.0.0.1:${port}`,
    list: to => letters.filter(letter => letter.includes(`\nTo: ${to}\n`)).map(read),
    close: () => server.close(),
  }
}

function converse(socket: Socket, keep: (letter: string) => void): void {
  let letter: string | null = null
  let rest = ''
  socket.write('220 letters.test\r\n')
  socket.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\r\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      if (letter !== null && line !== '.') letter += `${line}\n`
      else if (letter !== null) {
        keep(letter)
        letter = null
        socket.write('250 kept\r\n')
      } else if (line === 'DATA') {
        letter = '\n'
        socket.write('354 go on\r\n')
      } else if (line === 'QUIT') socket.end('221 bye\r\n')
      else socket.write('250 ok\r\n')
    }
  })
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The letter box has no port')
  return address.port
}

/** Words are sent as they are, or as quoted-printable: a line that goes on ends with "=", and "=3D" is a "=". */
function read(letter: string): { subject: string; words: string } {
  const subject = /^Subject: (.*)$/m.exec(letter)?.[1] ?? ''
  const body = letter.slice(letter.indexOf('\n\n'))
  const words = /quoted-printable/i.test(letter) ? body.replaceAll('=\n', '').replaceAll('=3D', '=') : body
  return { subject, words }
}
