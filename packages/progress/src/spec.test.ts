import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8')
const files = readdirSync(new URL('.', import.meta.url))
const sources = files.filter(file => file.endsWith('.ts') && !/\.(test|test-utils)\.ts$/.test(file))
const tests = files.filter(file => file.endsWith('.test.ts'))

const RULE_ID = '[A-Z]+-\\d+[a-z]?'
const find = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(match => match[1] ?? '')
const rules = find(read('../SPEC.md'), new RegExp(`^- \\*\\*\\[(${RULE_ID})\\]\\*\\* `, 'gm'))
const cited = new Set(tests.flatMap(file => find(read(file), new RegExp(`['"\`]\\[(${RULE_ID})\\] `, 'g'))))

/** The rules of the product's own text; SPEC.md adds to them and drops none. */
const PRODUCT_RULES = [
  ...[1, 2, 3, 4].map(number => `TAG-${number}`),
  ...[1, 2, 3, 4, 5].map(number => `LEVEL-${number}`),
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map(number => `KSB-${number}`),
  'UNIT-1',
  ...[1, 2, 3, 4].map(number => `ALL-${number}`),
]

describe('SPEC.md and the tests', () => {
  it('every rule of the product is written down, and no id twice', () => {
    expect(rules).toEqual(expect.arrayContaining(PRODUCT_RULES))
    expect(new Set(rules).size).toBe(rules.length)
  })

  it.each(rules)('a test is named for %s', rule => {
    expect(cited).toContain(rule)
  })

  it('no test is named for a rule that is not written down', () => {
    expect([...cited].filter(id => !rules.includes(id))).toEqual([])
  })

  it('every rule that SPEC.md or a comment refers to is written down', () => {
    const referred = [...sources.map(read), read('../SPEC.md')].flatMap(text =>
      find(text, /\b((?:TAG|LEVEL|KSB|UNIT|GATE|ALL)-\d+[a-z]?)\b/g),
    )
    expect(referred.filter(id => !rules.includes(id))).toEqual([])
  })
})

describe('the rules’ own room', () => {
  it.each(sources)('%s knows no clock, no chance and no machine', file => {
    const code = read(file).replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')
    const machines = /\b(?:new Date|Date\.now|performance|Math\.random|process|fetch|setTimeout|localeCompare|Intl)\b/
    expect(code.match(machines)).toBeNull()
  })
})
