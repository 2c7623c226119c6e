import { eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { day, defineProjector, id } from '../ledger/define-projector.ts'
import { markAccess, markProgressOfLearner } from '../ledger/mark-changes.ts'
import { personalText } from '../ledger/personal-text.ts'
import { changedPerson, newPerson } from '../people/people.projector.ts'

export const learnerProjectors = {
  /** One act: the person (unless they are of the centre already), their role of learner, and what a learner has. */
  'learner.added': defineProjector(
    z.object({
      learnerId: id,
      personId: id,
      newPerson: newPerson.nullable(),
      roleId: id,
      from: day,
      uln: personalText().nullable(),
      ownReference: personalText().nullable(),
    }),
    async (db, entry) => {
      const { data, centreId, sequence } = entry
      const { learnerId, personId } = data
      if (data.newPerson) {
        await db.insert(db.t.people).values({ id: personId, centreId, ...data.newPerson, revision: 1, began: sequence })
      }
      await db.insert(db.t.personRoles).values({
        id: data.roleId,
        centreId,
        personId,
        role: 'learner',
        fromOn: data.from,
        toOn: null,
        began: sequence,
      })
      await db
        .insert(db.t.learners)
        .values({ id: learnerId, centreId, personId, uln: data.uln, ownReference: data.ownReference, began: sequence })
      await markAccess(db, entry, personId)
    },
  ),

  /** Their person included, so that it stands in the learner's own chain. What is absent stays as it is. */
  'learner.changed': defineProjector(
    changedPerson.extend({
      learnerId: id,
      personId: id,
      uln: personalText().nullable().optional(),
      ownReference: personalText().nullable().optional(),
    }),
    async (db, entry) => {
      const { people, learners } = db.t
      const { learnerId, personId, uln, ownReference, ...person } = entry.data
      await db
        .update(people)
        .set({ ...person, revision: sql`${people.revision} + 1` })
        .where(eq(people.id, personId))
      if (uln !== undefined || ownReference !== undefined) {
        await db.update(learners).set({ uln, ownReference }).where(eq(learners.id, learnerId))
      }
      // The row shows their name.
      await markProgressOfLearner(db, entry, learnerId)
    },
  ),
}
