/** The counts that were taken by hand, at the top and at the end of the list of traps. */
import { expect, it } from 'vitest'
import { importDocument, listRefs } from './importer.test-utils.ts'

it('the first document has 34 rows, 18 areas, 14 units, 143 criteria with 144 texts, and 355 pairs', () => {
  expect(importDocument('A').counts.document).toEqual({
    rows: 34,
    rowsByKind: { knowledge: 15, skill: 9, behaviour: 10 },
    areas: 18,
    noMapping: 2,
    units: 14,
    criteria: 143,
    texts: 144,
    pairs: 355,
    repeats: 0,
    usedOnce: 65,
    mostShared: { rows: 8, refs: ['U6 2.6', 'U7 3.1', 'U15 2.3'] },
    fewestInARow: 0,
    mostInARow: 37,
  })
})

it('the first mapping has 35 KSBs, of which K1 and K5 are unmapped, and 387 pairs', () => {
  const result = importDocument('A')
  expect(result.counts.mapping).toEqual({
    ksbs: 35,
    mapped: 33,
    unmapped: 2,
    absent: 0,
    pairs: 387,
    units: 14,
    criteria: 143,
    notHeld: 25,
  })
  expect(result.mapping.rows.map(({ code }) => listRefs(result, code ?? '').length)).toEqual(
    [0, 2, 20, 4, 0, 5, 13, 6, 2, 4, 6, 2, 10, 10, 4].concat(
      [37, 32, 32, 7, 23, 5, 8, 18, 23, 25],
      [3, 8, 3, 10, 5, 9, 7, 11, 26, 7],
    ),
  )
})

it('the second document has 34 rows, one of them a stem, 6 units, 48 criteria without texts, and 70 pairs', () => {
  const result = importDocument('B')
  expect(result.counts.document).toMatchObject({
    rows: 34,
    noMapping: 0,
    units: 6,
    criteria: 48,
    texts: 0,
    pairs: 70,
    repeats: 0,
  })
  const isStem = (words: string) => words === 'Depending on your job role and work environment:'
  expect(result.tokens.rows.filter(row => isStem(row.ksb.words))).toHaveLength(1)
})

it('the second mapping has 33 mapped KSBs, S9 and S10 absent, and 70 pairs', () => {
  const { counts } = importDocument('B')
  expect(counts.mapping).toMatchObject({ ksbs: 35, mapped: 33, unmapped: 0, absent: 2, pairs: 70, criteria: 48 })
})

it('equal numbers of rows do not hide that the second document lacks two KSBs and splits one', () => {
  const [a, b] = [importDocument('A'), importDocument('B')]
  expect(a.counts.document.rows).toBe(b.counts.document.rows)
  expect(a.counts.mapping.absent).not.toBe(b.counts.mapping.absent)
})
