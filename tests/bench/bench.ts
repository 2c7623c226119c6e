// `npm run bench`: each figure beside its aim and beside what this machine could do at best in the same minutes. Words
// after it choose: states, requests, decisions, pixels, centre. A whole run is written into docs/performance.md.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeBenchWorld } from './bench-world.ts'
import { measureCentre } from './centre.bench.ts'
import { measureDecisions } from './decisions.bench.ts'
import { type Figure, say, sayFigure } from './figures.ts'
import { describeMachine } from './machine.ts'
import { measurePixels } from './pixels.bench.ts'
import { measureCohort, measureProgressRequests } from './requests.bench.ts'
import { startServerChild } from './server-child.ts'
import { measureStates } from './states.bench.ts'
import { writeReport } from './write-report.ts'

const LEARNERS = 1_000
const ENROLMENTS_OF_A_CENTRE = 400

const chosen = process.argv.slice(2)
const isChosen = (stage: string) => chosen.length === 0 || chosen.includes(stage)
const figures: Figure[] = []
function keep(measured: readonly Figure[]): void {
  for (const figure of measured) sayFigure(figure)
  figures.push(...measured)
}

const dataDir = mkdtempSync(join(tmpdir(), 'crosswalk-bench-'))
try {
  const machine = describeMachine(dataDir)
  for (const line of machine) say(line)
  say('')
  if (isChosen('states')) keep(measureStates())
  if (['requests', 'decisions', 'pixels'].some(isChosen)) {
    say(`Making a cohort of ${LEARNERS.toLocaleString('en-GB')}…`)
    const world = await makeBenchWorld(dataDir, LEARNERS)
    if (isChosen('requests')) {
      const server = await startServerChild(world)
      keep(await measureCohort(world, server))
      keep(await measureProgressRequests(world, server))
      await server.stop()
    }
    if (isChosen('decisions')) keep(await measureDecisions(world))
    if (isChosen('pixels')) {
      const pixels = await measurePixels(world)
      if (typeof pixels === 'string') say(pixels)
      else keep(pixels)
    }
  }
  if (isChosen('centre')) {
    say(`Making a centre of ${ENROLMENTS_OF_A_CENTRE} enrolments at work…`)
    keep(await measureCentre(await makeBenchWorld(join(dataDir, 'centre'), ENROLMENTS_OF_A_CENTRE)))
  }
  const missed = figures.filter(({ isMet }) => isMet === false).length
  say(`\n${figures.length} figures, ${missed === 0 ? 'no aim missed' : `${missed} short of the aim`}.`)
  if (chosen.length === 0) writeReport(machine, figures)
} finally {
  rmSync(dataDir, { recursive: true, force: true })
}
