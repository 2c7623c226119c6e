/** One search: what somebody may see, and of that what fits best. A learner finds their own evidence and criteria. */
import { METHODS, type ReplyOf, type search as searchEndpoint } from '@crosswalk/contracts'
import { getEnrolmentAccess, visibleEnrolments } from '../access/enrolment-access.repository.ts'
import { toCentreDay } from '../dates/centre-day.ts'
import type { Clock } from '../db/clock.ts'
import type { Store } from '../db/store.ts'
import { listUnitIds } from '../enrolments/enrolments.repository.ts'
import type { MappingReader } from '../frameworks/frameworks.repository.ts'
import type { Actor } from '../http/actor.ts'
import { matchWords, rankWords } from './match-words.ts'
import { type FoundLearner, findEvidence, findLearners, listFrames } from './search.repository.ts'

interface Dependencies {
  store: Store
  clock: Clock
  mappings: MappingReader
}

type Found = ReplyOf<typeof searchEndpoint>

/** Of each kind. */
const SHOWN = 8
/** "WP3", and "WP" or "PD1" on the way there. */
const REFERENCE = new RegExp(`^(?:${METHODS.join('|')})\\d*$`, 'i')

export function createSearchService({ store, clock, mappings }: Dependencies) {
  return {
    search: (actor: Actor, { q, enrolmentId }: { q: string; enrolmentId?: string | undefined }): Promise<Found> =>
      store.readTx(async db => {
        const today = toCentreDay(clock.now())
        const words = q
          .toLowerCase()
          .split(/[\s\p{Cc}]+/u)
          .filter(Boolean)
        const visible = await visibleEnrolments(db, actor, today)
        const asStaff = { ...actor, roles: actor.roles.filter(role => role !== 'learner') }
        const isStaff = asStaff.roles.length > 0

        const learners = isStaff
          ? await findLearners(db, actor.centreId, words, await visibleEnrolments(db, asStaff, today))
          : []
        const reference = words.find(word => REFERENCE.test(word))
        const evidence =
          reference === undefined
            ? []
            : await findEvidence(
                db,
                actor.centreId,
                { reference: reference.toUpperCase(), words: words.filter(word => word !== reference) },
                visible,
              )

        const only = enrolmentId === undefined ? null : await getEnrolmentAccess(db, actor, enrolmentId, today)
        const unitIds = only === null ? null : new Set(await listUnitIds(db, only.id))
        const units: (Found['units'][number] & { rank: number })[] = []
        const criteria: (Found['criteria'][number] & { rank: number })[] = []
        for (const { mappingId } of await listFrames(db, visible, enrolmentId)) {
          const mapping = await mappings.getMapping(db, mappingId)
          const found = matchWords(mapping, words, unitIds)
          const where = {
            mappingId,
            mapping: `${mapping.owner} ${mapping.qualification.number}`,
            enrolmentId: enrolmentId ?? null,
          }
          units.push(...found.units.map(unit => ({ ...unit, ...where })))
          criteria.push(...found.criteria.map(criterion => ({ ...criterion, ...where })))
        }
        return {
          learners: best(learners.map(learner => ({ ...learner, rank: rankLearner(learner, words) }))),
          evidence: evidence
            .slice(0, SHOWN)
            .map(({ id, reference: name, title, method, learnerId, learnerName, learnerPersonId }) => ({
              id,
              reference: name,
              title,
              method,
              learner: { id: learnerId, name: learnerName },
              own: learnerPersonId === actor.personId,
            })),
          units: best(units),
          criteria: best(criteria),
        }
      }),
  }
}

/** Sorting is stable: among those that fit alike, the order is kept. */
function best<T extends { rank: number }>(found: readonly T[]): Omit<T, 'rank'>[] {
  return [...found]
    .sort((a, b) => a.rank - b.rank)
    .slice(0, SHOWN)
    .map(({ rank: _, ...rest }) => rest)
}

/** A name first, then what names a learner elsewhere, then where they work. */
function rankLearner({ name, uln, ownReference, registrations }: FoundLearner, words: readonly string[]): number {
  const named = rankWords(name.toLowerCase(), words)
  if (named !== null) return named
  const keys = [uln, ownReference, ...registrations].filter(key => key !== null).map(key => key.toLowerCase())
  return words.every(word => keys.includes(word)) ? 0 : 10
}
