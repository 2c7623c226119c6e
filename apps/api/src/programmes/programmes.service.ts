import { type Programme, programme as programmeShape } from '@crosswalk/contracts'
import type { Threshold } from '@crosswalk/progress'
import { visibleEnrolments } from '../access/enrolment-access.repository.ts'
import { toCentreDay } from '../dates/centre-day.ts'
import type { Clock } from '../db/clock.ts'
import type { Db, Store } from '../db/store.ts'
import type { MappingReader } from '../frameworks/frameworks.repository.ts'
import type { Actor } from '../http/actor.ts'
import { appError } from '../http/app-error.ts'
import type { Ids } from '../ids.ts'
import { appendEntry } from '../ledger/append-entry.ts'
import { requireManagedProgramme, seesEveryProgramme } from './programmes.policy.ts'
import { findProgrammeRecord, listProgrammeRecords, type ProgrammeRecord } from './programmes.repository.ts'

interface Settings {
  threshold: Threshold
  acceptedTagsNeeded: number
  currencyMonths: number | null
}

/** What is absent stays as it is. */
export type ProgrammeChanges = { version: number; name?: string | undefined } & {
  [K in keyof Settings]?: Settings[K] | undefined
}

interface Dependencies {
  store: Store
  clock: Clock
  ids: Ids
  mappings: MappingReader
}

export function createProgrammesService({ store, clock, ids, mappings }: Dependencies) {
  const getManaged = async (db: Db, actor: Actor, programmeId: string) =>
    requireManagedProgramme(actor, await findProgrammeRecord(db, programmeId))

  return {
    async listProgrammes(actor: Actor): Promise<Programme[]> {
      const visible = await visibleEnrolments(store.read, actor, toCentreDay(clock.now()))
      const programmes = await listProgrammeRecords(store.read, actor.centreId, visible)
      return programmes.filter(programme => seesEveryProgramme(actor) || programme.enrolments > 0)
    },

    async addProgramme(actor: Actor, programme: Settings & { name: string; mappingId: string }): Promise<Programme> {
      return store.tx('addProgramme', async db => {
        const { centreId, personId: actorId } = actor
        const mapping = await mappings.findVisibleMapping(db, centreId, programme.mappingId)
        if (mapping === null) throw appError('record.notFound')
        const { name, mappingId, ...settings } = programme
        const programmeId = ids.create('prg')
        const data = { programmeId, name, version: 1, mappingId, ...toSettings(settings) }
        await appendEntry(db, { centreId, actorId, kind: 'programme.added', data })
        return getManaged(db, actor, programmeId)
      })
    },

    /** Other settings are a new version, which every enrolment follows; its row is computed in the same transaction. */
    async changeProgramme(actor: Actor, programmeId: string, changes: ProgrammeChanges): Promise<Programme> {
      return store.tx('changeProgramme', async db => {
        const programme = await getManaged(db, actor, programmeId)
        if (programme.version !== changes.version)
          throw appError('conflict.stale', { extra: { current: programmeShape.parse(programme) } })
        const { name = programme.name } = changes
        const settings = toSettings({ ...programme, ...withoutAbsent(changes) })
        const by = { centreId: actor.centreId, actorId: actor.personId }
        if (isDifferent(settings, programme)) {
          const version = programme.version + 1
          const data = { programmeId, name, version, mappingId: programme.mappingId, ...settings }
          await appendEntry(db, { ...by, kind: 'programme.versioned', data })
        } else if (name !== programme.name) {
          await appendEntry(db, { ...by, kind: 'programme.renamed', data: { programmeId, name } })
        }
        return getManaged(db, actor, programmeId)
      })
    },
  }
}

function toSettings({ threshold, acceptedTagsNeeded, currencyMonths }: Settings): Settings {
  return { threshold, acceptedTagsNeeded, currencyMonths }
}

function isDifferent(settings: Settings, programme: ProgrammeRecord): boolean {
  return (
    settings.threshold !== programme.threshold ||
    settings.acceptedTagsNeeded !== programme.acceptedTagsNeeded ||
    settings.currencyMonths !== programme.currencyMonths
  )
}

function withoutAbsent({ threshold, acceptedTagsNeeded, currencyMonths }: ProgrammeChanges): Partial<Settings> {
  return {
    ...(threshold === undefined ? {} : { threshold }),
    ...(acceptedTagsNeeded === undefined ? {} : { acceptedTagsNeeded }),
    ...(currencyMonths === undefined ? {} : { currencyMonths }),
  }
}
