import type { Comment, CommentAudience, CommentThread } from '@crosswalk/contracts'
import { listAudiences } from '../access/audiences.ts'
import { getEnrolmentAccess } from '../access/enrolment-access.repository.ts'
import type { EnrolmentAccess } from '../access/enrolment-access.ts'
import { type Moment, toMoment } from '../dates/moment.ts'
import type { Clock } from '../db/clock.ts'
import type { Db, Store } from '../db/store.ts'
import { getEnrolmentFrame } from '../enrolments/enrolment-frame.repository.ts'
import { loadEvidence } from '../evidence/evidence-view.repository.ts'
import type { MappingReader } from '../frameworks/frameworks.repository.ts'
import { indexMapping } from '../frameworks/mapping-index.ts'
import type { Actor } from '../http/actor.ts'
import { appError } from '../http/app-error.ts'
import type { Ids } from '../ids.ts'
import { appendEntry } from '../ledger/append-entry.ts'
import { listPersonNames, namesOf } from '../people/person-names.repository.ts'
import { canRead, canRemove, requireRead, requireWrite } from './comments.policy.ts'
import {
  type CommentRecord,
  findCommentRecord,
  listCommentRecords,
  listReaders,
  type Subject,
} from './comments.repository.ts'

export interface NewComment {
  text: string
  audience?: CommentAudience | undefined
  replyTo?: string | undefined
}

interface Dependencies {
  store: Store
  clock: Clock
  ids: Ids
  mappings: MappingReader
}

/** Where a comment is written, and what of the learner the person sees. */
interface Place {
  access: EnrolmentAccess
  accesses: ReadonlyMap<string, EnrolmentAccess>
}

export function createCommentsService({ store, clock, ids, mappings }: Dependencies) {
  const now = () => toMoment(clock)

  /** Throws `record.notFound` where the person does not see what it is on. */
  async function getPlace(db: Db, actor: Actor, subject: Subject, at: Moment): Promise<Place> {
    if (subject.kind === 'evidence') {
      const { evidence, tags, accesses } = await loadEvidence(db, actor, subject.evidenceId, at)
      const enrolmentIds = [evidence.enrolmentId, ...tags.map(tag => tag.enrolmentId)]
      const access = enrolmentIds.flatMap(id => accesses.get(id) ?? [])[0]
      if (access === undefined) throw appError('record.notFound')
      return { access, accesses }
    }
    const access = await getEnrolmentAccess(db, actor, subject.enrolmentId, at.today)
    const { mapping } = await getEnrolmentFrame(db, mappings, subject.enrolmentId)
    const { units, ksbs } = indexMapping(mapping)
    if (subject.kind === 'unit' ? !units.has(subject.unitId) : !ksbs.has(subject.ksbId)) {
      throw appError('record.notFound')
    }
    return { access, accesses: new Map([[access.id, access]]) }
  }

  async function toComments(db: Db, actor: Actor, records: readonly CommentRecord[]): Promise<Comment[]> {
    const names = await listPersonNames(
      db,
      records.map(record => record.authorId),
    )
    return records.map(record => ({
      id: record.id,
      enrolmentId: record.enrolmentId,
      audience: record.audience,
      author: namesOf(names, record.authorId),
      writtenAt: record.writtenAt.toISOString(),
      text: record.text,
      removedAt: record.removedAt?.toISOString() ?? null,
      replyTo: record.replyTo,
      can: { remove: canRemove(record, actor) },
    }))
  }

  return {
    async listComments(actor: Actor, subject: Subject): Promise<CommentThread> {
      const at = now()
      return store.readTx(async db => {
        const { access, accesses } = await getPlace(db, actor, subject, at)
        const records = await listCommentRecords(db, subject)
        const readersOf = await listReaders(db, access, at.today, actor.personId)
        return {
          comments: await toComments(
            db,
            actor,
            records.filter(record => canRead(record, accesses, actor)),
          ),
          audiences: listAudiences(access, actor).map(audience => ({ audience, readers: readersOf(audience) })),
        }
      })
    },

    async addComment(actor: Actor, subject: Subject, { text, audience, replyTo }: NewComment): Promise<Comment> {
      const commentId = ids.create('cmt')
      return store.tx('addComment', async db => {
        const place = await getPlace(db, actor, subject, now())
        const answered = replyTo === undefined ? null : await getAnswered(db, actor, subject, place, replyTo)
        const access = answered === null ? place.access : place.accesses.get(answered.enrolmentId)
        const whom = answered?.audience ?? audience
        if (access === undefined || whom === undefined) throw appError('record.notFound')
        requireWrite(whom, access, actor)
        const on = {
          evidenceId: subject.kind === 'evidence' ? subject.evidenceId : null,
          unitId: subject.kind === 'unit' ? subject.unitId : null,
          ksbId: subject.kind === 'ksb' ? subject.ksbId : null,
        }
        await appendEntry(db, {
          centreId: actor.centreId,
          actorId: actor.personId,
          learnerId: access.learnerId,
          enrolmentId: access.id,
          evidenceId: on.evidenceId,
          kind: 'comment.added',
          data: {
            commentId,
            learnerId: access.learnerId,
            enrolmentId: access.id,
            ...on,
            audience: whom,
            // Answers to an answer stand with it, under the same comment.
            replyTo: answered === null ? null : (answered.replyTo ?? answered.id),
            text,
          },
        })
        const record = await findCommentRecord(db, commentId)
        const [comment] = record === null ? [] : await toComments(db, actor, [record])
        if (comment === undefined) throw new Error(`Comment ${commentId} was not kept.`)
        return comment
      })
    },

    /** Of one’s own. Removed already, it stays so. */
    async removeComment(actor: Actor, commentId: string): Promise<void> {
      await store.tx('removeComment', async db => {
        const found = await findCommentRecord(db, commentId)
        if (found === null) throw appError('record.notFound')
        const access = await getEnrolmentAccess(db, actor, found.enrolmentId, now().today)
        const comment = requireRead(found, new Map([[access.id, access]]), actor)
        if (comment.authorId !== actor.personId) throw appError('access.refused')
        if (comment.ended !== null) return
        const { enrolmentId, evidenceId, learnerId, audience } = comment
        await appendEntry(db, {
          centreId: actor.centreId,
          actorId: actor.personId,
          learnerId,
          enrolmentId,
          evidenceId,
          kind: 'comment.removed',
          data: { commentId, enrolmentId, audience },
        })
      })
    },
  }

  async function getAnswered(
    db: Db,
    actor: Actor,
    subject: Subject,
    { accesses }: Place,
    commentId: string,
  ): Promise<CommentRecord> {
    const records = await listCommentRecords(db, subject)
    const comment = requireRead(records.find(record => record.id === commentId) ?? null, accesses, actor)
    if (comment.ended !== null) throw appError('comment.removed')
    return comment
  }
}
