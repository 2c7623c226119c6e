// Roles are never taken from a token. They are read from the store, and kept until the next commit or the next day,
// whichever comes first: whatever changes them is a commit, and dated roles begin and end at midnight in England.

import { toCentreDay } from '../dates/centre-day.ts'
import type { Clock } from '../db/clock.ts'
import type { Actor } from '../http/actor.ts'

const MOST = 10_000
/** Well under the second that a stream may outlive its session. */
const LOOK_AFTER_MS = 200

interface Options {
  load: (familyId: string) => Promise<Actor | null>
  /** Those of the families that have not ended. */
  listStanding: (familyIds: readonly string[]) => Promise<string[]>
  clock: Clock
}

export function createActorCache({ load, listStanding, clock }: Options) {
  const kept = new Map<string, Actor | null>()
  const listeners = new Map<string, Set<() => void>>()
  let version = 0
  let day = ''
  let timer: NodeJS.Timeout | undefined

  async function findActor(familyId: string): Promise<Actor | null> {
    const today = toCentreDay(clock.now())
    if (today !== day || kept.size > MOST) {
      kept.clear()
      day = today
    }
    const known = kept.get(familyId)
    if (known !== undefined) return known
    const readAt = version
    const actor = await load(familyId)
    // A commit in between may have changed what was read.
    if (readAt === version && today === day) kept.set(familyId, actor)
    return actor
  }

  async function tellEnded(): Promise<void> {
    const asked = [...listeners.keys()]
    const standing = new Set(await listStanding(asked))
    for (const familyId of asked) {
      if (standing.has(familyId)) continue
      const waiting = listeners.get(familyId)
      listeners.delete(familyId)
      for (const listener of waiting ?? []) listener()
    }
  }

  return {
    findActor,
    forget(): void {
      version += 1
      kept.clear()
      if (listeners.size === 0 || timer !== undefined) return
      timer = setTimeout(() => {
        timer = undefined
        void tellEnded()
      }, LOOK_AFTER_MS)
      timer.unref()
    },
    onEnded(familyId: string, listener: () => void): () => void {
      const set = listeners.get(familyId) ?? new Set()
      listeners.set(familyId, set.add(listener))
      return () => {
        set.delete(listener)
        if (set.size === 0 && listeners.get(familyId) === set) listeners.delete(familyId)
      }
    },
    close(): void {
      clearTimeout(timer)
      listeners.clear()
    },
  }
}
