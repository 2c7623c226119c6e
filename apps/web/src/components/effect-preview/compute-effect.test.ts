import { describe, expect, it } from 'vitest'
import { bundledMapping, criterionId, rowOf } from '../../lib/bundled-mapping.test-utils.ts'
import { computeEffect, computeTagEffects, toChanges } from './compute-effect.ts'
import { effectHeadline } from './effect-of-decisions.tsx'
import { effectLine } from './effect-of-tags.tsx'

const mapping = bundledMapping()
const programme = { threshold: 'accepted', acceptedTagsNeeded: 1 } as const
const ksbId = (code: string) => mapping.standard.ksbs.find(ksb => ksb.code === code)?.id ?? ''
const scopeOf = (code: string) => mapping.rows.find(row => row.ksbId === ksbId(code))?.criterionIds ?? []

describe('what tags would do', () => {
  it('moves only the KSBs that the criterion counts towards', () => {
    const id = criterionId(mapping, 15, '1.3')
    const effects = computeTagEffects({ mapping, programme, row: rowOf(mapping) }, [id])
    const named = mapping.rows.filter(row => row.criterionIds.includes(id)).map(row => row.ksbId)
    expect(effects.ksbs.map(effect => effect.ksbId).sort()).toEqual([...named].sort())
  })

  it('tells submitted from met: a KSB is met only were all of it accepted', () => {
    const [last = '', ...others] = scopeOf('K2')
    const row = rowOf(mapping, Object.fromEntries(others.map(id => [id, 4])))
    const [first] = computeTagEffects({ mapping, programme, row }, [last]).ksbs
    expect(first).toMatchObject({ code: 'K2', wouldBeMet: true, left: [] })
    expect(first?.submitted.computed).toBe('inProgress')
    expect(first?.accepted.computed).toBe('met')
  })

  it('moves nothing where the criterion is accepted already, and says so', () => {
    const id = criterionId(mapping, 15, '1.3')
    const effects = computeTagEffects({ mapping, programme, row: rowOf(mapping, { [id]: 4 }) }, [id])
    expect(effects.ksbs).toEqual([])
    expect(effectLine(effects, 1)).toBe('This criterion is accepted already, so nothing moves.')
  })

  it('[KSB-4] lets evidence of its own meet a KSB that nothing is mapped to', () => {
    const effects = computeTagEffects({ mapping, programme, row: rowOf(mapping) }, [ksbId('K1')])
    expect(effects.ksbs.map(effect => effect.code)).toEqual(['K1'])
    expect(effectLine(effects, 1)).toBe('K1 moves. If all is accepted, K1 is met.')
  })

  it('[LEVEL-2] does not promise that accepting meets a KSB where several accepted items are asked for', () => {
    const [last = '', ...others] = scopeOf('K2')
    const row = rowOf(mapping, Object.fromEntries(others.map(id => [id, 4])))
    const effects = computeTagEffects({ mapping, programme: { ...programme, acceptedTagsNeeded: 2 }, row }, [last])
    expect(effects.ksbs.every(effect => !effect.wouldBeMet)).toBe(true)
    expect(effects.asksForSeveral).toBe(true)
  })
})

describe('what decisions would move', () => {
  it('counts what would be met, and leaves the totals before and after', () => {
    const on = { mapping, programme, row: rowOf(mapping) }
    const effect = computeEffect(on, toChanges(on, scopeOf('K2'), 'accepted'))
    expect(effect.moves.find(move => move.code === 'K2')?.move).toBe('met')
    expect(effect.after.criteria.accepted - effect.before.criteria.accepted).toBe(scopeOf('K2').length)
    expect(effectHeadline(effect)).toMatch(/^\d+ KSBs move, \d+ would be met$/)
  })
})
