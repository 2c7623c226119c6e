/** What was measured on: figures of one machine say nothing about another. */
import { execFileSync } from 'node:child_process'
import { availableParallelism, cpus, loadavg, platform, release, totalmem } from 'node:os'

export function describeMachine(folder: string): string[] {
  const [first] = cpus()
  const load = loadavg().map(value => value.toFixed(1))
  return [
    `${first?.model.trim() ?? 'A processor'}, ${availableParallelism()} cores; ${Math.round(totalmem() / 1024 ** 3)} GiB of memory`,
    `Node ${process.versions.node} on ${platform()} ${release()}; disk: ${describeDisk(folder)}`,
    `Load when the run began: ${load.join(', ')} (1, 5 and 15 minutes). Above ${availableParallelism()}, other programs took their share of every figure.`,
  ]
}

function describeDisk(folder: string): string {
  try {
    const [, line = ''] = execFileSync('df', ['-PT', folder], { encoding: 'utf8' }).split('\n')
    const [device, type] = line.split(/\s+/)
    return `${type} (${device})`
  } catch {
    // Not every system has df.
    return 'unknown'
  }
}
