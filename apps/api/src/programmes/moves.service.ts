/**
 * Moving a programme's enrolments to another version of its mapping: previewed, then done a few at a time. Each
 * enrolment moves whole, by an entry of its own in its learner's chain; what is left when somebody stops goes on where
 * it stopped. Enrolments that have ended stay with the version that they ended on.
 */
import { setImmediate as breathe } from 'node:timers/promises'
import { type EffectPage, type Programme, programme as programmeShape } from '@crosswalk/contracts'
import type { MappingDocument } from '@crosswalk/frameworks'
import type { Db, Store, WriteDb } from '../db/store.ts'
import type { MappingReader } from '../frameworks/frameworks.repository.ts'
import type { Actor } from '../http/actor.ts'
import { appError } from '../http/app-error.ts'
import { appendEntry } from '../ledger/append-entry.ts'
import { readEffectPage } from '../mappings/effect-page.repository.ts'
import { computeEffectOnEnrolment } from '../mappings/enrolment-effect.ts'
import { isSameLine } from '../mappings/mapping-line.repository.ts'
import { requireManagedProgramme } from './programmes.policy.ts'
import {
  findProgrammeRecord,
  isLeftBehind,
  isMoving,
  listBehind,
  type ProgrammeRecord,
} from './programmes.repository.ts'

/** So many hold the one writer for some 50 ms, at 2.5 ms each (`npm run bench -- centre`). */
const MOVED_AT_ONCE = 20
/** Between two breaths, in which the event loop serves others. */
const ENROLMENTS_TO_A_BREATH = 5

interface Dependencies {
  store: Store
  mappings: MappingReader
}

export interface Move {
  mappingId: string
  /** The programme's version that was read. */
  version: number
}

export function createMovesService({ store, mappings }: Dependencies) {
  async function getMove(db: Db, actor: Actor, programmeId: string, mappingId: string) {
    const programme = requireManagedProgramme(actor, await findProgrammeRecord(db, programmeId))
    const target = await mappings.findVisibleMapping(db, actor.centreId, mappingId)
    if (target === null) throw appError('record.notFound')
    const current = await mappings.getMapping(db, programme.mappingId)
    if (!isSameLine(current, target)) throw appError('programme.otherMapping')
    return { programme, target, isThere: programme.mappingId === mappingId }
  }

  return {
    previewMove: (
      actor: Actor,
      programmeId: string,
      { mappingId, cursor, limit }: { mappingId: string; cursor?: string | undefined; limit?: number | undefined },
    ): Promise<EffectPage> =>
      store.readTx(async db => {
        const { programme, target, isThere } = await getMove(db, actor, programmeId, mappingId)
        const programmeVersion = isThere ? programme.version : programme.version + 1
        return readEffectPage(db, {
          // Where the programme is on that mapping already, only those that it left behind.
          which: isThere ? isLeftBehind(db, programme) : isMoving(db, programmeId),
          cursor,
          limit,
          async compute(loaded) {
            const before = {
              mapping: await mappings.getMapping(db, loaded.mappingId),
              programmeVersion: loaded.facts.programmeVersion,
            }
            return computeEffectOnEnrolment(loaded, before, { mapping: target, programmeVersion })
          },
        })
      }),

    /** The first call puts the programme on the version; each call moves the next enrolments. */
    async moveEnrolments(
      actor: Actor,
      programmeId: string,
      { mappingId, version }: Move,
    ): Promise<{ programme: Programme; moved: number; left: number }> {
      return store.tx('moveEnrolments', async db => {
        const { programme, target, isThere } = await getMove(db, actor, programmeId, mappingId)
        if (!isThere) {
          if (programme.version !== version) {
            throw appError('conflict.stale', { extra: { current: programmeShape.parse(programme) } })
          }
          await changeMapping(db, actor, programme, mappingId)
        }
        const now = isThere ? programme.version : programme.version + 1
        const moved = await moveNext(db, actor, { programmeId, programmeVersion: now, target })
        const after = requireManagedProgramme(actor, await findProgrammeRecord(db, programmeId))
        return { programme: after, moved, left: after.behind }
      })
    },
  }
}

async function changeMapping(
  db: WriteDb,
  actor: Actor,
  { id: programmeId, name, version, threshold, acceptedTagsNeeded, currencyMonths }: ProgrammeRecord,
  mappingId: string,
): Promise<void> {
  const settings = { threshold, acceptedTagsNeeded, currencyMonths }
  await appendEntry(db, {
    centreId: actor.centreId,
    actorId: actor.personId,
    kind: 'programme.mappingChanged',
    data: { programmeId, name, version: version + 1, mappingId, ...settings },
  })
}

async function moveNext(
  db: WriteDb,
  actor: Actor,
  to: { programmeId: string; programmeVersion: number; target: MappingDocument },
): Promise<number> {
  const next = await listBehind(db, to.programmeId, MOVED_AT_ONCE)
  for (const [at, { id: enrolmentId, learnerId }] of next.entries()) {
    if (at % ENROLMENTS_TO_A_BREATH === 0) await breathe()
    const { programmeId, programmeVersion, target } = to
    await appendEntry(db, {
      centreId: actor.centreId,
      actorId: actor.personId,
      learnerId,
      enrolmentId,
      kind: 'enrolment.moved',
      data: { enrolmentId, programmeId, programmeVersion, mappingVersion: target.version },
    })
  }
  return next.length
}
