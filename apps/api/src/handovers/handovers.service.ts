import { type handOver, listWords, RELATIONSHIP_WORDS, type RelationshipKind, type ReplyOf } from '@crosswalk/contracts'
import { listEnrolmentAccess } from '../access/enrolment-access.repository.ts'
import { toPreviousDay } from '../dates/centre-day.ts'
import { formatDay } from '../dates/format-day.ts'
import { toMoment } from '../dates/moment.ts'
import type { Clock } from '../db/clock.ts'
import type { Db, Store, WriteDb } from '../db/store.ts'
import type { Actor } from '../http/actor.ts'
import { appError, invalidField } from '../http/app-error.ts'
import type { Ids } from '../ids.ts'
import { appendEntry } from '../ledger/append-entry.ts'
import type { PersonRecord } from '../people/people.model.ts'
import { requireManagedPerson } from '../people/people.policy.ts'
import { findPersonRecord } from '../people/people.repository.ts'
import { requireRelatable } from '../relationships/relationships.policy.ts'
import { type HeldRelationship, listHeld } from './handovers.repository.ts'

export interface GivenHandover {
  kind: RelationshipKind
  fromPersonId: string
  toPersonId: string
  from: string
  to?: string | undefined
  enrolmentIds?: readonly string[] | undefined
}

type Told = ReplyOf<typeof handOver>
type Effect = Told['enrolments'][number]['effect']

interface Dependencies {
  store: Store
  clock: Clock
  ids: Ids
}

export function createHandoversService({ store, clock, ids }: Dependencies) {
  async function look(db: Db, actor: Actor, given: GivenHandover) {
    const { kind, fromPersonId, toPersonId, from, to, enrolmentIds } = given
    const moment = toMoment(clock)
    if (fromPersonId === toPersonId) throw invalidField('toPersonId', 'Choose somebody else.')
    if (from < moment.today)
      throw invalidField('from', 'This counts from today or later: what was decided keeps its name.')
    if (to !== undefined && to < from) throw invalidField('to', 'The last day can’t be before the first.')
    const giver = requireManagedPerson(actor, await findPersonRecord(db, fromPersonId, moment))
    const taker = requireManagedPerson(actor, await findPersonRecord(db, toPersonId, moment))
    // Their role and access; whose learner they are is asked of each enrolment.
    requireRelatable({ centreId: actor.centreId, learnerPersonId: '' }, taker, kind)
    const held = await listHeld(db, {
      centreId: actor.centreId,
      personId: fromPersonId,
      kind,
      takerId: toPersonId,
      from,
      to,
    })
    if (enrolmentIds === undefined) return { giver, taker, held }
    const chosen = new Set(enrolmentIds)
    const theirs = held.filter(one => chosen.delete(one.enrolmentId))
    if (chosen.size > 0) throw await notTheirs(db, actor, giver, given, [...chosen], moment.today)
    return { giver, taker, held: theirs }
  }

  return {
    previewHandover: (actor: Actor, given: GivenHandover): Promise<Told> =>
      store.readTx(async db => toTold(await look(db, actor, given), given, false)),

    async handOver(actor: Actor, given: GivenHandover): Promise<Told> {
      return store.tx('handOver', async db => {
        const looked = await look(db, actor, given)
        for (const held of looked.held) {
          if (toEffect(held, looked.taker) !== 'moves') continue
          await move(db, actor, ids, held, given)
        }
        return toTold(looked, given, true)
      })
    },
  }
}

const MOST_NAMED = 12

/** Nothing that was chosen is passed over without a word. */
async function notTheirs(
  db: Db,
  actor: Actor,
  { name }: PersonRecord,
  { kind, from, to }: GivenHandover,
  enrolmentIds: readonly string[],
  today: string,
) {
  const found = await listEnrolmentAccess(db, actor, enrolmentIds, today)
  if (found.length < enrolmentIds.length) return appError('record.notFound')
  const names = found.slice(0, MOST_NAMED).map(({ learnerName }) => learnerName)
  const more = found.length - names.length
  const learners = listWords(more > 0 ? [...names, `${more} more`] : names)
  const when = to === undefined ? `from ${formatDay(from)} on` : `between ${formatDay(from)} and ${formatDay(to)}`
  return invalidField(
    'enrolmentIds',
    `${name} is not ${RELATIONSHIP_WORDS[kind]} of ${learners} ${when}, or the work there is over. Leave ${found.length === 1 ? 'this one' : 'these'} out.`,
  )
}

function toEffect({ learnerPersonId, isTakers }: HeldRelationship, taker: { id: string }): Effect {
  if (learnerPersonId === taker.id) return 'isTheLearner'
  return isTakers ? 'isAlready' : 'moves'
}

/** For good: the one ends the day before and the other begins, whose cover ends with that. As cover: the other stands beside, and ends by itself. */
export async function move(
  db: WriteDb,
  actor: Actor,
  ids: Ids,
  held: HeldRelationship,
  { kind, fromPersonId, toPersonId, from, to }: Omit<GivenHandover, 'enrolmentIds'>,
): Promise<void> {
  const { enrolmentId, learnerId } = held
  const by = { centreId: actor.centreId, actorId: actor.personId, learnerId, enrolmentId }
  const begins = held.from > from ? held.from : from
  if (to !== undefined && to < begins) return
  if (to === undefined) {
    await endHeld(db, actor, held, fromPersonId, from)
    for (const cover of held.takersCovers) await endHeld(db, actor, { ...held, ...cover }, toPersonId, from)
  }
  const data = {
    relationshipId: ids.create('rel'),
    enrolmentId,
    personId: toPersonId,
    kind,
    from: begins,
    to: to ?? held.to,
    ...(to !== undefined && { coveringFor: fromPersonId }),
  }
  await appendEntry(db, { ...by, kind: 'relationship.added', data })
}

export async function endHeld(
  db: WriteDb,
  actor: Actor,
  { id, enrolmentId, learnerId, from: began }: Pick<HeldRelationship, 'id' | 'enrolmentId' | 'learnerId' | 'from'>,
  personId: string,
  from: string,
): Promise<void> {
  const last = toPreviousDay(from)
  await appendEntry(db, {
    centreId: actor.centreId,
    actorId: actor.personId,
    learnerId,
    enrolmentId,
    kind: 'relationship.ended',
    data: { relationshipId: id, enrolmentId, personId, to: last < began ? null : last },
  })
}

interface Looked {
  giver: PersonRecord
  taker: PersonRecord
  held: readonly HeldRelationship[]
}

function toTold({ giver, taker, held }: Looked, { from, to }: GivenHandover, saved: boolean): Told {
  return {
    saved,
    from,
    to: to ?? null,
    fromPerson: { id: giver.id, name: giver.name },
    toPerson: { id: taker.id, name: taker.name },
    enrolments: held.map(one => ({
      id: one.enrolmentId,
      learner: { id: one.learnerId, name: one.learnerName },
      programmeName: one.programmeName,
      status: one.status,
      toAssess: one.toAssess,
      effect: toEffect(one, taker),
    })),
  }
}
