import { runCommand } from '../upkeep/run-command.ts'
import { runRebuildProgressRows } from '../upkeep/run-upkeep.ts'

await runCommand(runRebuildProgressRows)
