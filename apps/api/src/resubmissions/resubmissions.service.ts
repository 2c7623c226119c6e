import type { Resubmission } from '@crosswalk/contracts'
import { toMoment } from '../dates/moment.ts'
import type { Clock } from '../db/clock.ts'
import type { Store } from '../db/store.ts'
import { loadEvidence } from '../evidence/evidence-view.repository.ts'
import type { Actor } from '../http/actor.ts'
import { type FileOfItem, listFilesAt, listTagChanges, readWordsAt, WORD_FIELDS } from './resubmissions.repository.ts'

interface Dependencies {
  store: Store
  clock: Clock
}

export function createResubmissionsService({ store, clock }: Dependencies) {
  return {
    /** What is different since the newest referral that was answered; null where nothing was submitted again. */
    async getResubmission(actor: Actor, evidenceId: string): Promise<{ resubmission: Resubmission | null }> {
      const at = toMoment(clock)
      return store.readTx(async db => {
        const { evidence, tags, accesses } = await loadEvidence(db, actor, evidenceId, at)
        const [referral] = tags
          .flatMap(tag => tag.decisions)
          .filter(decision => decision.endedKind === 'resubmission' && decision.effective !== null)
          .sort((a, b) => b.began - a.began)
        if (referral === undefined) return { resubmission: null }
        const since = referral.began
        const then = await readWordsAt(db, evidence.centreId, evidenceId, since)
        const changes = await listTagChanges(db, evidenceId, [...accesses.keys()], since)
        const [filesThen, filesNow] = [
          await listFilesAt(db, evidenceId, since),
          await listFilesAt(db, evidenceId, null),
        ]
        return {
          resubmission: {
            referredBy: referral.decidedBy,
            referredAt: referral.decidedAt.toISOString(),
            feedback: referral.feedback,
            submittedAt: (referral.endedAt ?? referral.decidedAt).toISOString(),
            words: WORD_FIELDS.filter(field => then[field] !== evidence[field]).map(field => ({
              field,
              before: then[field],
              now: evidence[field],
            })),
            files: compareFiles(filesThen, filesNow),
            tags: changes.map(({ id, criterionId, ksbId, locator, ended }) => ({
              tagId: id,
              change: ended === null ? ('added' as const) : ('removed' as const),
              ...(criterionId === null ? {} : { criterionId }),
              ...(ksbId === null ? {} : { ksbId }),
              locator,
            })),
          },
        }
      })
    },
  }
}

/** A new version takes the place of another, over however many versions between. */
function compareFiles(then: readonly FileOfItem[], now: readonly FileOfItem[]): Resubmission['files'] {
  const before = new Map(then.map(file => [file.id, file]))
  const replaced = new Set<string>()
  const changed = now
    .filter(file => !before.has(file.id))
    .map(file => {
      const earlier = then.find(one => one.id === file.supersedes) ?? null
      if (earlier !== null) replaced.add(earlier.id)
      return { before: earlier && toFile(earlier), now: toFile(file) }
    })
  const stands = new Set(now.map(file => file.id))
  const removed = then
    .filter(file => !stands.has(file.id) && !replaced.has(file.id))
    .map(file => ({ before: toFile(file), now: null }))
  return [...changed, ...removed]
}

const toFile = ({ id, name, version }: FileOfItem) => ({ id, name, version })
