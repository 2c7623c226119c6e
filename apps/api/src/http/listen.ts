import { createServer } from 'node:net'
import type { FastifyInstance } from 'fastify'
import type { Config } from '../config.ts'
import { StartError } from '../start-error.ts'

/** Before anything is made: a first start that ends with "port taken" should end so at once. */
export async function requireFreePort({ port, host }: Config): Promise<void> {
  const probe = createServer()
  try {
    await new Promise<void>((resolve, reject) => {
      probe.once('error', reject)
      probe.listen(port, host, resolve)
    })
  } catch (cause) {
    throw toListenError(cause, port, host)
  }
  await new Promise(resolve => probe.close(resolve))
}

export async function listen(app: FastifyInstance, { port, host }: Config): Promise<string> {
  try {
    await app.listen({ port, host, listenTextResolver: () => '' })
  } catch (cause) {
    throw toListenError(cause, port, host)
  }
  const bound = app.server.address()
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host
  return `http://${name}:${typeof bound === 'object' && bound !== null ? bound.port : port}`
}

function toListenError(cause: unknown, port: number, host: string): unknown {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
  if (code === 'EADDRINUSE') {
    return new StartError(
      `Port ${port} is taken by another program. Stop that one, or choose another: PORT=${port + 1}`,
      { cause },
    )
  }
  if (code === 'EACCES')
    return new StartError(`This user may not open port ${port}. Choose one above 1023: PORT=3000`, { cause })
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return new StartError(`This machine has no address ${host}. Check HOST.`, { cause })
  }
  return cause
}
