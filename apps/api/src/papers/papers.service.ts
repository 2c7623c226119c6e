/** What a centre prints or hands on. Whoever may see the record may have it on paper, and sees no more there. */
import { type EnrolmentPaper, PAPER_MEDIA_TYPES, type PaperFormat, type UnitPaper } from '@crosswalk/contracts'
import { computeKsbProgress, computeProgressRowFacts, computeTotals } from '@crosswalk/progress'
import { getEnrolmentAccess } from '../access/enrolment-access.repository.ts'
import { isStaffOf } from '../access/enrolment-access.ts'
import { toCentreDay } from '../dates/centre-day.ts'
import type { Clock } from '../db/clock.ts'
import type { Db, Store } from '../db/store.ts'
import type { MappingReader } from '../frameworks/frameworks.repository.ts'
import { indexMapping } from '../frameworks/mapping-index.ts'
import type { GatewayService } from '../gateway/gateway.service.ts'
import type { Actor } from '../http/actor.ts'
import { appError } from '../http/app-error.ts'
import { FileReply } from '../http/file-reply.ts'
import { listPersonNames, namesOf } from '../people/person-names.repository.ts'
import { findEnrolmentFacts, type LoadedEnrolment } from '../progress-rows/enrolment-facts.repository.ts'
import type { TabularService } from '../tabular/tabular.service.ts'
import { writeCsv } from '../tabular/write-csv.ts'
import { listTagRecords } from '../tags/tag-records.repository.ts'
import { createThread } from '../threads/create-thread.ts'
import { loadUnit } from '../units/load-unit.ts'
import { readUnitRecord } from '../units/unit-records.service.ts'
import { composeEvidenceIndex } from './compose-evidence-index.ts'
import { composeFeedback } from './compose-feedback.ts'
import { composeGateway } from './compose-gateway.ts'
import { composeKsbs } from './compose-ksbs.ts'
import { composeUnitMatrix } from './compose-unit-matrix.ts'
import { composeUnitRecord } from './compose-unit-record.ts'
import type { EnrolmentPaperParts } from './enrolment-papers.model.ts'
import { formatDay, type Paper, type PaperJob, type PaperSubject } from './papers.model.ts'
import { listIndexedItems } from './papers.repository.ts'

interface Dependencies {
  store: Store
  clock: Clock
  mappings: MappingReader
  tabular: TabularService
  gateway: GatewayService
}

const LONGEST_MS = 120_000

export function createPapersService({ store, clock, mappings, tabular, gateway }: Dependencies) {
  const thread = createThread<PaperJob, Uint8Array>({
    name: 'papers',
    file: new URL('./papers.worker.ts', import.meta.url),
  })
  const today = () => toCentreDay(clock.now())

  async function writePdf({ sheets: _, fileName: __, ...job }: Paper): Promise<Uint8Array> {
    const bytes = await thread.run(job, LONGEST_MS)
    if (bytes === null) throw appError('server.busy')
    return bytes
  }

  async function write(paper: Paper, format: PaperFormat): Promise<FileReply> {
    const [chief] = paper.sheets
    if (chief === undefined) throw new Error(`${paper.title} has no table.`)
    const bytes =
      format === 'pdf'
        ? await writePdf(paper)
        : format === 'xlsx'
          ? await tabular.writeWorkbook(paper.sheets)
          : Buffer.from(writeCsv(chief), 'utf8')
    return new FileReply({ bytes, mediaType: PAPER_MEDIA_TYPES[format], fileName: `${paper.fileName}.${format}` })
  }

  async function toSubject(db: Db, actor: Actor, learnerName: string, mappingId: string): Promise<PaperSubject> {
    const { qualification } = await mappings.getMapping(db, mappingId)
    return {
      learnerName,
      qualification: `${qualification.number} ${qualification.title}`,
      madeOn: formatDay(today()),
      madeBy: namesOf(await listPersonNames(db, [actor.personId]), actor.personId).name,
    }
  }

  async function composeOfEnrolment(
    db: Db,
    actor: Actor,
    enrolmentId: string,
    paper: EnrolmentPaper,
    evidenceId: string | undefined,
  ): Promise<Paper> {
    const access = await getEnrolmentAccess(db, actor, enrolmentId, today())
    const loaded = await findEnrolmentFacts(db, enrolmentId, 'all')
    if (loaded === null) throw appError('record.notFound')
    const subject = await toSubject(db, actor, access.learnerName, loaded.mappingId)
    if (paper === 'gateway') return composeGateway(await gateway.getGateway(actor, enrolmentId), subject)
    if (paper === 'ksbs') return composeKsbs(await loadKsbs(db, loaded), subject)
    const audience = isStaffOf(access) ? 'staff' : 'learner'
    const parts = await loadParts(db, loaded, audience, evidenceId)
    return paper === 'feedback' ? composeFeedback(parts, subject) : composeEvidenceIndex(parts, subject)
  }

  async function loadKsbs(db: Db, { mappingId, programme, facts }: LoadedEnrolment) {
    const mapping = await mappings.getMapping(db, mappingId)
    const index = indexMapping(mapping)
    const row = computeProgressRowFacts(mapping, programme, facts)
    return {
      mapping,
      index,
      row,
      ksbs: computeKsbProgress(index.compiled, programme, row),
      totals: computeTotals(index.compiled, programme, row),
      threshold: programme.threshold,
    }
  }

  /** Somebody else's item, or one that has nothing submitted in this enrolment, is not found. */
  async function loadParts(
    db: Db,
    { enrolmentId, mappingId }: LoadedEnrolment,
    audience: EnrolmentPaperParts['audience'],
    evidenceId: string | undefined,
  ): Promise<EnrolmentPaperParts> {
    const mapping = await mappings.getMapping(db, mappingId)
    const ofEnrolment = (await listTagRecords(db, { enrolmentId })).filter(tag => tag.submitted !== null)
    const tags = evidenceId === undefined ? ofEnrolment : ofEnrolment.filter(tag => tag.evidenceId === evidenceId)
    if (evidenceId !== undefined && tags.length === 0) throw appError('record.notFound')
    const items = await listIndexedItems(
      db,
      tags.map(tag => tag.evidenceId),
    )
    return { mapping, index: indexMapping(mapping), tags, items, audience }
  }

  return {
    async makeUnitPaper(
      actor: Actor,
      enrolmentId: string,
      unitId: string,
      paper: UnitPaper,
      format: PaperFormat,
    ): Promise<FileReply> {
      const composed = await store.readTx(async db => {
        const loaded = await loadUnit(db, mappings, actor, { enrolmentId, unitId, today: today() })
        const record = await readUnitRecord(db, mappings, actor, loaded)
        const subject = await toSubject(db, actor, record.learner.name, loaded.mapping.id)
        return paper === 'matrix' ? composeUnitMatrix(record, subject) : composeUnitRecord(record, subject)
      })
      return write(composed, format)
    },

    async makeEnrolmentPaper(
      actor: Actor,
      enrolmentId: string,
      paper: EnrolmentPaper,
      { format, evidenceId }: { format: PaperFormat; evidenceId?: string | undefined },
    ): Promise<FileReply> {
      const composed = await store.readTx(db => composeOfEnrolment(db, actor, enrolmentId, paper, evidenceId))
      return write(composed, format)
    },
  }
}
