/** docs/performance.md, from the last whole run. */
import { writeFileSync } from 'node:fs'
import type { Figure } from './figures.ts'

const file = new URL('../../docs/performance.md', import.meta.url)

export function writeReport(machine: readonly string[], figures: readonly Figure[]): void {
  const rows = figures.map(
    ({ name, measured, aim, ceiling, isMet }) =>
      `| ${name} | ${measured} | ${aim} | ${ceiling} | ${isMet === null ? '' : isMet ? 'yes' : '**no**'} |`,
  )
  const notes = figures.flatMap(({ name, note }) => (note === undefined ? [] : [`- ${name}: ${note}`]))
  const lines = [
    '# Performance',
    '',
    '`npm run bench` measures these and writes this page. Each figure stands beside its aim and beside a ceiling: what the same machine does at best with the same bytes or the same disk, measured in the same run. `npm run bench -- decisions` (or `states`, `requests`, `pixels`, `centre`) measures a part and writes nothing.',
    '',
    `Measured on ${new Date().toISOString().slice(0, 10)}:`,
    '',
    ...machine.map(line => `- ${line}`),
    '',
    '| What | Measured | Aim | Ceiling | Met |',
    '|---|---|---|---|---|',
    ...rows,
    '',
    ...notes,
    '',
    '## How it is measured',
    '',
    '- **States**: `computeCells` of packages/progress over rows that are packed already: processor time, the best of 40 runs. The ceiling adds up the same bytes and does nothing with them.',
    '- **A cohort**: processor time of the server’s process for each request, as a browser asks (compressed), after the first few; one enrolment in four takes other units and no two rows are alike. The ceiling reads the cohort’s progress rows in one statement.',
    '- **Requests**: 8 connections by autocannon for some seconds, by turns with an empty route of the same application: signed in, limited, logged, checked by its contract. The share is the median of the rounds.',
    '- **Decisions**: `decide` of the service, eight asking at once, with somebody following the live stream: one decision in each act, and twenty, as where an observation is accepted; after the first few rounds. The ceiling is three inserts in a transaction of SQLite at the same `synchronous = full`, by turns, beside the same store.',
    '- **Pixels**: from the reply to the assessor’s decision to the frame in which the tutor’s cell shows it, in two real browsers. Then somebody turns the wheel over the same grid, and the time from frame to frame is what counts.',
    '- **A centre**: 400 enrolments of 13 items and some 130 tags each; processor time, since other programs are left out of it. A stretch is the longest time for which nobody else was served.',
    '',
  ]
  writeFileSync(file, lines.join('\n'))
}
