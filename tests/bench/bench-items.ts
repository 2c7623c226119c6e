/** Work that waits for a decision, written through the ledger. */
import type { Store } from '@crosswalk/api/src/db/store.ts'
import { getNextNumber } from '@crosswalk/api/src/evidence/evidence.repository.ts'
import { systemIds as ids } from '@crosswalk/api/src/ids.ts'
import { appendEntry } from '@crosswalk/api/src/ledger/append-entry.ts'
import type { BenchWorld } from './bench-world.ts'

export interface Item {
  evidenceId: string
  /** In the order of the criteria. */
  tagIds: readonly string[]
  revision: number
}

export interface Target {
  /** By index. */
  learner: number
  criterionIds: readonly string[]
}

/** Each an item whose tags wait. */
export async function submitItems(world: BenchWorld, { tx }: Store, targets: readonly Target[]): Promise<Item[]> {
  const { centreId, assessorId: authorId } = world
  const items: Item[] = []
  for (const { learner, criterionIds } of targets) {
    const evidenceId = ids.create('evd')
    const tags = criterionIds.map(criterionId => ({
      tagId: ids.create('tag'),
      criterionId,
      ksbId: null,
      locator: null,
    }))
    const [learnerId = '', enrolmentId = ''] = [world.learnerIds[learner], world.enrolmentIds[learner]]
    const of = { centreId, actorId: authorId, learnerId, enrolmentId, evidenceId }
    const revision = await tx('benchItem', async db => {
      await appendEntry(db, {
        ...of,
        kind: 'evidence.added',
        data: {
          evidenceId,
          learnerId,
          enrolmentId,
          method: 'WP',
          number: await getNextNumber(db, learnerId, 'WP'),
          authorKind: 'assessor',
          authorId,
          authorName: null,
          title: 'A refund',
          occurredOn: null,
          description: null,
          link: null,
          text: 'What was done.',
          keptAt: null,
        },
      })
      await appendEntry(db, {
        ...of,
        kind: 'tags.added',
        data: { evidenceId, learnerId, enrolmentId, submitted: true, tags },
      })
      const rows = await db.select({ id: db.t.evidence.id, revision: db.t.evidence.revision }).from(db.t.evidence)
      return rows.find(({ id }) => id === evidenceId)?.revision ?? 1
    })
    items.push({ evidenceId, tagIds: tags.map(({ tagId }) => tagId), revision })
  }
  return items
}
