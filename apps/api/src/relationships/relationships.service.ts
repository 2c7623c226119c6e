import type { RelationshipKind } from '@crosswalk/contracts'
import { getEnrolmentAccess } from '../access/enrolment-access.repository.ts'
import { toMoment } from '../dates/moment.ts'
import type { Clock } from '../db/clock.ts'
import type { Store } from '../db/store.ts'
import { toRelationship } from '../enrolments/enrolments.model.ts'
import { requireChangeable } from '../enrolments/enrolments.policy.ts'
import type { Actor } from '../http/actor.ts'
import { appError, invalidField } from '../http/app-error.ts'
import type { Ids } from '../ids.ts'
import { appendEntry } from '../ledger/append-entry.ts'
import { findPersonRecord } from '../people/people.repository.ts'
import { requireRelatable } from './relationships.policy.ts'
import { findRelationshipRecord, listRelationshipRecords, type RelationshipRecord } from './relationships.repository.ts'

export interface NewRelationship {
  kind: RelationshipKind
  personId: string
  from: string
  to?: string | undefined
}

interface Dependencies {
  store: Store
  clock: Clock
  ids: Ids
}

export function createRelationshipsService({ store, clock, ids }: Dependencies) {
  const now = () => toMoment(clock)

  return {
    listRelationships: (actor: Actor, enrolmentId: string) =>
      store.readTx(async db => {
        await getEnrolmentAccess(db, actor, enrolmentId, now().today)
        const relationships = await listRelationshipRecords(db, enrolmentId)
        return { relationships: relationships.map(toRelationship) }
      }),

    async addRelationship(actor: Actor, enrolmentId: string, relationship: NewRelationship) {
      const { kind, personId, from, to = null } = relationship
      if (to !== null && to < from) throw invalidField('to', 'The last day can’t be before the first.')
      return store.tx('addRelationship', async db => {
        const access = requireChangeable(await getEnrolmentAccess(db, actor, enrolmentId, now().today))
        const person = requireRelatable(access, await findPersonRecord(db, personId, now()), kind)
        const standing = await listRelationshipRecords(db, enrolmentId)
        const same = standing.find(
          one => one.kind === kind && one.person.id === personId && overlaps(one, { from, to }),
        )
        if (same !== undefined) {
          throw invalidField(
            'from',
            `${person.name} is this already, from ${same.from}${same.to ? ` to ${same.to}` : ''}.`,
          )
        }
        const relationshipId = ids.create('rel')
        await appendEntry(db, {
          centreId: access.centreId,
          actorId: actor.personId,
          learnerId: access.learnerId,
          enrolmentId,
          kind: 'relationship.added',
          data: { relationshipId, enrolmentId, personId, kind, from, to },
        })
        return { id: relationshipId, kind, person: { id: person.id, name: person.name }, from, to }
      })
    },

    /** On a day before its first it never was: a slip taken back. */
    async endRelationship(actor: Actor, relationshipId: string, { to }: { to: string }): Promise<void> {
      await store.tx('endRelationship', async db => {
        const relationship = await findRelationshipRecord(db, relationshipId)
        if (relationship === null) throw appError('record.notFound')
        const { enrolmentId, person, from } = relationship
        const access = requireChangeable(await getEnrolmentAccess(db, actor, enrolmentId, now().today))
        if (relationship.to === to) return
        await appendEntry(db, {
          centreId: access.centreId,
          actorId: actor.personId,
          learnerId: access.learnerId,
          enrolmentId,
          kind: 'relationship.ended',
          data: { relationshipId, enrolmentId, personId: person.id, to: to < from ? null : to },
        })
      })
    },
  }
}

function overlaps(one: Pick<RelationshipRecord, 'from' | 'to'>, other: { from: string; to: string | null }): boolean {
  return (one.to === null || one.to >= other.from) && (other.to === null || other.to >= one.from)
}
