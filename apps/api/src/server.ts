// What `npm start` runs: reads the environment, starts, and stops when it is told to.
import { MigrationRefused } from '@crosswalk/migrations'
import { ConfigError, readProcessConfig } from './config.ts'
import { StoreInUse } from './db/data-lock.ts'
import { StartError } from './start-error.ts'
import { type RunningServer, startServer } from './start-server.ts'

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

function stopOnSignal(server: RunningServer): void {
  let isStopping = false
  const stop = () => {
    // Asked twice: whoever asks does not want to wait.
    if (isStopping) process.exit(1)
    isStopping = true
    server.close().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
        process.exit(1)
      },
    )
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}

try {
  stopOnSignal(await startServer({ config: readProcessConfig(), say }))
} catch (error) {
  const isPlain = [ConfigError, MigrationRefused, StartError, StoreInUse].some(kind => error instanceof kind)
  process.stderr.write(`\n${error instanceof Error ? (isPlain ? error.message : error.stack) : String(error)}\n`)
  process.exitCode = 1
}
