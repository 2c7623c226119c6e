import { describe, expect, it } from 'vitest'
import { readCursor, toCursor, toPage } from './cursor.ts'

describe('a cursor', () => {
  it('gives back the sort key that it was made of', () => {
    expect(readCursor(toCursor(['Ó Briain', 7]), ['string', 'number'])).toEqual(['Ó Briain', 7])
    expect(readCursor(undefined, ['string'])).toBeNull()
  })

  it('of another list, or of nobody, is refused', () => {
    for (const cursor of [toCursor([7]), toCursor(['a', 'b']), 'nonsense', '']) {
      expect(() => readCursor(cursor, ['string'])).toThrow(expect.objectContaining({ code: 'request.invalid' }))
    }
  })
})

describe('a page', () => {
  it('has a next cursor only where there is more', () => {
    expect(toPage([1, 2, 3], 2, entry => [entry])).toEqual({ items: [1, 2], nextCursor: toCursor([2]) })
    expect(toPage([1, 2], 2, entry => [entry]).nextCursor).toBeNull()
  })
})
