import { describe, expect, it } from 'vitest'
import { moveFocus } from './grid-keys.ts'

const size = { rows: 16, columns: 36, pageRows: 10 }
const press = (key: string, ctrlKey = false) => ({ key, ctrlKey, metaKey: false, altKey: false })
const from = { row: 5, column: 7 }

describe('moving about in the grid', () => {
  it.each([
    ['ArrowUp', { row: 4, column: 7 }],
    ['ArrowDown', { row: 6, column: 7 }],
    ['ArrowLeft', { row: 5, column: 6 }],
    ['ArrowRight', { row: 5, column: 8 }],
    ['Home', { row: 5, column: 0 }],
    ['End', { row: 5, column: 35 }],
    ['PageUp', { row: 0, column: 7 }],
    ['PageDown', { row: 15, column: 7 }],
  ])('%s leads one step its way', (key, to) => {
    expect(moveFocus(from, press(key), size)).toEqual(to)
  })

  it('Ctrl with Home and End leads to the first and the last cell of all', () => {
    expect(moveFocus(from, press('Home', true), size)).toEqual({ row: 0, column: 0 })
    expect(moveFocus(from, press('End', true), size)).toEqual({ row: 15, column: 35 })
  })

  it('stops at the edge and never goes round', () => {
    expect(moveFocus({ row: 0, column: 0 }, press('ArrowUp'), size)).toEqual({ row: 0, column: 0 })
    expect(moveFocus({ row: 15, column: 35 }, press('ArrowRight'), size)).toEqual({ row: 15, column: 35 })
  })

  it('leaves other keys to others, and has nowhere to go in an empty grid', () => {
    expect(moveFocus(from, press('a'), size)).toBeNull()
    expect(moveFocus(from, { ...press('ArrowDown'), altKey: true }, size)).toBeNull()
    expect(moveFocus({ row: 0, column: 0 }, press('ArrowDown'), { ...size, rows: 0 })).toBeNull()
  })
})
