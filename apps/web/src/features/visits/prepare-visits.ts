/** Keeps on this device what a note needs without a signal: learners, their units and levels, and the criteria. */
import { getMapping, listVisits, type ReplyOf } from '@crosswalk/contracts'
import { call } from '../../lib/api-client.ts'
import { findPack, savePack } from './visit-store.ts'

export async function prepareVisits(personId: string, given?: ReplyOf<typeof listVisits>['learners']): Promise<void> {
  const learners = given ?? (await call(listVisits, {})).learners
  const before = await findPack(personId)
  const held = new Map((before?.mappings ?? []).map(mapping => [mapping.id, mapping]))
  const wanted = [...new Set(learners.map(learner => learner.mappingId))]
  // A version never changes: only what is new is fetched.
  const mappings = await Promise.all(wanted.map(id => held.get(id) ?? call(getMapping, { params: { id } })))
  await savePack({ personId, learners, mappings, savedAt: Date.now() })
}
