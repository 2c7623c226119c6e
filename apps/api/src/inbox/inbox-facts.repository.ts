/** What the facts of inbox items are now: a decision may have been corrected since, a comment removed. */
import type { EnrolmentEmployer, EnrolmentStatus, InboxKind, RelationshipKind } from '@crosswalk/contracts'
import { isTypeId } from '@crosswalk/frameworks'
import type { AchievementKind, JobRole } from '@crosswalk/progress'
import { and, eq, gt, inArray, isNull, ne, notExists, or, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { isStillFor } from '../access/audiences.ts'
import { listEnrolmentAccess } from '../access/enrolment-access.repository.ts'
import type { EnrolmentAccess, Viewer } from '../access/enrolment-access.ts'
import { loadTrailWords, type TrailWords } from '../audit-trail/trail-words.repository.ts'
import type { Db } from '../db/store.ts'
import type { SAMPLE_OUTCOMES } from '../db/tables/assessment.table.ts'
import { listEnrolmentEmployers } from '../employers/employers.repository.ts'
import type { MappingReader } from '../frameworks/frameworks.repository.ts'
import { formatName } from '../people/person-name.ts'
import { groupBy } from '../tabular/group-by.ts'
import type { InboxRecord } from './inbox.model.ts'

export type Decision = Db['t']['decisions']['$inferSelect']

export type SampleOutcome = (typeof SAMPLE_OUTCOMES)[number]

interface HeldRelationship {
  personId: string
  kind: RelationshipKind
  fromOn: string
  toOn: string | null
  coveringFor: string | null
  learnerName: string
}

export interface FactsOfItems {
  words: TrailWords
  accesses: ReadonlyMap<string, EnrolmentAccess>
  decisions: ReadonlyMap<string, Decision>
  /** Tags that wait for a decision; true where they were referred before. */
  waitingTags: ReadonlyMap<string, { resubmitted: boolean }>
  comments: ReadonlyMap<string, { authorId: string; audience: string }>
  relationships: ReadonlyMap<string, HeldRelationship>
  /** Of those that end or never began: not where the same person goes on by another. */
  endings: ReadonlyMap<string, { kind: RelationshipKind; toOn: string | null }>
  /** Evidence of which the learner has said whether it is a fair account, as it stands now. */
  answered: ReadonlySet<string>
  /** By enrolment, what stands. */
  statuses: ReadonlyMap<string, { status: EnrolmentStatus; sinceOn: string }>
  announced: ReadonlyMap<string, { status: EnrolmentStatus; fromOn: string }>
  plans: ReadonlyMap<string, { agreedAt: Date | null }>
  /** With the site; no entry where there is none. */
  employers: ReadonlyMap<string, EnrolmentEmployer>
  jobRoles: ReadonlyMap<string, { jobRole: JobRole | null }>
  achievements: ReadonlyMap<string, { kind: AchievementKind; ended: number | null }>
  /** Standing ones, with what was said of each decision. */
  samples: ReadonlyMap<string, { outcomes: readonly SampleOutcome[] }>
  /** Evidence that the employer is not shown. */
  confidential: ReadonlySet<string>
  confirmations: ReadonlyMap<string, { ksbId: string; outcome: string; by: string | null; name: string | null }>
  /** Standing ones. */
  signatures: ReadonlyMap<string, { by: string | null; name: string | null }>
  /** KSBs of an enrolment that are to be checked again: "enr_…/ksb_…". */
  toCheckAgain: ReadonlySet<string>
}

/** Those of the items that are still for this person, with the enrolments that they are of. */
export async function keepReadable<Item extends Pick<InboxRecord, 'enrolmentId' | 'readers'>>(
  db: Db,
  viewer: Viewer,
  items: readonly Item[],
  today: string,
): Promise<{ items: Item[]; accesses: Map<string, EnrolmentAccess> }> {
  const enrolmentIds = [...new Set(items.flatMap(item => item.enrolmentId ?? []))]
  const found = await listEnrolmentAccess(db, viewer, enrolmentIds, today)
  const accesses = new Map(found.map(access => [access.id, access]))
  const readable = items.filter(({ enrolmentId, readers }) => {
    const access = enrolmentId === null ? null : accesses.get(enrolmentId)
    return access !== undefined && isStillFor(readers, access, viewer)
  })
  return { items: readable, accesses }
}

/** A fixed number of queries, however many items. Only of items that the person may read. */
export async function loadFacts(
  db: Db,
  mappings: MappingReader,
  centreId: string,
  items: readonly InboxRecord[],
  accesses: ReadonlyMap<string, EnrolmentAccess>,
): Promise<FactsOfItems> {
  const { t } = db
  const facts = items.flatMap(item => item.facts)
  const of = (prefix: string) => [...new Set(facts.filter(id => isTypeId(id, prefix)))]
  const evidenceIds = [...new Set(items.map(item => item.subjectId).filter(id => isTypeId(id, 'evd')))]

  const decisions = await inSets(of('dec'), ids => db.select().from(t.decisions).where(inArray(t.decisions.id, ids)))
  const tags = await inSets(of('tag'), ids =>
    db
      .select({ id: t.tags.id })
      .from(t.tags)
      .leftJoin(t.decisions, and(eq(t.decisions.tagId, t.tags.id), isNull(t.decisions.ended)))
      .where(and(inArray(t.tags.id, ids), eq(t.tags.status, 'submitted'), isNull(t.decisions.id))),
  )
  const referredBefore = await inSets(
    tags.map(tag => tag.id),
    ids =>
      db
        .selectDistinct({ tagId: t.decisions.tagId })
        .from(t.decisions)
        .where(and(inArray(t.decisions.tagId, ids), eq(t.decisions.endedKind, 'resubmission'))),
  )
  const again = new Set(referredBefore.map(row => row.tagId))
  const comments = await inSets(of('cmt'), ids =>
    db
      .select({ id: t.comments.id, authorId: t.comments.authorId, audience: t.comments.audience })
      .from(t.comments)
      .where(and(inArray(t.comments.id, ids), isNull(t.comments.ended))),
  )
  const relationships = await inSets(of('rel'), ids => listHeldRelationships(db, ids))
  const ending = items.filter(item => item.kind === 'relationshipEnded').flatMap(item => item.facts)
  const endings = await inSets([...new Set(ending)], ids => listEndings(db, ids))
  const achievements = await inSets(of('ach'), ids =>
    db.select().from(t.achievements).where(inArray(t.achievements.id, ids)),
  )
  const samples = await inSets(of('smp'), ids =>
    db
      .select({ id: t.samples.id, outcome: t.sampledDecisions.outcome })
      .from(t.samples)
      .innerJoin(t.sampledDecisions, eq(t.sampledDecisions.sampleId, t.samples.id))
      .where(and(inArray(t.samples.id, ids), isNull(t.samples.ended))),
  )
  const confidential = await inSets(evidenceIds, ids =>
    db
      .select({ id: t.evidence.id })
      .from(t.evidence)
      .where(and(inArray(t.evidence.id, ids), eq(t.evidence.confidential, true))),
  )
  const answered = await inSets(evidenceIds, ids =>
    db
      .select({ id: t.evidence.id })
      .from(t.evidence)
      .innerJoin(
        t.recordAnswers,
        and(
          eq(t.recordAnswers.evidenceId, t.evidence.id),
          eq(t.recordAnswers.evidenceRevision, t.evidence.revision),
          isNull(t.recordAnswers.ended),
        ),
      )
      .where(inArray(t.evidence.id, ids)),
  )
  const ofKinds = (...kinds: InboxKind[]) => [
    ...new Set(items.filter(item => kinds.includes(item.kind)).flatMap(item => item.enrolmentId ?? [])),
  ]
  const statuses = await inSets(ofKinds('status'), ids =>
    db
      .select({ enrolmentId: t.enrolmentStatuses.enrolmentId, ...pickStatus(db) })
      .from(t.enrolmentStatuses)
      .where(and(inArray(t.enrolmentStatuses.enrolmentId, ids), isNull(t.enrolmentStatuses.ended))),
  )
  const announced = await inSets(ofKinds('status'), ids =>
    db
      .select({
        enrolmentId: t.announcedStatuses.enrolmentId,
        status: t.announcedStatuses.status,
        fromOn: t.announcedStatuses.fromOn,
      })
      .from(t.announcedStatuses)
      .where(and(inArray(t.announcedStatuses.enrolmentId, ids), isNull(t.announcedStatuses.ended))),
  )
  const plans = await inSets(ofKinds('plan', 'planAgreed'), ids =>
    db
      .select({ enrolmentId: t.plans.enrolmentId, agreedAt: t.plans.agreedAt })
      .from(t.plans)
      .where(and(inArray(t.plans.enrolmentId, ids), isNull(t.plans.ended))),
  )
  const employed = ofKinds('employer')
  const jobRoles = await inSets(ofKinds('jobRole'), ids =>
    db
      .select({ enrolmentId: t.enrolments.id, jobRole: t.enrolments.jobRole })
      .from(t.enrolments)
      .where(inArray(t.enrolments.id, ids)),
  )
  const confirmations = await inSets(of('cnf'), ids =>
    db
      .select({
        id: t.confirmations.id,
        ksbId: t.confirmations.ksbId,
        outcome: t.confirmations.outcome,
        by: t.confirmations.confirmedBy,
        name: t.confirmations.confirmedByName,
      })
      .from(t.confirmations)
      .where(and(inArray(t.confirmations.id, ids), isNull(t.confirmations.ended))),
  )
  const signatures = await inSets(of('gsg'), ids =>
    db
      .select({ id: t.gatewaySignatures.id, by: t.gatewaySignatures.signedBy, name: t.gatewaySignatures.name })
      .from(t.gatewaySignatures)
      .where(and(inArray(t.gatewaySignatures.id, ids), isNull(t.gatewaySignatures.ended))),
  )
  const checked = items.filter(item => item.kind === 'checkAgain').flatMap(item => item.enrolmentId ?? [])
  const rows = await inSets([...new Set(checked)], ids =>
    db
      .select({ enrolmentId: t.progressRows.enrolmentId, facts: t.progressRows.facts })
      .from(t.progressRows)
      .where(inArray(t.progressRows.enrolmentId, ids)),
  )
  const mentioned = items.map(({ subjectId, facts: ids, actorIds }) => [subjectId, ids.filter(isNamed), actorIds])
  const authors = [
    ...comments.map(comment => comment.authorId),
    ...confirmations.flatMap(({ ksbId, by }) => [ksbId, by]),
    ...signatures.map(({ by }) => by),
    ...relationships.flatMap(({ personId, coveringFor }) => [personId, coveringFor]),
  ]
  return {
    accesses,
    words: await loadTrailWords(db, mappings, centreId, [mentioned, authors]),
    decisions: new Map(decisions.map(decision => [decision.id, decision])),
    waitingTags: new Map(tags.map(({ id }) => [id, { resubmitted: again.has(id) }])),
    comments: new Map(comments.map(({ id, ...comment }) => [id, comment])),
    relationships: new Map(
      relationships.map(({ id, givenName, familyName, ...one }) => [
        id,
        { ...one, learnerName: formatName(givenName, familyName) },
      ]),
    ),
    endings: new Map(endings.map(({ id, ...one }) => [id, one])),
    achievements: new Map(achievements.map(({ id, kind, ended }) => [id, { kind, ended }])),
    samples: new Map(
      [...groupBy(samples, ({ id }) => id)].map(([id, own]) => [id, { outcomes: own.map(({ outcome }) => outcome) }]),
    ),
    confidential: new Set(confidential.map(({ id }) => id)),
    jobRoles: byEnrolment(jobRoles),
    statuses: byEnrolment(statuses),
    announced: byEnrolment(announced),
    plans: byEnrolment(plans),
    employers: employed.length === 0 ? new Map() : await listEnrolmentEmployers(db, employed),
    confirmations: new Map(confirmations.map(({ id, ...one }) => [id, one])),
    signatures: new Map(signatures.map(({ id, ...one }) => [id, one])),
    answered: new Set(answered.map(item => item.id)),
    toCheckAgain: new Set(
      rows.flatMap(({ enrolmentId, facts: { confirmations } }) =>
        confirmations.filter(one => one.checkAgain).map(one => `${enrolmentId}/${one.ksbId}`),
      ),
    ),
  }
}

const pickStatus = ({ t }: Db) => ({ status: t.enrolmentStatuses.status, sinceOn: t.enrolmentStatuses.sinceOn })

const byEnrolment = <Row extends { enrolmentId: string }>(rows: readonly Row[]): Map<string, Row> =>
  new Map(rows.map(row => [row.enrolmentId, row]))

/** Facts that a sentence calls by name. */
const isNamed = (id: string): boolean => ['sgn', 'ach', 'sit', 'lmg'].some(prefix => isTypeId(id, prefix))

async function listHeldRelationships(db: Db, ids: readonly string[]) {
  const { relationships, enrolments, learners, people } = db.t
  return db
    .select({
      id: relationships.id,
      personId: relationships.personId,
      kind: relationships.kind,
      fromOn: relationships.fromOn,
      toOn: relationships.toOn,
      coveringFor: relationships.coveringFor,
      givenName: people.givenName,
      familyName: people.familyName,
    })
    .from(relationships)
    .innerJoin(enrolments, eq(enrolments.id, relationships.enrolmentId))
    .innerJoin(learners, eq(learners.id, enrolments.learnerId))
    .innerJoin(people, eq(people.id, learners.personId))
    .where(and(inArray(relationships.id, [...ids]), isNull(relationships.ended)))
}

/** A cover that is taken over for good ends, and nothing is over for whoever does it. */
async function listEndings(db: Db, ids: readonly string[]) {
  const { relationships: t } = db.t
  const next = alias(t, 'next')
  const goesOn = db
    .select({ one: sql`1` })
    .from(next)
    .where(
      and(
        eq(next.enrolmentId, t.enrolmentId),
        eq(next.personId, t.personId),
        eq(next.kind, t.kind),
        ne(next.id, t.id),
        isNull(next.ended),
        or(isNull(next.toOn), gt(next.toOn, t.toOn)),
      ),
    )
  return db
    .select({ id: t.id, kind: t.kind, toOn: t.toOn })
    .from(t)
    .where(and(inArray(t.id, [...ids]), notExists(goesOn)))
}

/** Ids of one query: SQLite takes some 32,000 values. */
const MOST_IDS = 10_000

async function inSets<Row>(ids: string[], query: (ids: string[]) => PromiseLike<Row[]>): Promise<Row[]> {
  if (ids.length === 0) return []
  return query(ids.slice(0, MOST_IDS))
}
