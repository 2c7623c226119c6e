import type { Employer } from '@crosswalk/contracts'
import { visibleEnrolments } from '../access/enrolment-access.repository.ts'
import { toCentreDay } from '../dates/centre-day.ts'
import type { Clock } from '../db/clock.ts'
import type { Db, Store, WriteDb } from '../db/store.ts'
import type { Actor } from '../http/actor.ts'
import { appError } from '../http/app-error.ts'
import { DEFAULT_PAGE, toPage } from '../http/cursor.ts'
import type { Ids } from '../ids.ts'
import { appendEntry } from '../ledger/append-entry.ts'
import { endAccessesOfLineManager } from '../outside/end-accesses.repository.ts'
import { requireManagedEmployer, requireVisibleEmployer } from './employers.policy.ts'
import {
  type EmployerPart,
  type EmployerRecord,
  findEmployerIdByName,
  findEmployerRecord,
  findLineManager,
  findSite,
  isSiteNameTaken,
  listEmployerRecords,
  toEmployers,
} from './employers.repository.ts'

export interface NewSite {
  name: string
  addressLines?: string[] | undefined
  postcode?: string | null | undefined
}

export interface NewLineManager {
  name: string
  email?: string | null | undefined
  phone?: string | null | undefined
}

/** What is absent stays as it is. */
type Some<T> = { [Field in keyof T]?: T[Field] | undefined }

interface Changes {
  revision: number
  closed?: boolean | undefined
}

interface Dependencies {
  store: Store
  clock: Clock
  ids: Ids
}

export function createEmployersService({ store, clock, ids }: Dependencies) {
  const today = () => toCentreDay(clock.now())
  const visible = (db: Db, actor: Actor) => visibleEnrolments(db, actor, today())

  async function read(db: Db, employer: EmployerRecord): Promise<Employer> {
    const [found] = await toEmployers(db, [employer])
    if (found === undefined) throw new Error(`Employer ${employer.id} was seen and is not here.`)
    return found
  }

  const find = async (db: Db, actor: Actor, employerId: string) =>
    findEmployerRecord(db, employerId, await visible(db, actor))

  const getManaged = async (db: Db, actor: Actor, employerId: string) =>
    requireManagedEmployer(actor, await find(db, actor, employerId))

  /** The employer of a site or a line manager. */
  async function getManagedPart(db: Db, actor: Actor, part: EmployerPart | null, revision: number) {
    if (part === null) requireManagedEmployer(actor, null)
    const employer = await getManaged(db, actor, part?.employerId ?? '')
    await requireRevision(db, employer, revision)
    return { employer, isClosed: part?.closed ?? false }
  }

  async function requireRevision(db: Db, employer: EmployerRecord, revision: number): Promise<void> {
    if (employer.revision === revision) return
    throw appError('conflict.stale', { extra: { current: await read(db, employer) } })
  }

  async function appendSite(db: WriteDb, actor: Actor, employerId: string, site: NewSite): Promise<void> {
    const { name, addressLines = [], postcode = null } = site
    if (await isSiteNameTaken(db, employerId, name)) throw appError('employer.taken')
    const data = { siteId: ids.create('sit'), employerId, name, addressLines, postcode }
    await appendEntry(db, { ...by(actor), kind: 'employerSite.added', data })
  }

  async function appendLineManager(db: WriteDb, actor: Actor, employerId: string, given: NewLineManager) {
    const { name, email = null, phone = null } = given
    const data = { lineManagerId: ids.create('lmg'), employerId, name, email, phone }
    await appendEntry(db, { ...by(actor), kind: 'lineManager.added', data })
  }

  return {
    async listEmployers(
      actor: Actor,
      query: {
        search?: string | undefined
        closed?: boolean | undefined
        cursor?: string | undefined
        limit?: number | undefined
      },
    ) {
      const limit = query.limit ?? DEFAULT_PAGE
      return store.readTx(async db => {
        const records = await listEmployerRecords(db, {
          ...query,
          limit,
          centreId: actor.centreId,
          visible: await visible(db, actor),
        })
        const page = toPage(records, limit, employer => [employer.name, employer.id])
        return { employers: await toEmployers(db, page.items), nextCursor: page.nextCursor }
      })
    },

    getEmployer: (actor: Actor, employerId: string): Promise<Employer> =>
      store.readTx(async db => read(db, requireVisibleEmployer(actor, await find(db, actor, employerId)))),

    /** With its sites and line managers: one act. */
    async addEmployer(
      actor: Actor,
      employer: { name: string; sites?: readonly NewSite[]; lineManagers?: readonly NewLineManager[] },
    ): Promise<Employer> {
      return store.tx('addEmployer', async db => {
        if ((await findEmployerIdByName(db, actor.centreId, employer.name)) !== null) throw appError('employer.taken')
        const employerId = ids.create('emp')
        await appendEntry(db, { ...by(actor), kind: 'employer.added', data: { employerId, name: employer.name } })
        for (const site of employer.sites ?? []) await appendSite(db, actor, employerId, site)
        for (const manager of employer.lineManagers ?? []) await appendLineManager(db, actor, employerId, manager)
        return read(db, await getManaged(db, actor, employerId))
      })
    },

    async changeEmployer(
      actor: Actor,
      employerId: string,
      changes: Changes & { name?: string | undefined },
    ): Promise<Employer> {
      return store.tx('changeEmployer', async db => {
        const employer = await getManaged(db, actor, employerId)
        await requireRevision(db, employer, changes.revision)
        const { name } = changes
        if (name !== undefined && (await findEmployerIdByName(db, actor.centreId, name, employerId)) !== null) {
          throw appError('employer.taken')
        }
        const data = {
          employerId,
          ...(name !== undefined && name !== employer.name && { name }),
          ...toClosed(changes, employer.closed),
        }
        if (Object.keys(data).length > 1) await appendEntry(db, { ...by(actor), kind: 'employer.changed', data })
        return read(db, await getManaged(db, actor, employerId))
      })
    },

    async addSite(actor: Actor, employerId: string, site: NewSite): Promise<Employer> {
      return store.tx('addEmployerSite', async db => {
        await getManaged(db, actor, employerId)
        await appendSite(db, actor, employerId, site)
        return read(db, await getManaged(db, actor, employerId))
      })
    },

    async changeSite(actor: Actor, siteId: string, changes: Changes & Some<NewSite>): Promise<Employer> {
      return store.tx('changeEmployerSite', async db => {
        const { employer, isClosed } = await getManagedPart(db, actor, await findSite(db, siteId), changes.revision)
        const { name, addressLines, postcode } = changes
        if (name !== undefined && (await isSiteNameTaken(db, employer.id, name, siteId)))
          throw appError('employer.taken')
        const details = {
          ...(name !== undefined && { name }),
          ...(addressLines !== undefined && { addressLines }),
          ...(postcode !== undefined && { postcode }),
          ...toClosed(changes, isClosed),
        }
        if (Object.keys(details).length > 0) {
          const data = { siteId, employerId: employer.id, ...details }
          await appendEntry(db, { ...by(actor), kind: 'employerSite.changed', data })
        }
        return read(db, await getManaged(db, actor, employer.id))
      })
    },

    async addLineManager(actor: Actor, employerId: string, manager: NewLineManager): Promise<Employer> {
      return store.tx('addLineManager', async db => {
        await getManaged(db, actor, employerId)
        await appendLineManager(db, actor, employerId, manager)
        return read(db, await getManaged(db, actor, employerId))
      })
    },

    async changeLineManager(
      actor: Actor,
      lineManagerId: string,
      changes: Changes & Some<NewLineManager>,
    ): Promise<Employer> {
      return store.tx('changeLineManager', async db => {
        const part = await findLineManager(db, lineManagerId)
        const { employer, isClosed } = await getManagedPart(db, actor, part, changes.revision)
        const { name, email, phone } = changes
        const details = {
          ...(name !== undefined && { name }),
          ...(email !== undefined && { email }),
          ...(phone !== undefined && { phone }),
          ...toClosed(changes, isClosed),
        }
        if (Object.keys(details).length > 0) {
          const data = { lineManagerId, employerId: employer.id, ...details }
          await appendEntry(db, { ...by(actor), kind: 'lineManager.changed', data })
        }
        if (details.closed === true) await endAccessesOfLineManager(db, by(actor), lineManagerId)
        return read(db, await getManaged(db, actor, employer.id))
      })
    },
  }
}

const by = (actor: Actor) => ({ centreId: actor.centreId, actorId: actor.personId })

const toClosed = ({ closed }: Changes, isClosed: boolean) =>
  closed === undefined || closed === isClosed ? {} : { closed }
