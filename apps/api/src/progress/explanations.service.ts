/** [ALL-3] Why a KSB is, or is not, met: down to the files, naming the leaf that is missing. */
import type { getKsbExplanation, ReplyOf } from '@crosswalk/contracts'
import {
  computeProgressRowFacts,
  computeTotals,
  type ExplainedTag,
  explainKsb,
  type KsbExplanation,
  type MissingLeaf,
} from '@crosswalk/progress'
import { getEnrolmentAccess } from '../access/enrolment-access.repository.ts'
import { isStaffOf } from '../access/enrolment-access.ts'
import { canConfirm } from '../confirmations/confirmations.policy.ts'
import { listConfirmationRows } from '../confirmations/confirmations.repository.ts'
import { toConfirmationRecords } from '../confirmations/read-confirmations.ts'
import { toCentreDay } from '../dates/centre-day.ts'
import type { Clock } from '../db/clock.ts'
import type { Db, Store } from '../db/store.ts'
import { listEvidenceTitles } from '../evidence/evidence-titles.repository.ts'
import type { MappingReader } from '../frameworks/frameworks.repository.ts'
import { indexMapping, type MappingIndex } from '../frameworks/mapping-index.ts'
import type { Actor } from '../http/actor.ts'
import { appError } from '../http/app-error.ts'
import { listPersonNames, namesOf } from '../people/person-names.repository.ts'
import { findEnrolmentFacts } from '../progress-rows/enrolment-facts.repository.ts'
import { listTagRecords } from '../tags/tag-records.repository.ts'
import { type ExplainedRecords, toDiscrepancy, toExplainedCriterion, toExplainedTag } from './explanations.model.ts'
import { findJobRoleDecision } from './progress.repository.ts'

type Reply = ReplyOf<typeof getKsbExplanation>

interface Dependencies {
  store: Store
  clock: Clock
  mappings: MappingReader
}

export function createExplanationsService({ store, clock, mappings }: Dependencies) {
  return {
    explainKsb: (actor: Actor, enrolmentId: string, ksbId: string): Promise<Reply> =>
      store.readTx(async db => {
        const access = await getEnrolmentAccess(db, actor, enrolmentId, toCentreDay(clock.now()))
        const loaded = await findEnrolmentFacts(db, enrolmentId, 'all')
        if (loaded === null) throw appError('record.notFound')
        const { programme, facts } = loaded
        const mapping = await mappings.getMapping(db, loaded.mappingId)
        const index = indexMapping(mapping)
        const ksb = index.ksbs.get(ksbId)
        if (ksb === undefined) throw appError('record.notFound')

        const explanation = explainKsb(index.compiled, programme, facts, ksbId)
        const records = await loadRecords(db, explanation, isStaffOf(access) ? 'staff' : 'learner')
        const { progress, units, ksbEvidence } = explanation
        const said = await listConfirmationRows(db, enrolmentId, [ksbId])
        const standing = said.filter(confirmation => confirmation.ended === null)
        return {
          enrolmentId,
          learnerId: access.learnerId,
          name: access.learnerName,
          sequence: loaded.progressSequence,
          ksb: { id: ksb.id, code: ksb.code, kind: ksb.kind, area: ksb.area, text: ksb.text },
          progress: { ...progress, confirmations: [...progress.confirmations], flags: [...progress.flags] },
          totals: computeTotals(index.compiled, programme, computeProgressRowFacts(mapping, programme, facts)),
          mapping: {
            id: mapping.id,
            owner: mapping.owner,
            qualificationNumber: mapping.qualification.number,
            version: mapping.version,
          },
          rule: explanation.rule,
          threshold: explanation.threshold,
          units: units.map(unit => ({
            unitId: unit.unitId,
            number: unit.number,
            title: index.units.get(unit.unitId)?.title ?? null,
            inScope: unit.criteria.length,
            accepted: unit.accepted,
            criteria: unit.criteria.map(criterion => ({
              ...toExplainedCriterion(
                criterion,
                index.criteria.get(criterion.criterionId)?.criterion ?? { text: null },
              ),
              missing: toMissing(criterion.missing),
              tags: criterion.tags.map(tag => toExplainedTag(tag, records)),
            })),
          })),
          notDemanded: toNotDemanded(explanation, index),
          ksbEvidence: ksbEvidence.tags.map(tag => toExplainedTag(tag, records)),
          ownEvidenceMissing: explanation.missing.find(leaf => 'ksbId' in leaf)?.missing ?? null,
          alternative: await loadAlternative(db, enrolmentId, explanation),
          discrepancies: mapping.discrepancies.filter(({ ksbIds = [] }) => ksbIds.includes(ksbId)).map(toDiscrepancy),
          confirmations: await toConfirmationRecords(db, mappings, mapping, facts, standing),
          earlierConfirmations: said
            .filter(confirmation => confirmation.ended !== null)
            .map(({ id, kind, outcome, statement, by, at }) => ({
              id,
              kind,
              outcome,
              statement,
              by,
              at: at.toISOString(),
            })),
          can: { confirm: canConfirm(access, actor) },
        }
      }),
  }
}

function toNotDemanded({ notDemanded }: KsbExplanation, { units }: MappingIndex): Reply['notDemanded'] {
  return notDemanded.map(({ unitId, number, criteria }) => ({
    unitId,
    number,
    title: units.get(unitId)?.title ?? null,
    criterionNumbers: criteria.map(criterion => criterion.number),
  }))
}

/** A scope that was empty once is of KSB evidence alone. */
function toMissing(leaf: MissingLeaf | null) {
  return leaf === null || leaf.missing === 'acceptedWhileMapped' ? null : leaf.missing
}

/** Two queries and the names, however many tags the KSB has. */
async function loadRecords(
  db: Db,
  { units, ksbEvidence }: KsbExplanation,
  audience: ExplainedRecords['audience'],
): Promise<ExplainedRecords> {
  const explained: ExplainedTag[] = [
    ...units.flatMap(unit => unit.criteria).flatMap(criterion => criterion.tags),
    ...ksbEvidence.tags,
  ]
  const tags = await listTagRecords(db, { tagIds: explained.map(tag => tag.tagId), removed: true })
  const evidence = await listEvidenceTitles(
    db,
    tags.map(tag => tag.evidenceId),
  )
  return {
    tags: new Map(tags.map(tag => [tag.id, tag])),
    evidence: new Map(evidence.map(item => [item.id, item])),
    audience,
  }
}

/** [KSB-9] */
async function loadAlternative(
  db: Db,
  enrolmentId: string,
  { alternatives }: KsbExplanation,
): Promise<Reply['alternative']> {
  if (alternatives === null) return null
  const { jobRole } = alternatives
  const decision = jobRole === null ? null : await findJobRoleDecision(db, enrolmentId)
  const by = decision?.decidedBy ?? null
  return {
    codes: alternatives.ksbs.map(ksb => ksb.code),
    jobRole,
    decidedBy: by === null ? null : namesOf(await listPersonNames(db, [by]), by),
    decidedAt: decision?.decidedAt.toISOString() ?? null,
  }
}
