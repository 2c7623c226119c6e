/** What a phone needs to write notes without a signal, and what becomes of them once they are sent. */
import type { VisitMethod } from '@crosswalk/contracts'
import { getEnrolmentAccess } from '../access/enrolment-access.repository.ts'
import { listCaseloadRecords, ofCaseload } from '../caseload/caseload.repository.ts'
import { toMoment } from '../dates/moment.ts'
import type { Clock } from '../db/clock.ts'
import type { Store } from '../db/store.ts'
import { getEnrolmentFrame } from '../enrolments/enrolment-frame.repository.ts'
import { toStatus } from '../evidence/evidence.model.ts'
import { loadEvidence } from '../evidence/evidence-view.repository.ts'
import { writeEvidence } from '../evidence/write-evidence.ts'
import type { MappingReader } from '../frameworks/frameworks.repository.ts'
import { indexMapping } from '../frameworks/mapping-index.ts'
import type { Actor } from '../http/actor.ts'
import { appError, invalidField } from '../http/app-error.ts'
import type { Ids } from '../ids.ts'
import { listProgrammeVersions } from '../progress/progress.repository.ts'
import { requireVisit } from './visits.policy.ts'
import { findEvidenceOfNote, insertVisitNote, listNotesToFinish } from './visits.repository.ts'

interface Dependencies {
  store: Store
  mappings: MappingReader
  clock: Clock
  ids: Ids
}

export interface VisitNote {
  noteId: string
  title: string
  method: VisitMethod
  occurredOn: string
  from?: string | undefined
  to?: string | undefined
  text?: string | undefined
  criterionIds: readonly string[]
}

export function createVisitsService({ store, mappings, clock, ids }: Dependencies) {
  return {
    listVisits: (actor: Actor) =>
      store.readTx(async db => {
        const { personId, centreId } = actor
        const { today } = toMoment(clock)
        const which = ofCaseload(db, { centreId, personId, kinds: ['assessor'], today, show: 'active' })
        const records = await listCaseloadRecords(db, which)
        // Each by the version of its programme that it follows.
        const programmes = await listProgrammeVersions(
          db,
          records.map(({ programmeId, programmeVersion: version }) => ({ programmeId, version })),
        )
        const mappingIds = new Map(
          programmes.map(({ programmeId, version, mappingId }) => [`${programmeId} ${version}`, mappingId]),
        )
        const toFinish = await listNotesToFinish(
          db,
          personId,
          records.map(record => record.enrolmentId),
        )
        return {
          learners: records.map(record => ({
            enrolmentId: record.enrolmentId,
            learnerId: record.learnerId,
            name: record.learnerName,
            programme: record.programmeName,
            mappingId: mappingIds.get(`${record.programmeId} ${record.programmeVersion}`) ?? '',
            criteriaKey: record.progress.criteriaKey,
            unitIds: [...record.progress.facts.unitIds],
            levels: record.progress.levels,
          })),
          toFinish: toFinish.map(({ learnerId, learnerName, receivedAt, ...note }) => ({
            ...note,
            learner: { id: learnerId, name: learnerName },
            receivedAt: receivedAt.toISOString(),
          })),
        }
      }),

    /** Once, however often and however late it is sent: the note's own id says which draft it became. */
    async keepVisitNote(actor: Actor, enrolmentId: string, note: VisitNote) {
      const newId = ids.create('evd')
      return store.tx('keepVisitNote', async db => {
        const moment = toMoment(clock)
        const access = requireVisit(await getEnrolmentAccess(db, actor, enrolmentId, moment.today))
        if (note.occurredOn > moment.today) throw invalidField('occurredOn', 'A visit can’t be in the future.')
        const frame = await getEnrolmentFrame(db, mappings, enrolmentId)
        const { criteria } = indexMapping(frame.mapping)
        const taken = new Set(frame.unitIds)
        const wanted = [...new Set(note.criterionIds)]
        // Units may have changed since the phone last had a signal: the words come first, and lose nothing by it.
        const fits = (id: string) => taken.has(criteria.get(id)?.unit.id ?? '')
        const leftOut = wanted.filter(id => !fits(id))
        const known = await findEvidenceOfNote(db, { personId: actor.personId, noteId: note.noteId })
        const evidenceId = known ?? newId
        if (known === null) {
          const { title, method, occurredOn, text } = note
          await writeEvidence({ db, mappings, ids }, actor, moment, {
            evidenceId,
            learnerId: access.learnerId,
            enrolmentId,
            title,
            method,
            occurredOn,
            text,
            description: toTimes(note),
            tags: wanted.filter(fits).map(criterionId => ({ criterionId })),
          })
          const { personId } = actor
          await insertVisitNote(db, { personId, noteId: note.noteId, evidenceId, receivedAt: moment.at })
        }
        const { evidence, files } = await loadEvidence(db, actor, evidenceId, moment)
        if (evidence.enrolmentId !== enrolmentId) throw appError('record.notFound')
        const status = toStatus(evidence)
        if (status === 'removed') throw appError('evidence.removed')
        const { reference } = evidence
        return { evidenceId, reference, isDraft: status === 'draft', files: files.map(({ name }) => name), leftOut }
      })
    },
  }
}

/** As the observation page writes it: a day has no times of its own. */
function toTimes({ from, to }: Pick<VisitNote, 'from' | 'to'>): string | undefined {
  if (from !== undefined && to !== undefined) return `${from} to ${to}`
  if (from !== undefined) return `From ${from}`
  return to === undefined ? undefined : `Until ${to}`
}
