import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyWorld } from './arbitrary-history.test-utils.ts'
import { computeProgressRowFacts } from './progress-row.ts'
import { computeTagStatus } from './tag-status.ts'
import type { EnrolmentFacts, TagFact } from './types.ts'
import { type ChangedTargets, updateProgressRowFacts } from './update-row.ts'

const toTargetId = ({ target }: TagFact) => ('criterionId' in target ? target.criterionId : target.ksbId)
const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)
const isLive = ({ ended }: { ended: number | null }) => ended === null

/** What a store would bring along: live facts of the targets that changed, and who else waits. */
function toChange(before: EnrolmentFacts, after: EnrolmentFacts): ChangedTargets {
  const isChanged = (tag: TagFact) => {
    const decisionsOf = (facts: EnrolmentFacts) => facts.decisions.filter(({ tagId }) => tagId === tag.id)
    return (
      !isSame(
        tag,
        before.tags.find(({ id }) => id === tag.id),
      ) || !isSame(decisionsOf(before), decisionsOf(after))
    )
  }
  const targetIds = new Set(after.tags.filter(isChanged).map(toTargetId))
  const tags = after.tags.filter(tag => isLive(tag) && targetIds.has(toTargetId(tag)))
  const decisions = after.decisions.filter(({ tagId, ended }) => ended === null && tags.some(({ id }) => id === tagId))
  const waiting = after.tags.filter(tag => isLive(tag) && computeTagStatus(tag, after.decisions) === 'submitted')
  return {
    targetIds,
    waitingIds: new Set(waiting.map(toTargetId)),
    facts: {
      ...after,
      tags,
      decisions,
      signOffs: after.signOffs.filter(isLive),
      achievements: after.achievements.filter(isLive),
    },
  }
}

describe('a row that follows a change of some tags', () => {
  it('[ALL-1b] is the row that all facts give, after every act of any history', () => {
    let followed = 0
    fc.assert(
      fc.property(anyWorld, ({ mapping, programme, snapshots }) => {
        for (const [index, after] of snapshots.entries()) {
          const before = snapshots[index - 1]
          const isOfTags =
            before !== undefined &&
            isSame(before.signOffs, after.signOffs) &&
            isSame(before.achievements, after.achievements) &&
            !after.confirmations.some(isLive) &&
            !before.confirmations.some(isLive)
          if (!isOfTags) continue
          const row = computeProgressRowFacts(mapping, programme, before)
          const updated = updateProgressRowFacts(mapping, programme, row, toChange(before, after))
          expect(updated).toEqual(computeProgressRowFacts(mapping, programme, after))
          if (!isSame(updated, row)) followed++
        }
      }),
      { numRuns: 150 },
    )
    expect(followed).toBeGreaterThan(100)
  }, 60_000)
})
