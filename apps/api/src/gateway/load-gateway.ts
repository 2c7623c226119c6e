/** The gateway page of one enrolment, whoever asks for it: a fixed number of queries. */

import { createHash } from 'node:crypto'
import { type Gateway, listCodes } from '@crosswalk/contracts'
import { type GatewayChecklist, getGatewayChecklist, type MappingDocument } from '@crosswalk/frameworks'
import {
  compareGatewayBasis,
  computeGatewayKsbs,
  computeKsbProgress,
  computeProgressRowFacts,
  computeTotals,
  type EnrolmentFacts,
  type GatewayBasis,
  isAtLeast,
  type KsbProgress,
  listUnverifiedBehaviours,
  type ProgrammeVersion,
  toGatewayBasis,
  toLevel,
} from '@crosswalk/progress'
import canonicalize from 'canonicalize'
import { listConfirmationRows } from '../confirmations/confirmations.repository.ts'
import { toConfirmationRecords } from '../confirmations/read-confirmations.ts'
import type { Db } from '../db/store.ts'
import { getEnrolmentRecord, listUnitMarks, type UnitMark } from '../enrolments/enrolments.repository.ts'
import type { MappingReader } from '../frameworks/frameworks.repository.ts'
import { indexMapping } from '../frameworks/mapping-index.ts'
import { appError } from '../http/app-error.ts'
import { findEnrolmentFacts } from '../progress-rows/enrolment-facts.repository.ts'
import {
  getCentreName,
  listSignatures,
  listTicks,
  type SignatureRecord,
  type TickRecord,
} from './gateway.repository.ts'

export interface LoadedGateway {
  page: Omit<Gateway, 'can'>
  checklist: GatewayChecklist
  basis: GatewayBasis
  mapping: MappingDocument
  programme: ProgrammeVersion
  facts: EnrolmentFacts
  signatures: readonly SignatureRecord[]
}

export async function loadGateway(db: Db, mappings: MappingReader, enrolmentId: string): Promise<LoadedGateway> {
  const loaded = await findEnrolmentFacts(db, enrolmentId)
  if (loaded === null) throw appError('record.notFound')
  const { programme, facts } = loaded
  const mapping = await mappings.getMapping(db, loaded.mappingId)
  const { compiled, ksbs: ksbsById } = indexMapping(mapping)
  const row = computeProgressRowFacts(mapping, programme, facts)
  const progress = computeKsbProgress(compiled, programme, row)
  const held = computeGatewayKsbs(progress)
  const enrolment = await getEnrolmentRecord(db, enrolmentId)
  const standing = (await listConfirmationRows(db, enrolmentId)).filter(confirmation => confirmation.ended === null)
  const confirmations = await toConfirmationRecords(db, mappings, mapping, facts, standing)
  const ticks = await listTicks(db, enrolmentId)
  const signatures = await listSignatures(db, enrolmentId)
  const marks = await listUnitMarks(db, enrolmentId)
  const checklist = getGatewayChecklist(mapping.standard)
  const open = toOpen(mapping, facts, row.levels, marks, progress, held)
  const lines = checklist.lines.map(line => toLine(line, open, ticks))
  const basis = toGatewayBasis(
    { mappingId: mapping.id, programmeVersion: facts.programmeVersion },
    held,
    lines.filter(line => line.done).map(line => line.key),
  )
  const codeOf = (ksbId: string) => ksbsById.get(ksbId)?.code ?? '?'
  const page = {
    enrolmentId,
    learnerName: enrolment.learnerName,
    centreName: await getCentreName(db, loaded.centreId),
    programmeName: enrolment.programmeName,
    standard: toStandard(mapping),
    qualification: { number: mapping.qualification.number, title: mapping.qualification.title },
    employer: enrolment.employer,
    status: enrolment.status,
    startsOn: enrolment.startsOn,
    plannedEndOn: enrolment.plannedEndOn,
    words: { gateway: checklist.gateway, assessment: checklist.assessment },
    totals: computeTotals(compiled, programme, row),
    ksbs: mapping.standard.ksbs.map(({ id, code, kind, area, text }, at) => {
      const { applies = false, held: isHeld = false, routes = [], missing = null } = held[at] ?? {}
      const { state, computed, reach, inScope, counts } = requireProgress(progress[at], code)
      return {
        ksbId: id,
        code,
        kind,
        area,
        text,
        applies,
        held: isHeld,
        routes: [...routes],
        missing,
        progress: { state, computed, reach, inScope, counts },
        confirmations: confirmations
          .filter(confirmation => confirmation.ksbId === id)
          .map(({ kind: by, outcome, by: name, at: when, checkAgain }) => ({
            kind: by,
            outcome,
            by: name,
            at: when,
            checkAgain,
          })),
      }
    }),
    lines,
    missing: lines.filter(line => !line.done).map(line => line.missing ?? `Not ticked yet: ${line.text}`),
    signatures: (['learner', 'centre', 'employer'] as const).map(party => {
      const signature = signatures.find(one => one.party === party)
      return {
        party,
        declaration: checklist.declarations[party],
        signed: signature === undefined ? null : toSigned(signature, basis, codeOf, checklist),
      }
    }),
    basis: computeBasisHash(basis),
  }
  return { page, checklist, basis, mapping, programme, facts, signatures }
}

export const toStandard = ({ standard }: MappingDocument) => ({
  reference: standard.reference,
  version: standard.version,
  title: standard.title,
})

/** What a signature is given on: the page that was read is sent back with it. */
function computeBasisHash(basis: GatewayBasis): string {
  return createHash('sha256')
    .update(canonicalize(basis) ?? '')
    .digest('base64url')
}

interface Open {
  unitsSignedOff: string | null
  ksbsHeld: string | null
  behavioursVerified: string | null
}

/** Of each computed line, what is in its way; null where nothing is. */
function toOpen(
  mapping: MappingDocument,
  facts: EnrolmentFacts,
  levels: string,
  marks: ReadonlyMap<string, UnitMark>,
  progress: readonly KsbProgress[],
  held: ReturnType<typeof computeGatewayKsbs>,
): Open {
  // A unit of which no criterion is held here can't be signed off here.
  const units = mapping.qualification.units.filter(unit => facts.unitIds.includes(unit.id) && unit.criteria.length > 0)
  const unsigned = units.filter(
    unit =>
      (marks.get(unit.id)?.achievement ?? null) === null &&
      !unit.criteria.every(criterion => isAtLeast(toLevel(levels, criterion.index), 'signedOff')),
  )
  const codes = progress.filter((_, at) => held[at]?.applies === true && held[at]?.held === false).map(ksb => ksb.code)
  const behaviourIds = new Set(mapping.standard.ksbs.filter(ksb => ksb.kind === 'behaviour').map(ksb => ksb.id))
  const behaviours = listUnverifiedBehaviours(progress, behaviourIds).map(ksb => ksb.code)
  const numbers = unsigned.map(unit => String(unit.number))
  return {
    unitsSignedOff:
      numbers.length === 0
        ? null
        : `${numbers.length === 1 ? 'Unit' : 'Units'} ${listCodes(numbers)} ${isOrAre(numbers)} not signed off`,
    ksbsHeld: codes.length === 0 ? null : `${listCodes(codes)} ${isOrAre(codes)} neither met nor confirmed`,
    behavioursVerified: behaviours.length === 0 ? null : `The employer has not confirmed ${listCodes(behaviours)}`,
  }
}

function toLine(
  { key, text, computed, note: noteWanted }: GatewayChecklist['lines'][number],
  open: Open,
  ticks: readonly TickRecord[],
): Gateway['lines'][number] {
  const line = { key, text, computed: computed !== undefined, noteWanted: noteWanted ?? null }
  if (computed !== undefined) {
    const missing = open[computed]
    return { ...line, done: missing === null, note: null, by: null, at: null, missing }
  }
  const tick = ticks.find(one => one.line === key)
  if (tick === undefined) return { ...line, done: false, note: null, by: null, at: null, missing: null }
  return { ...line, done: true, note: tick.note, by: tick.by, at: tick.at.toISOString(), missing: null }
}

/** [GATE-3] */
function toSigned(
  { id, by, at, declaration, basis: then }: SignatureRecord,
  now: GatewayBasis,
  codeOf: (ksbId: string) => string,
  { lines }: GatewayChecklist,
) {
  const { mapping, programme, ksbsLost, ksbsGained, linesLost } = compareGatewayBasis(then, now)
  const lost = ksbsLost.map(codeOf)
  const gained = ksbsGained.map(codeOf)
  const changes = [
    ...(mapping ? ['the mapping changed'] : []),
    ...(programme ? ['the programme’s settings changed'] : []),
    ...(lost.length > 0 ? [`${listCodes(lost)} changed`] : []),
    ...(gained.length > 0 ? [`${listCodes(gained)} came to apply`] : []),
    ...linesLost.map(key => `“${lines.find(line => line.key === key)?.text ?? key}” is no longer so`),
  ]
  return { id, by, at: at.toISOString(), declaration, changes }
}

function requireProgress(progress: KsbProgress | undefined, code: string): KsbProgress {
  if (progress === undefined) throw new Error(`There is no progress of ${code}.`)
  return progress
}

const isOrAre = (words: readonly string[]) => (words.length === 1 ? 'is' : 'are')
