import type { EvidenceTag } from '@crosswalk/contracts'
import { checkRemoveTag } from '@crosswalk/progress'
import type { EnrolmentAccess } from '../access/enrolment-access.ts'
import { toMoment } from '../dates/moment.ts'
import type { Clock } from '../db/clock.ts'
import type { Db, Store } from '../db/store.ts'
import { getEnrolmentFrame } from '../enrolments/enrolment-frame.repository.ts'
import { mayRemove, requireAddTag, toRemovalOfTag } from '../evidence/evidence.policy.ts'
import { getEvidenceView, type LoadedEvidence, loadEvidence } from '../evidence/evidence-view.repository.ts'
import { removalError } from '../evidence/removal-error.ts'
import type { MappingReader } from '../frameworks/frameworks.repository.ts'
import type { Actor } from '../http/actor.ts'
import { appError } from '../http/app-error.ts'
import type { Ids } from '../ids.ts'
import { appendEntry } from '../ledger/append-entry.ts'
import { appendTags } from './append-tags.ts'
import { type NewTag, requireDifferent, requireTargets, toTargetId } from './new-tags.ts'
import { findEvidenceIdOfTag } from './tag-records.repository.ts'
import { toDecisionFact, toTagFact } from './tags.model.ts'

interface Dependencies {
  store: Store
  mappings: MappingReader
  clock: Clock
  ids: Ids
}

export function createTagsService({ store, mappings, clock, ids }: Dependencies) {
  const now = () => toMoment(clock)
  const view = (actor: Actor, evidenceId: string) =>
    store.readTx(db => getEvidenceView(db, mappings, actor, evidenceId, now()))

  /** Returns the ids of the new tags by target. */
  async function addTo(
    actor: Actor,
    evidenceId: string,
    enrolmentId: string,
    tags: readonly NewTag[],
    { skipPresent }: { skipPresent: boolean },
  ): Promise<Map<string, string>> {
    return store.tx('addTags', async db => {
      const loaded = await loadEvidence(db, actor, evidenceId, now())
      const { evidence } = loaded
      requireAddTag(evidence, getAccess(loaded, enrolmentId))
      const frame = await getEnrolmentFrame(db, mappings, enrolmentId)
      requireTargets(tags, frame.mapping, frame.unitIds)
      const present = new Set(loaded.tags.filter(tag => tag.enrolmentId === enrolmentId).map(toTargetId))
      const wanted = skipPresent ? tags.filter(tag => !present.has(toTargetId(tag))) : tags
      requireDifferent(wanted, present)
      if (wanted.length === 0) return new Map()
      const submitted = evidence.submitted !== null
      return appendTags(db, ids, actor, { evidenceId, learnerId: evidence.learnerId, enrolmentId, submitted }, wanted)
    })
  }

  return {
    async addTag(
      actor: Actor,
      evidenceId: string,
      { enrolmentId, ...tag }: NewTag & { enrolmentId: string },
    ): Promise<EvidenceTag> {
      const added = await addTo(actor, evidenceId, enrolmentId, [tag], { skipPresent: false })
      const tagId = added.get(toTargetId(tag))
      const found = (await view(actor, evidenceId)).tags.find(candidate => candidate.id === tagId)
      if (found === undefined) throw appError('record.notFound')
      return found
    },

    /** Those that are there already stay as they are. */
    async addTags(
      actor: Actor,
      evidenceId: string,
      { enrolmentId, tags }: { enrolmentId: string; tags: readonly NewTag[] },
    ) {
      await addTo(actor, evidenceId, enrolmentId, tags, { skipPresent: true })
      return view(actor, evidenceId)
    },

    async removeTag(actor: Actor, tagId: string, reason = ''): Promise<void> {
      await store.tx('removeTag', async db => {
        const { loaded, tag } = await getTag(db, actor, tagId)
        const access = getAccess(loaded, tag.enrolmentId)
        if (!mayRemove(access)) throw appError('access.refused')
        const removal = toRemovalOfTag(tag, access, actor, loaded.resting, reason)
        const check = checkRemoveTag(toTagFact(tag), tag.decisions.map(toDecisionFact), removal)
        if (!check.ok) throw removalError(check.reason)
        await appendEntry(db, {
          centreId: actor.centreId,
          actorId: actor.personId,
          learnerId: tag.learnerId,
          enrolmentId: tag.enrolmentId,
          evidenceId: tag.evidenceId,
          kind: 'tags.removed',
          data: { tagIds: [tagId], reason: reason === '' ? null : reason },
        })
      })
    },
  }

  async function getTag(db: Db, actor: Actor, tagId: string) {
    const evidenceId = await findEvidenceIdOfTag(db, tagId)
    if (evidenceId === null) throw appError('record.notFound')
    const loaded = await loadEvidence(db, actor, evidenceId, now())
    const tag = loaded.tags.find(candidate => candidate.id === tagId)
    if (tag === undefined) throw appError('record.notFound')
    return { loaded, tag }
  }
}

function getAccess({ accesses }: LoadedEvidence, enrolmentId: string): EnrolmentAccess {
  const access = accesses.get(enrolmentId)
  if (access === undefined) throw appError('record.notFound')
  return access
}
