import { describe, expect, it } from 'vitest'
import { checkConfirm } from './confirmations.ts'
import { compareGatewayBasis, computeGatewayKsbs, listUnverifiedBehaviours, toGatewayBasis } from './gateway.ts'
import type { ComputedState, ConfirmationKind, ConfirmationOutcome, KsbFlag, KsbProgress } from './types.ts'

type Said = [ConfirmationKind, ConfirmationOutcome, checkAgain?: boolean]

function aKsb(ksbId: string, computed: ComputedState, said: Said[] = [], flags: KsbFlag[] = []): KsbProgress {
  const confirmations = said.map(([kind, outcome, checkAgain = false]) => ({ kind, outcome, checkAgain }))
  const counts = { drafted: 0, referred: 0, submitted: 0, accepted: 0, signedOff: 0 }
  const scope = { reach: 'mapped', mapped: 2, inScope: 2, counts, toGo: 0 } as const
  return { ksbId, code: ksbId, applies: true, state: computed, computed, confirmations, ...scope, flags }
}

const held = (ksb: KsbProgress) => computeGatewayKsbs([ksb])[0]

describe('what may be confirmed', () => {
  const confirm = (computed: ComputedState, kind: ConfirmationKind, outcome: ConfirmationOutcome, reason = false) =>
    checkConfirm({ applies: true, computed }, { kind, outcome, statement: reason ? 'Seen.' : null })

  it('[KSB-7e] needs a reason to decline, and of staff to confirm below what the mapping says', () => {
    expect(confirm('met', 'staff', 'confirmed')).toEqual({ ok: true })
    expect(confirm('inProgress', 'staff', 'confirmed')).toEqual({ ok: false, reason: 'reasonNeeded' })
    expect(confirm('inProgress', 'staff', 'confirmed', true)).toEqual({ ok: true })
    expect(confirm('met', 'staff', 'notConfirmed')).toEqual({ ok: false, reason: 'reasonNeeded' })
    expect(confirm('notStarted', 'employer', 'confirmed')).toEqual({ ok: true })
    expect(confirm('met', 'employer', 'notConfirmed')).toEqual({ ok: false, reason: 'reasonNeeded' })
  })

  it('[KSB-7e] is nothing of a KSB that does not apply', () => {
    const said = { kind: 'staff', outcome: 'confirmed', statement: 'Seen.' } as const
    expect(checkConfirm({ applies: false, computed: 'met' }, said)).toEqual({ ok: false, reason: 'doesNotApply' })
  })
})

describe('a KSB at the gateway', () => {
  it('[GATE-1] is held by any of four routes, and says which', () => {
    expect(held(aKsb('K1', 'met'))).toMatchObject({ held: true, routes: ['mapping'], missing: null })
    expect(held(aKsb('K1', 'met', [], ['metByOwnEvidence']))).toMatchObject({ held: true, routes: ['ownEvidence'] })
    const both = aKsb('K1', 'inProgress', [
      ['employer', 'confirmed'],
      ['staff', 'confirmed'],
    ])
    expect(held(both)).toMatchObject({ held: true, routes: ['staff', 'employer'] })
  })

  it('[GATE-1] is not held by a confirmation that is to be checked again, nor against somebody’s word', () => {
    expect(held(aKsb('K1', 'inProgress', [['staff', 'confirmed', true]]))).toMatchObject({
      held: false,
      routes: [],
      missing: 'checkAgain',
    })
    expect(held(aKsb('K1', 'met', [['staff', 'confirmed', true]]))).toMatchObject({ held: true, routes: ['mapping'] })
    expect(held(aKsb('K1', 'met', [['employer', 'notConfirmed']]))).toMatchObject({
      held: false,
      missing: 'notConfirmed',
    })
    expect(held(aKsb('K1', 'needsOwnEvidence'))?.missing).toBe('needsOwnEvidence')
    expect(held(aKsb('K1', 'notStarted'))?.missing).toBe('notMet')
    expect(held({ ...aKsb('K1', 'notStarted'), applies: false })).toMatchObject({ held: false, missing: null })
  })

  it('[GATE-2] of the behaviours, those are left that the employer has not confirmed as they stand', () => {
    const ksbs = [
      aKsb('B1', 'met', [['employer', 'confirmed']]),
      aKsb('B2', 'met', [['employer', 'confirmed', true]]),
      aKsb('B3', 'met', [['staff', 'confirmed']]),
      { ...aKsb('B4', 'met'), applies: false },
      aKsb('K1', 'met'),
    ]
    const left = listUnverifiedBehaviours(ksbs, new Set(['B1', 'B2', 'B3', 'B4']))
    expect(left.map(ksb => ksb.ksbId)).toEqual(['B2', 'B3'])
  })
})

describe('a signature at the gateway', () => {
  const at = { mappingId: 'mapping 1', programmeVersion: 1 }
  const basis = (ksbs: KsbProgress[], lines = ['maths'], of = at) => toGatewayBasis(of, computeGatewayKsbs(ksbs), lines)
  const then = basis([aKsb('K1', 'met'), aKsb('B1', 'met', [['employer', 'confirmed']])])

  it('[GATE-3] rests on versions, on each KSB’s routes and on the lines that were done', () => {
    expect(then).toEqual({
      ...at,
      ksbs: [
        { ksbId: 'K1', routes: ['mapping'] },
        { ksbId: 'B1', routes: ['mapping', 'employer'] },
      ],
      lines: ['maths'],
    })
    expect(compareGatewayBasis(then, then).changed).toBe(false)
  })

  it('[GATE-3] was given before a change once a route, a line or a version of it is gone, or another KSB applies', () => {
    const lost = basis([aKsb('K1', 'met'), aKsb('B1', 'met', [['employer', 'confirmed', true]])])
    expect(compareGatewayBasis(then, lost)).toMatchObject({ changed: true, ksbsLost: ['B1'] })
    const declined = basis([
      aKsb('K1', 'met', [['staff', 'notConfirmed']]),
      ...[aKsb('B1', 'met', [['employer', 'confirmed']])],
    ])
    expect(compareGatewayBasis(then, declined)).toMatchObject({ changed: true, ksbsLost: ['K1'] })
    const same = [aKsb('K1', 'met'), aKsb('B1', 'met', [['employer', 'confirmed']])]
    expect(compareGatewayBasis(then, basis(same, []))).toMatchObject({ changed: true, linesLost: ['maths'] })
    expect(compareGatewayBasis(then, basis([...same, aKsb('K2', 'met')]))).toMatchObject({ ksbsGained: ['K2'] })
    const moved = compareGatewayBasis(then, basis(same, ['maths'], { mappingId: 'mapping 2', programmeVersion: 2 }))
    expect(moved).toMatchObject({ changed: true, mapping: true, programme: true })
  })

  it('[GATE-3] is as it was for more routes and more lines', () => {
    const more = basis(
      [aKsb('K1', 'met', [['staff', 'confirmed']]), aKsb('B1', 'met', [['employer', 'confirmed']])],
      ['english', 'maths'],
    )
    expect(compareGatewayBasis(then, more).changed).toBe(false)
  })
})
