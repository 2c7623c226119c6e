import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

/** Points that are for another room to cover, each with the reason. */
const ELSEWHERE: Readonly<Record<string, string>> = {}

const SECTIONS = { '4.1': [1, 11], '4.2': [12, 21], '4.3': [22, 37] } as const

function listPoints(): string[] {
  return Object.entries(SECTIONS).flatMap(([section, [first, last]]) =>
    Array.from({ length: last - first + 1 }, (_, i) => `${section}-${first + i}`),
  )
}

function listTestedPoints(): Set<string> {
  const folder = new URL('.', import.meta.url)
  const tests = readdirSync(folder).filter(file => file.endsWith('.test.ts'))
  const names = tests.flatMap(file => readFileSync(new URL(file, folder), 'utf8').match(/it\('\[4\.\d-\d+\]/g) ?? [])
  return new Set(names.map(name => name.slice("it('[".length, -1)))
}

it('every one of the 37 points has a test named for it, or a reason why it is not for this room', () => {
  const tested = listTestedPoints()
  expect(listPoints()).toHaveLength(37)
  expect(listPoints().filter(point => !tested.has(point) && !ELSEWHERE[point])).toEqual([])
})

it('no test cites a point that does not exist, and none that is said to be elsewhere', () => {
  const points = new Set(listPoints())
  expect([...listTestedPoints()].filter(point => !points.has(point) || ELSEWHERE[point])).toEqual([])
})
