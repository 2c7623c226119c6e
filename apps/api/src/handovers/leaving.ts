/** What becomes of all that somebody is to enrolments when their access closes: worked out once, shown first, then done. */
import {
  type previewClosing,
  RELATIONSHIP_KINDS,
  type RelationshipKind,
  type ReplyOf,
  type Takers,
} from '@crosswalk/contracts'
import type { Moment } from '../dates/moment.ts'
import type { Db, WriteDb } from '../db/store.ts'
import type { Actor } from '../http/actor.ts'
import { appError, invalidField } from '../http/app-error.ts'
import type { Ids } from '../ids.ts'
import type { PersonRecord } from '../people/people.model.ts'
import { requireManagedPerson } from '../people/people.policy.ts'
import { findPersonRecord } from '../people/people.repository.ts'
import { requireRelatable } from '../relationships/relationships.policy.ts'
import { type HeldRelationship, listHeld, listLeftAlone } from './handovers.repository.ts'
import { endHeld, move } from './handovers.service.ts'

type Told = ReplyOf<typeof previewClosing>
type Effect = Told['kinds'][number]['enrolments'][number]['effect']

interface LeavingOfKind {
  kind: RelationshipKind
  taker: PersonRecord | null
  enrolments: readonly { held: HeldRelationship; effect: Effect; isLeftAlone: boolean }[]
}

export interface Leaving {
  person: PersonRecord
  today: string
  kinds: readonly LeavingOfKind[]
}

/** A query or two for each of the four kinds, however many enrolments. Kinds of which they are nothing are not in it. */
export async function planLeaving(
  db: Db,
  actor: Actor,
  person: PersonRecord,
  takers: Takers,
  moment: Moment,
): Promise<Leaving> {
  const { today } = moment
  const kinds: LeavingOfKind[] = []
  for (const kind of RELATIONSHIP_KINDS) {
    const takerId = takers[kind]
    if (takerId === person.id) throw invalidField(`handOver.${kind}`, 'Choose somebody else.')
    const taker =
      takerId === undefined ? null : requireManagedPerson(actor, await findPersonRecord(db, takerId, moment))
    // Their role and access; whose learner they are is asked of each enrolment.
    if (taker !== null) requireRelatable({ centreId: actor.centreId, learnerPersonId: '' }, taker, kind)
    const of = { centreId: actor.centreId, personId: person.id, kind, from: today }
    const held = await listHeld(db, takerId === undefined ? of : { ...of, takerId })
    if (held.length === 0) continue
    const ids = held.map(({ enrolmentId }) => enrolmentId)
    const alone = new Set(await listLeftAlone(db, { personId: person.id, kind }, ids, today))
    const enrolments = held.map(one => {
      const effect = toEffect(one, taker)
      return { held: one, effect, isLeftAlone: effect !== 'moves' && alone.has(one.enrolmentId) }
    })
    kinds.push({ kind, taker, enrolments })
  }
  return { person, today, kinds }
}

function toEffect({ learnerPersonId, isTakers }: HeldRelationship, taker: PersonRecord | null): Effect {
  if (taker === null) return 'ends'
  if (learnerPersonId === taker.id) return 'isTheLearner'
  return isTakers ? 'isAlready' : 'moves'
}

/** Refused where somebody would be left without an assessor. */
export async function leave(db: WriteDb, actor: Actor, ids: Ids, { person, today, kinds }: Leaving): Promise<void> {
  const assessed = kinds.find(({ kind }) => kind === 'assessor')?.enrolments ?? []
  const alone = assessed.filter(({ isLeftAlone }) => isLeftAlone)
  if (alone.length > 0) throw leftAlone(person, alone)
  for (const { kind, taker, enrolments } of kinds) {
    for (const { held, effect } of enrolments) {
      if (taker === null || effect !== 'moves') await endHeld(db, actor, held, person.id, today)
      else {
        const given = { kind, fromPersonId: person.id, toPersonId: taker.id, from: today }
        await move(db, actor, ids, held, given)
      }
    }
  }
}

function leftAlone(person: PersonRecord, alone: LeavingOfKind['enrolments']) {
  const names = alone.slice(0, 12).map(({ held }) => held.learnerName)
  const more = alone.length > names.length ? ` and ${alone.length - names.length} more` : ''
  return appError('access.refused', {
    detail: `Nobody else assesses ${names.join(', ')}${more}. Say who takes over from ${person.name}.`,
  })
}

export function toLeavingPreview({ kinds }: Leaving): Told {
  return {
    kinds: kinds.map(({ kind, taker, enrolments }) => ({
      kind,
      taker: taker === null ? null : { id: taker.id, name: taker.name },
      enrolments: enrolments.map(({ held, effect, isLeftAlone }) => ({
        id: held.enrolmentId,
        learner: { id: held.learnerId, name: held.learnerName },
        programmeName: held.programmeName,
        effect,
        isLeftAlone,
        toAssess: held.toAssess,
      })),
    })),
  }
}
