import { runCommand } from '../upkeep/run-command.ts'
import { runRestore } from '../upkeep/run-upkeep.ts'

await runCommand(runRestore)
