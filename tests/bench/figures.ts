/** A figure beside its aim and its ceiling, and how it is timed. */
export interface Figure {
  name: string
  measured: string
  aim: string
  /** What this machine could do at best, measured in the same run. */
  ceiling: string
  /** Null where there is no aim to miss. */
  isMet: boolean | null
  note?: string
}

/** Of pure computing, the same each time: whatever took longer was something else on the machine. */
export function best(values: readonly number[]): number {
  return Math.min(...values)
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5)
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

/** Milliseconds of processor time of each run, after some that do not count: other programs are left out of it. */
export function timeRuns(runs: number, body: () => void, warmUp = Math.ceil(runs / 4)): number[] {
  for (let run = 0; run < warmUp; run++) body()
  return Array.from({ length: runs }, () => {
    const start = process.cpuUsage()
    body()
    const { user, system } = process.cpuUsage(start)
    return (user + system) / 1_000
  })
}

export async function timeRunsAsync(runs: number, body: () => Promise<unknown>, warmUp = Math.ceil(runs / 4)) {
  for (let run = 0; run < warmUp; run++) await body()
  const times: number[] = []
  for (let run = 0; run < runs; run++) {
    const start = performance.now()
    await body()
    times.push(performance.now() - start)
  }
  return times
}

export const ms = (value: number) => `${value < 10 ? value.toFixed(2) : value.toFixed(1)} ms`
export const us = (value: number) => `${(value * 1_000).toFixed(1)} µs`
export const perSecond = (value: number) => `${Math.round(value).toLocaleString('en-GB')} a second`

export function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

export function sayFigure({ name, measured, aim, ceiling, isMet, note }: Figure): void {
  const verdict = isMet === null ? ' ' : isMet ? '✓' : '✗'
  say(`${verdict} ${name}: ${measured} (aim ${aim}; ceiling ${ceiling})${note ? `\n    ${note}` : ''}`)
}
