import { readConfig } from '../config.ts'
import type { CommandContext } from './run-upkeep.ts'

/** A command's process: the data folder of the environment, the arguments of the command line. */
export async function runCommand(command: (context: CommandContext) => Promise<number>): Promise<void> {
  // Only to know where the data is: what production demands of a server is not demanded of its upkeep.
  // biome-ignore lint/style/noProcessEnv: a command is a process of its own.
  const { DATA_DIR, LOG_LEVEL } = process.env
  const { dataDir } = readConfig({ DATA_DIR, LOG_LEVEL })
  process.exitCode = await command({
    dataDir,
    args: process.argv.slice(2),
    now: new Date(),
    out: line => process.stdout.write(`${line}\n`),
  })
}
