import { describe, expect, it } from 'vitest'
import { mapping } from '../../fixtures/make-cohort.ts'
import { cellWidth, placeColumns, toSpans } from './grid-layout.ts'

const columns = placeColumns(
  mapping.standard.ksbs.map(({ id, code, kind, area, text }, index) => ({ index, ksbId: id, code, kind, area, text })),
)

describe('the columns of the grid', () => {
  it('fit 35 KSBs at 24 beside the panel on a screen of 1440, and at 33 or more without it', () => {
    expect(cellWidth(1440 - 372, 35, 3)).toBe(24)
    expect(cellWidth(1440, 35, 3)).toBeGreaterThanOrEqual(33)
    expect(cellWidth(900, 35, 3)).toBe(24)
    expect(cellWidth(3000, 35, 3)).toBe(34)
  })

  it('stand under their kind and their area, with a gap between kinds', () => {
    expect(toSpans(columns, 24, 'kind').map(({ name, count }) => [name, count])).toEqual([
      ['knowledge', 15],
      ['skill', 10],
      ['behaviour', 10],
    ])
    const areas = toSpans(columns, 24, 'area')
    expect(areas.reduce((sum, { count }) => sum + count, 0)).toBe(35)
    expect(columns.filter(({ gap }) => gap > 0).map(({ code }) => code)).toEqual(['S1', 'B1'])
  })
})
