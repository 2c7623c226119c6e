import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { SEVERITIES } from '../model.ts'
import { DISCREPANCY_KINDS } from './discrepancy-codes.ts'
import { importDocument } from './importer.test-utils.ts'

it('the README explains every kind of discrepancy, and no other', () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
  const listed = [...readme.matchAll(/^\| `([\w.]+)` \| (\w+) \| (.+) \|$/gm)].map(([, code, severity, meaning]) => [
    code,
    { severity, meaning },
  ])
  expect(Object.fromEntries(listed)).toEqual(DISCREPANCY_KINDS)
})

it('discrepancies come worst first, each as grave as its kind', () => {
  for (const letter of ['A', 'B'] as const) {
    const { discrepancies } = importDocument(letter).mapping
    const kinds: Readonly<Record<string, { severity: string }>> = DISCREPANCY_KINDS
    expect(discrepancies.map(({ severity }) => severity)).toEqual(
      discrepancies.map(({ code }) => kinds[code]?.severity),
    )
    const ranks = discrepancies.map(({ severity }) => SEVERITIES.indexOf(severity))
    expect(ranks).toEqual([...ranks].sort((a, b) => a - b))
  }
})
