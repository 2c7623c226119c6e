import { runCommand } from '../upkeep/run-command.ts'
import { runBackup } from '../upkeep/run-upkeep.ts'

await runCommand(runBackup)
