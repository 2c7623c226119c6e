import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyWorld, type World } from './arbitrary-history.test-utils.ts'
import { compileMapping } from './compile-mapping.ts'
import { explainKsb } from './explain-ksb.ts'
import { computeKsbProgress } from './ksb-progress.ts'
import { computeLevels } from './levels.ts'
import { computeProgressRowFacts } from './progress-row.ts'
import { createProgressTable } from './progress-table.ts'
import { referenceKsbs, referenceLevels, referenceTotals } from './reference.test-utils.ts'
import { checkDecide } from './tag-checks.ts'
import { computeCrossing, computeTotals } from './totals.ts'
import { type EnrolmentFacts, KSB_FLAGS, type KsbProgress, SHOWN_STATES, type Span } from './types.ts'

const rowOf = ({ mapping, programme }: World, facts: EnrolmentFacts, asAt?: number) =>
  computeProgressRowFacts(mapping, programme, facts, asAt)
const ksbsOf = (world: World, facts: EnrolmentFacts, asAt?: number) =>
  computeKsbProgress(compileMapping(world.mapping), world.programme, rowOf(world, facts, asAt))
const isMet = (ksb: KsbProgress) => ksb.computed === 'met'
const metCodes = (ksbs: readonly KsbProgress[]) => ksbs.filter(isMet).map(ksb => ksb.code)

/** The lists of facts, by name, for a property that holds of each kind. */
const KINDS = ['tags', 'decisions', 'signOffs', 'achievements', 'confirmations'] as const

/** Many small worlds take longer on a busy machine than one test usually does. */
const PATIENT = { timeout: 60_000 }
/** Explaining every KSB of a world costs more than its row. */
const FEWER = { numRuns: 40 }

function changeFacts(
  facts: EnrolmentFacts,
  change: <T extends Span & { id: string }>(list: readonly T[]) => readonly T[],
): EnrolmentFacts {
  return {
    ...facts,
    tags: change(facts.tags),
    decisions: change(facts.decisions),
    signOffs: change(facts.signOffs),
    achievements: change(facts.achievements),
    confirmations: change(facts.confirmations),
  }
}

describe('the random histories', () => {
  it('reach every level, state and flag, so that what holds of them is worth something', () => {
    const reached = { levels: new Set<string>(), states: new Set<string>(), flags: new Set<string>() }
    for (const world of fc.sample(anyWorld, { numRuns: 300, seed: 1 })) {
      const facts = world.history.facts()
      for (const digit of rowOf(world, facts).levels) reached.levels.add(digit)
      for (const ksb of ksbsOf(world, facts)) {
        reached.states.add(ksb.state)
        for (const flag of ksb.flags) reached.flags.add(flag)
      }
    }
    expect([...reached.levels].sort()).toEqual(['0', '1', '2', '3', '4', '5'])
    expect([...reached.states].sort()).toEqual([...SHOWN_STATES].sort())
    expect([...reached.flags].sort()).toEqual([...KSB_FLAGS].sort())
  })
})

describe('a function of the facts alone', PATIENT, () => {
  it('[ALL-1] facts in any order give the same row and the same explanations', () => {
    fc.assert(
      fc.property(anyWorld, fc.infiniteStream(fc.nat()), (world, numbers) => {
        const facts = world.history.facts()
        const shuffle = <T>(list: readonly T[]): readonly T[] =>
          list
            .map(item => [numbers.next().value, item] as const)
            .sort(([a], [b]) => a - b)
            .map(([, item]) => item)
        const shuffled = { ...changeFacts(facts, shuffle), unitIds: shuffle(facts.unitIds) }
        expect(rowOf(world, shuffled)).toEqual(rowOf(world, facts))
        for (const { id } of world.mapping.standard.ksbs) {
          const explain = (of: EnrolmentFacts) => explainKsb(world.mapping, world.programme, of, id)
          expect(explain(shuffled)).toEqual(explain(facts))
        }
      }),
      FEWER,
    )
  })

  it('[ALL-1] gives what the rules say, read a second time without any cleverness', () => {
    fc.assert(
      fc.property(anyWorld, world => {
        const { mapping, programme } = world
        const facts = world.history.facts()
        const row = rowOf(world, facts)
        expect(row.levels).toBe(referenceLevels(mapping, programme, facts))
        const ksbs = ksbsOf(world, facts).map(({ code, computed, inScope, toGo, counts, flags }) => {
          return { code, computed, inScope, toGo, counts, flags: flags.filter(flag => flag !== 'checkAgain') }
        })
        expect(ksbs).toEqual(referenceKsbs(mapping, programme, facts))
        expect(computeTotals(compileMapping(mapping), programme, row)).toMatchObject(
          referenceTotals(mapping, programme, facts),
        )
      }),
      { numRuns: 150 },
    )
  })

  it('[ALL-1a] one enrolment alone equals all together, cell by cell', () => {
    fc.assert(
      fc.property(anyWorld, world => {
        const compiled = compileMapping(world.mapping)
        const rows = world.snapshots.map(facts => rowOf(world, facts))
        const table = createProgressTable(compiled, world.programme, rows)
        for (const [index, row] of rows.entries()) {
          const alone = computeKsbProgress(compiled, world.programme, row)
          for (const [ksb, expected] of alone.entries()) {
            expect(table.ksbProgress(index, ksb)).toEqual(expected)
            expect(table.state(index, ksb)).toBe(expected.state)
            expect(table.toGo(index, ksb)).toBe(expected.toGo)
            expect(table.inScope(index, ksb)).toBe(expected.inScope)
            expect(table.count(index, ksb, 'accepted')).toBe(expected.counts.accepted)
            expect(table.hasFlag(index, ksb, 'referred')).toBe(expected.flags.includes('referred'))
          }
          expect(table.totals(index)).toEqual(computeTotals(compiled, world.programme, row))
          expect(table.crossing(index)).toEqual(computeCrossing(compiled, world.programme, row))
        }
      }),
      { numRuns: 30 },
    )
  })

  it('[ALL-1b] row after row, step by step, equals from scratch', () => {
    fc.assert(
      fc.property(anyWorld, world => {
        const compiled = compileMapping(world.mapping)
        const rows = world.snapshots.map(facts => rowOf(world, facts))
        const first = rows[0]
        if (first === undefined) return
        const table = createProgressTable(compiled, world.programme, [first, first])
        for (const row of rows) {
          table.setRow(1, row)
          const scratch = createProgressTable(compiled, world.programme, [first, row])
          for (const index of [0, 1]) {
            for (let ksb = 0; ksb < table.ksbCount; ksb++) {
              expect(table.ksbProgress(index, ksb)).toEqual(scratch.ksbProgress(index, ksb))
            }
            expect(table.totals(index)).toEqual(scratch.totals(index))
          }
        }
      }),
      { numRuns: 30 },
    )
  })
})

describe('more and less', PATIENT, () => {
  it('[ALL-2] accepting more never un-meets a KSB and never lowers a level', () => {
    fc.assert(
      fc.property(anyWorld, world => {
        const { history } = world
        const before = history.facts()
        for (const tag of history.tags.filter(candidate => checkDecide(candidate, history.decisions).ok)) {
          history.decide(tag, 'accepted')
          const after = history.facts()
          const lower = Array.from(rowOf(world, before).levels).filter(
            (digit, index) => digit > (rowOf(world, after).levels[index] ?? ''),
          )
          expect(lower).toEqual([])
          expect(metCodes(ksbsOf(world, after))).toEqual(expect.arrayContaining(metCodes(ksbsOf(world, before))))
        }
      }),
    )
  })

  it.each(KINDS)('[ALL-2a] the end of one of the %s never meets a KSB', kind => {
    fc.assert(
      fc.property(anyWorld, fc.nat(), (world, pick) => {
        const facts = world.history.facts()
        const standing = facts[kind].filter(fact => fact.ended === null)
        const gone = standing[pick % Math.max(1, standing.length)]
        if (gone === undefined) return
        const ended = changeFacts(facts, list =>
          list.map(fact => (fact.id === gone.id ? { ...fact, ended: 1e6 } : fact)),
        )
        const before = metCodes(ksbsOf(world, facts))
        expect(before).toEqual(expect.arrayContaining(metCodes(ksbsOf(world, ended))))
      }),
    )
  })

  it.each(KINDS)('[ALL-2b] whatever one of the %s gave, its end takes away: as if it had never been', kind => {
    fc.assert(
      fc.property(anyWorld, fc.nat(), (world, pick) => {
        const facts = world.history.facts()
        const standing = facts[kind].filter(fact => fact.ended === null)
        const gone = standing[pick % Math.max(1, standing.length)]
        if (gone === undefined) return
        const ended = changeFacts(facts, list =>
          list.map(fact => (fact.id === gone.id ? { ...fact, ended: 1e6 } : fact)),
        )
        const never = changeFacts(facts, list => list.filter(fact => fact.id !== gone.id))
        expect(rowOf(world, ended)).toEqual(rowOf(world, never))
      }),
    )
  })
})

describe('explained', PATIENT, () => {
  it('[ALL-3] every state can be worked out again from its explanation', () => {
    fc.assert(
      fc.property(anyWorld, world => {
        const facts = world.history.facts()
        const compiled = compileMapping(world.mapping)
        for (const ksb of ksbsOf(world, facts)) {
          const explanation = explainKsb(compiled, world.programme, facts, ksb.ksbId)
          expect(explanation.progress).toEqual(ksb)
          const criteria = explanation.units.flatMap(unit => unit.criteria)
          const reached = criteria.filter(criterion => criterion.isReached).length
          const throughMapping = criteria.length > 0 && reached >= explanation.needed
          expect(throughMapping || explanation.ksbEvidence.level?.meets === true).toBe(isMet(ksb))
          for (const criterion of criteria) {
            const evidence = criterion.tags.filter(tag => tag.status === 'accepted').map(tag => tag.evidenceId)
            const isAccepted = new Set(evidence).size >= criterion.acceptedNeeded || criterion.achievements.length > 0
            expect(isAccepted).toBe(criterion.level === 'accepted' || criterion.level === 'signedOff')
            expect(criterion.missing === null).toBe(criterion.isReached)
          }
        }
      }),
      FEWER,
    )
  })

  it('[ALL-3a] a KSB names missing leaves exactly while it is not met, and enough of them', () => {
    fc.assert(
      fc.property(anyWorld, world => {
        const facts = world.history.facts()
        const tagIds = new Set(facts.tags.filter(tag => tag.ended === null).map(tag => tag.id))
        for (const { id } of world.mapping.standard.ksbs) {
          const { progress, missing } = explainKsb(world.mapping, world.programme, facts, id)
          expect(missing.length > 0).toBe(!isMet(progress))
          expect(missing.length).toBeGreaterThanOrEqual(progress.toGo)
          for (const leaf of missing) for (const tagId of leaf.tagIds) expect(tagIds.has(tagId)).toBe(true)
        }
      }),
      FEWER,
    )
  })
})

describe('as at', PATIENT, () => {
  it('[ALL-4] the state of any past moment equals the one computed from the facts of that moment', () => {
    fc.assert(
      fc.property(anyWorld, world => {
        const facts = world.history.facts()
        for (const [sequence, then] of world.snapshots.entries()) {
          expect(rowOf(world, facts, sequence)).toEqual(rowOf(world, then))
        }
      }),
      { numRuns: 60 },
    )
  })

  it('[ALL-4] so does its explanation', () => {
    fc.assert(
      fc.property(anyWorld, fc.nat(), (world, pick) => {
        const sequence = pick % world.snapshots.length
        const then = world.snapshots[sequence]
        if (then === undefined) return
        for (const { id } of world.mapping.standard.ksbs) {
          expect(explainKsb(world.mapping, world.programme, world.history.facts(), id, sequence)).toEqual(
            explainKsb(world.mapping, world.programme, then, id),
          )
        }
      }),
      FEWER,
    )
  })

  it('[ALL-4a] a fact stands from the entry that began it to just before the one that ended it', () => {
    fc.assert(
      fc.property(anyWorld, world => {
        const { mapping, programme } = world
        const empty = world.snapshots[0]
        if (empty === undefined) return
        const facts = changeFacts(world.history.facts(), list => list.map(fact => ({ ...fact, ended: fact.began })))
        for (const sequence of world.snapshots.keys()) {
          expect(computeLevels(mapping.qualification, programme, facts, sequence)).toBe(rowOf(world, empty).levels)
        }
      }),
      { numRuns: 30 },
    )
  })
})
