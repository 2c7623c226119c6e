/** [KSB-7] What is said of KSBs, with what each rested on that moment: by staff, or by the employer through a link. */
import { listCodes } from '@crosswalk/contracts'
import type { MappingDocument } from '@crosswalk/frameworks'
import {
  type ConfirmationKind,
  type ConfirmationOutcome,
  checkConfirm,
  computeConfirmationBasis,
  computeKsbProgress,
  computeProgressRowFacts,
  type EnrolmentFacts,
  type ProgrammeVersion,
} from '@crosswalk/progress'
import type { WriteDb } from '../db/store.ts'
import { indexMapping } from '../frameworks/mapping-index.ts'
import { appError } from '../http/app-error.ts'
import type { Ids } from '../ids.ts'
import { appendEntry } from '../ledger/append-entry.ts'

export interface Said {
  ksbId: string
  outcome: ConfirmationOutcome
  statement: string | null
}

interface By {
  centreId: string
  /** Null for the employer. */
  actorId: string | null
  learnerId: string
  enrolmentId: string
  kind: ConfirmationKind
  outside?: { accessId: string; name: string }
}

interface Of {
  mapping: MappingDocument
  programme: ProgrammeVersion
  facts: EnrolmentFacts
}

/** All or none: one entry for each KSB, since each stands and ends by itself. */
export async function appendConfirmations(
  db: WriteDb,
  ids: Ids,
  { kind, outside, ...by }: By,
  { mapping, programme, facts }: Of,
  said: readonly Said[],
): Promise<string[]> {
  const { compiled } = indexMapping(mapping)
  const row = computeProgressRowFacts(mapping, programme, facts)
  const progress = new Map(computeKsbProgress(compiled, programme, row).map(ksb => [ksb.ksbId, ksb]))
  const refused = { doesNotApply: [] as string[], reasonNeeded: [] as string[] }
  for (const { ksbId, outcome, statement } of said) {
    const ksb = progress.get(ksbId)
    if (ksb === undefined) throw appError('record.notFound')
    const check = checkConfirm(ksb, { kind, outcome, statement })
    if (!check.ok) refused[check.reason].push(ksb.code)
  }
  if (refused.doesNotApply.length > 0) {
    throw appError('confirmation.doesNotApply', { detail: toDetail(refused.doesNotApply, 'not apply', 'apply') })
  }
  if (refused.reasonNeeded.length > 0) {
    const isDeclined = said.every(one => one.outcome === 'notConfirmed')
    const codes = listCodes(refused.reasonNeeded)
    const detail = isDeclined
      ? `Say what is missing for ${codes}.`
      : `${codes} ${refused.reasonNeeded.length === 1 ? 'is' : 'are'} not met through the mapping. Say why you confirm.`
    throw appError('confirmation.reasonNeeded', { detail, errors: [{ path: 'statement', message: detail }] })
  }
  const made: string[] = []
  for (const { ksbId, outcome, statement } of said) {
    const confirmationId = ids.create('cnf')
    const { enrolmentId } = by
    const basis = computeConfirmationBasis(mapping, facts, ksbId)
    await appendEntry(db, {
      ...by,
      kind: 'confirmation.made',
      data: {
        confirmationId,
        enrolmentId,
        ksbId,
        kind,
        outcome,
        basis: {
          ...basis,
          scopeCriterionIds: [...basis.scopeCriterionIds],
          supportIds: [...basis.supportIds],
        },
        statement,
        ...(outside !== undefined && { outside }),
      },
    })
    made.push(confirmationId)
  }
  return made
}

function toDetail(codes: readonly string[], one: string, several: string): string {
  return codes.length === 1
    ? `${codes[0]} does ${one} to this enrolment.`
    : `${listCodes(codes)} do not ${several} to this enrolment.`
}
