import type { OutsideAccess, OutsidePurpose, SharedPage } from '@crosswalk/contracts'
import type { ConfirmationOutcome } from '@crosswalk/progress'
import { getEnrolmentAccess } from '../access/enrolment-access.repository.ts'
import { isOpen, isStaffOf } from '../access/enrolment-access.ts'
import { toLinkHash } from '../accounts/accounts.service.ts'
import { appendConfirmations } from '../confirmations/append-confirmations.ts'
import { toCentreDay } from '../dates/centre-day.ts'
import type { Clock } from '../db/clock.ts'
import type { Db, Store, WriteDb } from '../db/store.ts'
import { requireManagedEmployer } from '../employers/employers.policy.ts'
import { type EmployerPart, findEmployerRecord, findLineManager } from '../employers/employers.repository.ts'
import type { MappingReader } from '../frameworks/frameworks.repository.ts'
import { requireAskEmployer, requireEndAccess } from '../gateway/gateway.policy.ts'
import { loadGateway } from '../gateway/load-gateway.ts'
import { appendSignature } from '../gateway/sign-gateway.ts'
import type { Actor } from '../http/actor.ts'
import { appError, invalidField } from '../http/app-error.ts'
import { DEFAULT_PAGE, toPage } from '../http/cursor.ts'
import type { Ids } from '../ids.ts'
import { appendEntry } from '../ledger/append-entry.ts'
import type { Outbox } from '../mail/outbox.service.ts'
import { replaceAccess } from './end-accesses.repository.ts'
import { isStillTheirs } from './outside.policy.ts'
import {
  type AccessRecord,
  findAccess,
  findEmployerOfEnrolment,
  findOpenAccess,
  keepLink,
  listAccessesOfEmployer,
  listAccessesOfEnrolment,
} from './outside.repository.ts'
import { toOutsideMail } from './outside-mails.ts'
import { readSharedPage } from './shared-page.ts'

const DAY_MS = 86_400_000
const LIFETIME_DAYS: Record<OutsidePurpose, number> = { apprentices: 30, behaviours: 14, gateway: 14 }

export interface Granted {
  access: OutsideAccess
  sentTo: string | null
  link: string | null
}

interface Dependencies {
  store: Store
  clock: Clock
  ids: Ids
  mappings: MappingReader
  outbox: Outbox
  publicUrl: () => string
}

export function createOutsideService({ store, clock, ids, mappings, outbox, publicUrl }: Dependencies) {
  const today = () => toCentreDay(clock.now())

  async function grant(
    db: WriteDb,
    actor: Actor,
    given: {
      purpose: OutsidePurpose
      lineManagerId: string
      enrolment: { id: string; learnerId: string; name: string } | null
      show: boolean
    },
  ): Promise<Granted> {
    const { purpose, lineManagerId, enrolment } = given
    const accessId = ids.create('oac')
    const token = Buffer.from(db.act.randomBytes(32)).toString('base64url')
    const linkHash = toLinkHash(token)
    const expiresAt = new Date(clock.now().getTime() + LIFETIME_DAYS[purpose] * DAY_MS)
    const by = {
      centreId: actor.centreId,
      actorId: actor.personId,
      learnerId: enrolment?.learnerId ?? null,
      enrolmentId: enrolment?.id ?? null,
    }
    await replaceAccess(db, by, { purpose, enrolmentId: by.enrolmentId, lineManagerId })
    await appendEntry(db, {
      ...by,
      kind: 'outsideAccess.granted',
      data: {
        accessId,
        purpose,
        lineManagerId,
        enrolmentId: by.enrolmentId,
        expiresAt: expiresAt.toISOString(),
        linkHash,
      },
    })
    await keepLink(db, linkHash, accessId, clock.now())
    const access = await findAccess(db, accessId)
    if (access === null) throw new Error(`Access ${accessId} was not kept.`)
    // After the #, so that no server and no proxy on the way writes it down.
    const url = `${publicUrl()}/shared#${token}`
    const { email } = access.lineManager
    const isMailed = email !== null && outbox.isSending && !given.show
    if (isMailed) {
      await outbox.add(
        db,
        toOutsideMail(purpose, {
          to: email,
          url,
          centreName: access.centreName,
          lineManagerName: access.lineManager.name,
          learnerName: enrolment?.name ?? null,
          grantedBy: access.grantedBy.name,
          expiresOn: toCentreDay(expiresAt),
        }),
      )
    }
    return { access: toAccess(access), sentTo: isMailed ? email : null, link: isMailed ? null : url }
  }

  function toAccess(access: AccessRecord): OutsideAccess {
    const { id, purpose, lineManager, enrolment, grantedBy, grantedAt, expiresAt, openedAt, usedAt, ended } = access
    const isOver = expiresAt.getTime() <= clock.now().getTime()
    return {
      id,
      purpose,
      lineManager: { id: lineManager.id, name: lineManager.name },
      enrolment: enrolment && { id: enrolment.id, learnerName: enrolment.learnerName },
      grantedBy,
      grantedAt: grantedAt.toISOString(),
      expiresAt: expiresAt.toISOString(),
      openedAt: openedAt?.toISOString() ?? null,
      usedAt: usedAt?.toISOString() ?? null,
      ended: ended && { by: ended.by, at: ended.at.toISOString() },
      status: ended !== null ? 'revoked' : usedAt !== null ? 'used' : isOver ? 'expired' : 'open',
      works: ended === null && !isOver && isStillTheirs(access),
    }
  }

  /** Throws `link.expired`, whatever the reason: whoever holds no good link learns nothing. */
  async function getOpenAccess(db: Db, token: string): Promise<AccessRecord> {
    const access = await findOpenAccess(db, toLinkHash(token), clock.now())
    if (access === null || !isStillTheirs(access)) throw appError('link.expired')
    return access
  }

  /** For an act on the one enrolment that the link is for. */
  async function getUsableAccess(db: Db, token: string, purpose: OutsidePurpose) {
    const access = await getOpenAccess(db, token)
    const { enrolment } = access
    if (access.purpose !== purpose || enrolment === null) throw appError('link.expired')
    if (access.usedAt !== null) throw appError('link.used')
    if (!isOpen(enrolment)) throw appError('enrolment.ended')
    const by = {
      centreId: access.centreId,
      actorId: null,
      learnerId: enrolment.learnerId,
      enrolmentId: enrolment.id,
    }
    return { access, by }
  }

  async function readAgain(db: Db, accessId: string): Promise<SharedPage> {
    const access = await findAccess(db, accessId)
    if (access === null) throw new Error(`Access ${accessId} was used and is not here.`)
    return readSharedPage(db, mappings, access)
  }

  return {
    async listOfEnrolment(actor: Actor, enrolmentId: string) {
      return store.readTx(async db => {
        const access = await getEnrolmentAccess(db, actor, enrolmentId, today())
        if (!isStaffOf(access)) throw appError('record.notFound')
        return { accesses: (await listAccessesOfEnrolment(db, enrolmentId)).map(toAccess) }
      })
    },

    async grantForEnrolment(
      actor: Actor,
      enrolmentId: string,
      given: { purpose: 'behaviours' | 'gateway'; show?: boolean | undefined },
    ): Promise<Granted> {
      const granted = await store.tx('grantEnrolmentAccess', async db => {
        const access = requireAskEmployer(await getEnrolmentAccess(db, actor, enrolmentId, today()), actor)
        const lineManagerId = (await findEmployerOfEnrolment(db, enrolmentId))?.lineManagerId ?? null
        const manager = lineManagerId === null ? null : await findLineManager(db, lineManagerId)
        if (lineManagerId === null || manager === null || manager.closed) throw appError('employer.noLineManager')
        return grant(db, actor, {
          purpose: given.purpose,
          lineManagerId,
          enrolment: { id: enrolmentId, learnerId: access.learnerId, name: access.learnerName },
          show: given.show ?? false,
        })
      })
      void outbox.deliver()
      return granted
    },

    async listOfEmployer(
      actor: Actor,
      employerId: string,
      { cursor, limit = DEFAULT_PAGE }: { cursor?: string | undefined; limit?: number | undefined },
    ) {
      return store.readTx(async db => {
        requireManagedEmployer(actor, await findEmployerRecord(db, employerId, undefined))
        const records = await listAccessesOfEmployer(db, { employerId, cursor, limit })
        const page = toPage(records, limit, record => [record.began])
        return { accesses: page.items.map(toAccess), nextCursor: page.nextCursor }
      })
    },

    async grantForLineManager(
      actor: Actor,
      lineManagerId: string,
      { show = false }: { show?: boolean | undefined },
    ): Promise<Granted> {
      const granted = await store.tx('grantLineManagerAccess', async db => {
        const manager = await requireManagedLineManager(db, actor, lineManagerId)
        if (manager.closed) throw appError('lineManager.closed')
        return grant(db, actor, { purpose: 'apprentices', lineManagerId, enrolment: null, show })
      })
      void outbox.deliver()
      return granted
    },

    async revoke(actor: Actor, accessId: string): Promise<void> {
      await store.tx('revokeOutsideAccess', async db => {
        const access = await findAccess(db, accessId)
        if (access === null || access.centreId !== actor.centreId) throw appError('record.notFound')
        if (access.enrolment === null) await requireManagedLineManager(db, actor, access.lineManager.id)
        else requireEndAccess(await getEnrolmentAccess(db, actor, access.enrolment.id, today()), actor)
        if (access.ended !== null) return
        await appendEntry(db, {
          ...toBy(access),
          actorId: actor.personId,
          kind: 'outsideAccess.revoked',
          data: { accessId },
        })
      })
    },

    /** Recorded once a day. */
    async open(token: string): Promise<SharedPage> {
      const { access, page } = await store.readTx(async db => {
        const found = await getOpenAccess(db, token)
        return { access: found, page: await readSharedPage(db, mappings, found) }
      })
      if (access.openedAt === null || toCentreDay(access.openedAt) !== today()) {
        await store.tx('openSharedPage', async db => {
          await appendEntry(db, { ...toBy(access), kind: 'outsideAccess.opened', data: { accessId: access.id } })
        })
      }
      return page
    },

    /** [KSB-7] One act, whether for one behaviour, an area or all. */
    async confirmBehaviours(
      token: string,
      name: string,
      said: readonly { ksbId: string; outcome: ConfirmationOutcome; statement?: string | undefined }[],
    ): Promise<SharedPage> {
      return store.tx('confirmBehaviours', async db => {
        const { access, by } = await getUsableAccess(db, token, 'behaviours')
        const { mapping, programme, facts } = await loadGateway(db, mappings, by.enrolmentId)
        const behaviours = new Set(mapping.standard.ksbs.filter(ksb => ksb.kind === 'behaviour').map(ksb => ksb.id))
        if (said.some(one => !behaviours.has(one.ksbId))) {
          throw invalidField('behaviours', 'Only behaviours are confirmed here.')
        }
        if (new Set(said.map(one => one.ksbId)).size < said.length) {
          throw invalidField('behaviours', 'Something is said twice of one behaviour. Say one thing of each.')
        }
        const outside = { accessId: access.id, name }
        await appendConfirmations(
          db,
          ids,
          { ...by, kind: 'employer', outside },
          { mapping, programme, facts },
          said.map(({ ksbId, outcome, statement = null }) => ({ ksbId, outcome, statement })),
        )
        return readAgain(db, access.id)
      })
    },

    async signGateway(token: string, name: string, basis: string): Promise<SharedPage> {
      return store.tx('signSharedGateway', async db => {
        const { access, by } = await getUsableAccess(db, token, 'gateway')
        const loaded = await loadGateway(db, mappings, by.enrolmentId)
        const outside = { accessId: access.id, name }
        await appendSignature(db, ids, loaded, { ...by, outside }, 'employer', basis)
        return readAgain(db, access.id)
      })
    },
  }
}

/** What is done by a link is nobody's with an account. */
const toBy = ({ centreId, enrolment }: AccessRecord) => ({
  centreId,
  actorId: null,
  learnerId: enrolment?.learnerId ?? null,
  enrolmentId: enrolment?.id ?? null,
})

async function requireManagedLineManager(db: Db, actor: Actor, lineManagerId: string): Promise<EmployerPart> {
  const manager = await findLineManager(db, lineManagerId)
  const employer = manager === null ? null : await findEmployerRecord(db, manager.employerId, undefined)
  requireManagedEmployer(actor, employer)
  if (manager === null) throw appError('record.notFound')
  return manager
}
