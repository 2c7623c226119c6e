/** The one way in which evidence comes about: written by a learner, by staff, or sent from a visit. */
import type { Method } from '@crosswalk/contracts'
import { getEnrolmentAccess } from '../access/enrolment-access.repository.ts'
import { type EnrolmentAccess, isStaffOf } from '../access/enrolment-access.ts'
import type { Moment } from '../dates/moment.ts'
import type { WriteDb } from '../db/store.ts'
import { makeDecisions, type Verdict } from '../decisions/make-decisions.ts'
import { getEnrolmentFrame } from '../enrolments/enrolment-frame.repository.ts'
import type { MappingReader } from '../frameworks/frameworks.repository.ts'
import type { Actor } from '../http/actor.ts'
import { appError } from '../http/app-error.ts'
import type { Ids } from '../ids.ts'
import { appendEntry } from '../ledger/append-entry.ts'
import { appendTags } from '../tags/append-tags.ts'
import { type NewTag, requireDifferent, requireTargets, toTargetId } from '../tags/new-tags.ts'
import { isEmpty } from './evidence.model.ts'
import { requireAddEvidence } from './evidence.policy.ts'
import { getNextNumber } from './evidence.repository.ts'

export interface NewEvidence {
  title: string
  method: Method
  occurredOn?: string | undefined
  description?: string | undefined
  link?: string | undefined
  text?: string | undefined
  keptAt?: string | undefined
  enrolmentId: string
  tags: readonly NewTag[]
  /** Staff only: decided as it is written. */
  decisions?: readonly (NewTag & Verdict)[] | undefined
  /** Who made those decisions before Crosswalk, and when. */
  elsewhere?: { by: string; on: string } | undefined
}

interface Tools {
  db: WriteDb
  mappings: MappingReader
  ids: Ids
}

/** A draft; or, from staff with decisions, an item that is written, submitted and decided in one act. */
export async function writeEvidence(
  tools: Tools,
  actor: Actor,
  { at, today }: Moment,
  evidence: NewEvidence & { evidenceId: string; learnerId: string },
): Promise<void> {
  const { db, mappings, ids } = tools
  const { evidenceId, learnerId } = evidence
  const access = await getEnrolmentAccess(db, actor, evidence.enrolmentId, today)
  if (access.learnerId !== learnerId) throw appError('record.notFound')
  requireAddEvidence(access)
  const decisions = evidence.decisions ?? []
  requireMayDecideAtOnce(access, decisions.length)
  requireDifferent(decisions, new Set(), 'decisions')
  const tags = mergeTags(evidence.tags, decisions)
  const frame = await getEnrolmentFrame(db, mappings, evidence.enrolmentId)
  requireTargets(tags, frame.mapping, frame.unitIds)
  requireDifferent(tags, new Set())

  const { centreId, personId: actorId } = actor
  const item = { evidenceId, learnerId, enrolmentId: evidence.enrolmentId }
  const { title, method, occurredOn = null, description = null, link = null, text = null, keptAt = null } = evidence
  await appendEntry(db, {
    centreId,
    actorId,
    ...item,
    kind: 'evidence.added',
    data: {
      ...item,
      method,
      number: await getNextNumber(db, learnerId, method),
      authorKind: access.own ? 'learner' : 'assessor',
      authorId: actorId,
      authorName: null,
      title,
      occurredOn,
      description,
      link,
      text,
      keptAt,
    },
  })
  if (tags.length === 0) return
  const tagIds = await appendTags(db, ids, actor, { ...item, submitted: false }, tags)
  if (decisions.length === 0) return

  if (isEmpty({ link, text, keptAt }, 0)) throw appError('evidence.empty')
  const data = { evidenceId, tagIds: [...tagIds.values()], ownWork: false }
  await appendEntry(db, { centreId, actorId, ...item, kind: 'evidence.submitted', data })
  await makeDecisions(tools, actor, {
    at,
    today,
    enrolmentId: evidence.enrolmentId,
    evidence: { id: evidenceId, learnerId, revision: 1, fileIds: [] },
    elsewhere: evidence.elsewhere,
    decisions: decisions.map(decision => ({ ...decision, tagId: tagIds.get(toTargetId(decision)) ?? '' })),
  })
}

function requireMayDecideAtOnce(access: EnrolmentAccess, decisions: number): void {
  if (decisions === 0) return
  if (access.own) throw appError('access.separation')
  if (!isStaffOf(access) || !access.relationships.has('assessor')) throw appError('access.refused')
}

/** What is decided is tagged as well, whether or not it was said twice. */
function mergeTags(tags: readonly NewTag[], decisions: readonly NewTag[]): NewTag[] {
  const targets = new Set(tags.map(toTargetId))
  return [...tags, ...decisions.filter(decision => !targets.has(toTargetId(decision)))].map(
    ({ criterionId, ksbId, locator }) => ({ criterionId, ksbId, locator }),
  )
}
