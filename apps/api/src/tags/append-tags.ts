import type { WriteDb } from '../db/store.ts'
import type { Actor } from '../http/actor.ts'
import type { Ids } from '../ids.ts'
import { appendEntry } from '../ledger/append-entry.ts'
import { type NewTag, toTargetId } from './new-tags.ts'

interface Item {
  evidenceId: string
  learnerId: string
  enrolmentId: string
  /** The evidence was submitted already, so its new tags are at once. */
  submitted: boolean
}

/** One act, one entry, however many. Returns the ids of the new tags by target. */
export async function appendTags(
  db: WriteDb,
  ids: Ids,
  actor: Actor,
  item: Item,
  tags: readonly NewTag[],
): Promise<Map<string, string>> {
  const added = tags.map(({ criterionId = null, ksbId = null, locator = null }) => ({
    tagId: ids.create('tag'),
    criterionId,
    ksbId,
    locator,
  }))
  const { submitted, ...where } = item
  await appendEntry(db, {
    centreId: actor.centreId,
    actorId: actor.personId,
    ...where,
    kind: 'tags.added',
    data: { ...where, submitted, tags: added },
  })
  return new Map(added.map(tag => [toTargetId(tag), tag.tagId]))
}
