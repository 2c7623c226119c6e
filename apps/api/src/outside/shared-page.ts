/**
 * What a link shares. Made field by field: of evidence its name alone, and not even that where it is marked confidential;
 * no comment, no note and no flag of the staff’s.
 */
import type { SharedPage } from '@crosswalk/contracts'
import { computeKsbProgress, computeTotals } from '@crosswalk/progress'
import { listConfirmationRows } from '../confirmations/confirmations.repository.ts'
import type { Db } from '../db/store.ts'
import type { MappingReader } from '../frameworks/frameworks.repository.ts'
import { indexMapping } from '../frameworks/mapping-index.ts'
import { loadGateway, toStandard } from '../gateway/load-gateway.ts'
import { toRowFacts } from '../progress/progress.model.ts'
import { type AccessRecord, type ApprenticeRecord, listApprentices } from './outside.repository.ts'
import { listSharedEvidence, type SharedEvidence } from './shared-evidence.repository.ts'

export async function readSharedPage(db: Db, mappings: MappingReader, access: AccessRecord): Promise<SharedPage> {
  const shared = {
    centreName: access.centreName,
    lineManagerName: access.lineManager.name,
    employerName: access.employer.name,
    grantedBy: access.grantedBy.name,
    expiresAt: access.expiresAt.toISOString(),
    usedAt: access.usedAt?.toISOString() ?? null,
  }
  if (access.purpose === 'apprentices' || access.enrolment === null) {
    const records = await listApprentices(db, access.lineManager.id)
    const evidence = await listSharedEvidence(
      db,
      records.map(record => record.enrolmentId),
    )
    const apprentices = []
    for (const record of records) {
      apprentices.push(await toApprentice(db, mappings, record, evidence.get(record.enrolmentId) ?? []))
    }
    return { purpose: 'apprentices', ...shared, apprentices }
  }
  const { page, mapping } = await loadGateway(db, mappings, access.enrolment.id)
  const of = { ...shared, learnerName: page.learnerName, standard: toStandard(mapping) }
  if (access.purpose === 'behaviours') {
    const rows = await listConfirmationRows(db, access.enrolment.id)
    const standing = new Map(
      rows.filter(row => row.ended === null && row.kind === 'employer').map(row => [row.ksbId, row]),
    )
    return {
      purpose: 'behaviours',
      ...of,
      behaviours: page.ksbs
        .filter(ksb => ksb.kind === 'behaviour' && ksb.applies)
        .map(({ ksbId, code, kind, area, text, confirmations }) => {
          const said = standing.get(ksbId)
          const checkAgain = confirmations.some(one => one.kind === 'employer' && one.checkAgain)
          return {
            ksbId,
            code,
            kind,
            area,
            text,
            said:
              said === undefined
                ? null
                : {
                    outcome: said.outcome,
                    by: said.by,
                    at: said.at.toISOString(),
                    statement: said.statement,
                    checkAgain,
                  },
          }
        }),
    }
  }
  const employer = page.signatures.find(signature => signature.party === 'employer')
  return {
    purpose: 'gateway',
    ...of,
    words: page.words,
    ksbs: page.ksbs.map(({ code, kind, area, text, applies, held, routes }) => ({
      code,
      kind,
      area,
      text,
      applies,
      held,
      routes,
    })),
    lines: page.lines.map(({ key, text, done }) => ({ key, text, done })),
    missing: page.missing,
    declaration: employer?.declaration ?? '',
    signature: employer?.signed ?? null,
    basis: page.basis,
  }
}

async function toApprentice(
  db: Db,
  mappings: MappingReader,
  record: ApprenticeRecord,
  evidence: readonly SharedEvidence[],
) {
  // Held in memory after the first.
  const mapping = await mappings.getMapping(db, record.mappingId)
  const { compiled } = indexMapping(mapping)
  const programme = { threshold: record.threshold, acceptedTagsNeeded: record.acceptedTagsNeeded }
  const row = toRowFacts(record.row)
  const progress = computeKsbProgress(compiled, programme, row)
  return {
    name: record.name,
    programmeName: record.programmeName,
    standard: toStandard(mapping),
    status: record.status,
    startsOn: record.startsOn,
    plannedEndOn: record.plannedEndOn,
    siteName: record.siteName,
    totals: computeTotals(compiled, programme, row),
    ksbs: mapping.standard.ksbs.map(({ code, kind, area, text }, at) => ({
      code,
      kind,
      area,
      text,
      state: progress[at]?.state ?? 'notStarted',
      accepted: progress[at]?.counts.accepted ?? 0,
      inScope: progress[at]?.inScope ?? 0,
    })),
    evidence: evidence.map(({ enrolmentId: _, submittedAt, ...named }) => ({
      ...named,
      submittedAt: submittedAt.toISOString(),
    })),
  }
}
