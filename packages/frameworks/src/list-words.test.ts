import { describe, expect, it } from 'vitest'
import { listCodes, listWords } from './list-words.ts'

describe('several in words', () => {
  it.each([
    [[], ''],
    [['K7'], 'K7'],
    [['K7', 'S2'], 'K7 and S2'],
    [[6, 8, 15], '6, 8 and 15'],
  ])('%j is "%s"', (words, said) => {
    expect(listWords(words)).toBe(said)
  })
})

describe('codes in words', () => {
  it.each([
    [[], ''],
    [['K3', 'K5', 'K7', 'K8'], 'K3, K5, K7 and K8'],
    [['K14', 'K15', 'S1', 'S2', 'S3'], 'K14, K15 and S1 to S3'],
    [['S1', 'S3', 'S4', 'S5', 'S6', 'B9', 'B10'], 'S1, S3 to S6, B9 and B10'],
    [['B8', 'B9', 'B10', 'B10'], 'B8 to B10 and B10'],
    [['K1', 'S2', 'B3'], 'K1, S2 and B3'],
    [['9', '10', '11'], '9 to 11'],
    [['2.9', '2.10', '2.11'], '2.9, 2.10 and 2.11'],
    [['a', 'b', 'c'], 'a, b and c'],
  ])('%j are "%s"', (codes, said) => {
    expect(listCodes(codes)).toBe(said)
  })
})
