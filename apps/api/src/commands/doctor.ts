import { runCommand } from '../upkeep/run-command.ts'
import { runDoctor } from '../upkeep/run-upkeep.ts'

await runCommand(runDoctor)
