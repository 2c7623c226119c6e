/** What the ids in a page of entries are called by people, each kind of them in one query. */
import { listWords, ROLE_NAMES } from '@crosswalk/contracts'
import { isTypeId } from '@crosswalk/frameworks'
import { formatCriteriaExpression } from '@crosswalk/progress'
import { eq, inArray } from 'drizzle-orm'
import type { Db } from '../db/store.ts'
import type { MappingReader } from '../frameworks/frameworks.repository.ts'
import { indexMapping, type MappingIndex } from '../frameworks/mapping-index.ts'
import { formatName } from '../people/person-name.ts'
import { listPersonNames } from '../people/person-names.repository.ts'

export interface TrailWords {
  person(id: string): string
  learner(id: string): string
  programme(id: string): string
  cohort(id: string): string
  employer(id: string): string
  site(id: string): string
  lineManager(id: string): string
  /** Who was given a link. */
  outsider(accessId: string): string
  role(roleId: string): string
  evidence(id: string): string
  file(id: string): string
  ksb(id: string): string
  units(ids: readonly string[]): string
  /** Criteria as staff type them, and KSBs. */
  targets(targets: readonly Target[]): string
  tags(ids: readonly string[]): string
  /** The tag that a decision is on. */
  decision(id: string): string
  signOffUnit(id: string): string
  achievementUnit(id: string): string
  confirmationKsb(id: string): string
}

interface Target {
  criterionId: string | null
  ksbId: string | null
}

const UNKNOWN = '?'

export async function loadTrailWords(
  db: Db,
  mappings: MappingReader,
  centreId: string,
  mentioned: unknown,
): Promise<TrailWords> {
  const ids = collectIds(mentioned)
  const of = (prefix: string) => [...ids].filter(id => isTypeId(id, prefix))
  const { t } = db
  const index = await loadFrameworks(db, mappings, centreId)
  const people = await listPersonNames(db, of('per'))
  const learners = await load(of('lrn'), wanted =>
    db
      .select({ id: t.learners.id, givenName: t.people.givenName, familyName: t.people.familyName })
      .from(t.learners)
      .innerJoin(t.people, eq(t.people.id, t.learners.personId))
      .where(inArray(t.learners.id, wanted)),
  )
  const programmes = await load(of('prg'), wanted =>
    db.select().from(t.programmes).where(inArray(t.programmes.id, wanted)),
  )
  const cohorts = await load(of('coh'), wanted => db.select().from(t.cohorts).where(inArray(t.cohorts.id, wanted)))
  const employers = await load(of('emp'), wanted =>
    db.select().from(t.employers).where(inArray(t.employers.id, wanted)),
  )
  const sites = await load(of('sit'), wanted =>
    db.select().from(t.employerSites).where(inArray(t.employerSites.id, wanted)),
  )
  const accesses = await load(of('oac'), wanted =>
    db.select().from(t.outsideAccesses).where(inArray(t.outsideAccesses.id, wanted)),
  )
  const managerIds = new Set([...of('lmg'), ...[...accesses.values()].map(access => access.lineManagerId)])
  const lineManagers = await load([...managerIds], wanted =>
    db.select().from(t.lineManagers).where(inArray(t.lineManagers.id, wanted)),
  )
  const roles = await load(of('rol'), wanted =>
    db.select().from(t.personRoles).where(inArray(t.personRoles.id, wanted)),
  )
  const evidence = await load(of('evd'), wanted => db.select().from(t.evidence).where(inArray(t.evidence.id, wanted)))
  const files = await load(of('fil'), wanted =>
    db.select().from(t.evidenceFiles).where(inArray(t.evidenceFiles.id, wanted)),
  )
  const decisions = await load(of('dec'), wanted =>
    db.select().from(t.decisions).where(inArray(t.decisions.id, wanted)),
  )
  const tagIds = new Set([...of('tag'), ...[...decisions.values()].map(decision => decision.tagId)])
  const tags = await load([...tagIds], wanted => db.select().from(t.tags).where(inArray(t.tags.id, wanted)))
  const signOffs = await load(of('sgn'), wanted => db.select().from(t.signOffs).where(inArray(t.signOffs.id, wanted)))
  const achievements = await load(of('ach'), wanted =>
    db.select().from(t.achievements).where(inArray(t.achievements.id, wanted)),
  )
  const confirmations = await load(of('cnf'), wanted =>
    db.select().from(t.confirmations).where(inArray(t.confirmations.id, wanted)),
  )

  const words: TrailWords = {
    person: id => people.get(id) ?? UNKNOWN,
    learner(id) {
      const learner = learners.get(id)
      return learner === undefined ? UNKNOWN : formatName(learner.givenName, learner.familyName)
    },
    programme: id => programmes.get(id)?.name ?? UNKNOWN,
    cohort: id => cohorts.get(id)?.name ?? UNKNOWN,
    employer: id => employers.get(id)?.name ?? UNKNOWN,
    site: id => sites.get(id)?.name ?? UNKNOWN,
    lineManager: id => lineManagers.get(id)?.name ?? UNKNOWN,
    outsider: id => words.lineManager(accesses.get(id)?.lineManagerId ?? ''),
    role(id) {
      const role = roles.get(id)?.role
      return role === undefined ? UNKNOWN : ROLE_NAMES[role]
    },
    evidence: id => evidence.get(id)?.reference ?? UNKNOWN,
    file: id => files.get(id)?.name ?? UNKNOWN,
    ksb: id => index.map(one => one.ksbs.get(id)?.code).find(code => code !== undefined) ?? UNKNOWN,
    units(unitIds) {
      const numbers = unitIds.map(id =>
        index.map(one => one.units.get(id)?.number).find(number => number !== undefined),
      )
      const known = numbers.filter(number => number !== undefined).sort((a, b) => a - b)
      if (known.length === 0) return 'a unit'
      return known.length === 1 ? `Unit ${known[0]}` : `Units ${listWords(known.map(String))}`
    },
    targets(targets) {
      const criterionIds = targets.flatMap(target => target.criterionId ?? [])
      // Versions of one qualification share criteria: the one that knows most of these names them all.
      const count = (one: MappingIndex) => criterionIds.filter(id => one.criteria.has(id)).length
      const [best] = [...index].sort((a, b) => count(b) - count(a))
      const units = best?.compiled.mapping.qualification.units ?? []
      const criteria = formatCriteriaExpression(criterionIds, units) || undefined
      const codes = targets.flatMap(target => (target.ksbId === null ? [] : [words.ksb(target.ksbId)]))
      return [...(criteria === undefined ? [] : [criteria]), ...codes].join(', ') || UNKNOWN
    },
    tags: tagIdsOfEntry => words.targets(tagIdsOfEntry.flatMap(id => tags.get(id) ?? [])),
    decision(id) {
      const decision = decisions.get(id)
      return decision === undefined ? UNKNOWN : words.tags([decision.tagId])
    },
    signOffUnit: id => words.units([signOffs.get(id)?.unitId ?? '']),
    achievementUnit: id => words.units([achievements.get(id)?.unitId ?? '']),
    confirmationKsb: id => words.ksb(confirmations.get(id)?.ksbId ?? ''),
  }
  return words
}

/** Two mappings over one qualification hold the same units. */
async function loadFrameworks(db: Db, mappings: MappingReader, centreId: string): Promise<MappingIndex[]> {
  const { programmeVersions: versions, programmes } = db.t
  const rows = await db
    .selectDistinct({ mappingId: versions.mappingId })
    .from(versions)
    .innerJoin(programmes, eq(programmes.id, versions.programmeId))
    .where(eq(programmes.centreId, centreId))
  const held: MappingIndex[] = []
  for (const { mappingId } of rows) held.push(indexMapping(await mappings.getMapping(db, mappingId)))
  return held
}

async function load<Row extends { id: string }>(
  ids: string[],
  query: (ids: string[]) => PromiseLike<Row[]>,
): Promise<Map<string, Row>> {
  if (ids.length === 0) return new Map()
  return new Map((await query(ids)).map(row => [row.id, row]))
}

function collectIds(value: unknown, ids = new Set<string>()): Set<string> {
  if (typeof value === 'string') {
    if (isTypeId(value)) ids.add(value)
  } else if (typeof value === 'object' && value !== null) {
    for (const inner of Object.values(value)) collectIds(inner, ids)
  }
  return ids
}
