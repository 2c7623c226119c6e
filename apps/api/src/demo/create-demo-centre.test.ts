import { existsSync, writeFileSync } from 'node:fs'
import { createTestClock } from '@crosswalk/testkit'
import { eq, isNotNull, isNull } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createPasswords } from '../accounts/passwords.service.ts'
import { toCentreDay } from '../dates/centre-day.ts'
import { toDataFolder } from '../db/data-folder.ts'
import { createFolderBlobStore } from '../files/blob-store-folder.ts'
import { listSharedEvidence } from '../outside/shared-evidence.repository.ts'
import { createToAssessService } from '../to-assess/to-assess.service.ts'
import { examineStore } from '../upkeep/examine-store.ts'
import { DEMO_ACCOUNTS, DEMO_PASSWORD, listDemoAccountLines } from './demo-accounts.ts'
import { type Demonstration, getProgress, makeDemonstration, NOW } from './demonstration.test-utils.ts'

/** A loaded machine takes its time over ten months. */
const PATIENCE_MS = 180_000

let demonstration: Demonstration

beforeAll(async () => {
  demonstration = await makeDemonstration()
}, PATIENCE_MS)

afterAll(() => demonstration.remove())

describe('the demonstration as a whole', () => {
  it(
    'is the same every time that it is made for the same moment',
    async () => {
      // Here an earlier making was cut off, beside a store that nobody has used.
      const again = await makeDemonstration(folder => {
        writeFileSync(`${folder.store}.making`, 'half of it')
        writeFileSync(folder.store, '')
      })
      expect(existsSync(`${toDataFolder(again.config.dataDir).store}.making`)).toBe(false)
      const listHeads = ({ store }: Demonstration) => store.read.select().from(store.t.ledgerHeads)
      expect(await listHeads(again)).toEqual(await listHeads(demonstration))
      await again.remove()
    },
    PATIENCE_MS,
  )

  it('gives doctor nothing to say', async () => {
    const folder = toDataFolder(demonstration.config.dataDir)
    const { faults } = await examineStore(folder.store, createFolderBlobStore(folder))
    expect(faults).toEqual([])
  }, 60_000)

  it('is over before the moment for which it is made', async () => {
    const { store } = demonstration
    const entries = await store.read.select({ at: store.t.ledger.at }).from(store.t.ledger)
    expect(entries.length).toBeGreaterThan(1_000)
    expect(Math.max(...entries.map(entry => entry.at.getTime()))).toBeLessThan(NOW.getTime())
  })

  it('holds files of every kind, each with its bytes', async () => {
    const { store } = demonstration
    const files = await store.read.select({ mediaType: store.t.evidenceFiles.mediaType }).from(store.t.evidenceFiles)
    expect([...new Set(files.map(file => file.mediaType))].sort()).toEqual([
      'application/pdf',
      'audio/wav',
      'image/png',
      'text/plain',
    ])
  })
})

describe('the accounts of the demonstration', () => {
  it('are printed one to a line, the five that everybody needs first', async () => {
    const lines = await listDemoAccountLines(demonstration.store)
    expect(lines.slice(0, 5).map(line => line.split(/ {2,}/))).toEqual([
      ['Learner', 'chloe.okafor@swiftway.example', DEMO_PASSWORD],
      ['Assessor', 'tom.ashworth@aldershaw.example', DEMO_PASSWORD],
      ['IQA', 'denise.achebe@aldershaw.example', DEMO_PASSWORD],
      ['Tutor', 'morag.sinclair@aldershaw.example', DEMO_PASSWORD],
      ['Centre manager', 'ruth.okonjo@aldershaw.example', DEMO_PASSWORD],
    ])
    expect(lines).toHaveLength(DEMO_ACCOUNTS.length)
    expect(lines.slice(5).filter(line => /^(Learner|Assessor|IQA|Tutor|Centre manager)/.test(line))).toEqual([])
  })

  it('all have the password that is printed', async () => {
    const { store } = demonstration
    const passwords = await createPasswords({ memoryCost: 1_024, timeCost: 1 })
    const accounts = await store.read.select({ passwordHash: store.t.accounts.passwordHash }).from(store.t.accounts)
    for (const passwordHash of new Set(accounts.map(account => account.passwordHash))) {
      expect(await passwords.isRight(DEMO_PASSWORD, passwordHash)).toBe(true)
    }
  })

  it('are of one centre each for the first five, whose work meets in the same enrolment', async () => {
    const { store } = demonstration
    const { people, accounts, relationships, enrolments } = store.t
    const listPeople = (email: string) =>
      store.read
        .select({ id: people.id, centreId: people.centreId })
        .from(people)
        .innerJoin(accounts, eq(accounts.id, people.accountId))
        .where(eq(accounts.email, email))
    const found = await Promise.all(DEMO_ACCOUNTS.slice(0, 5).map(account => listPeople(account.email)))
    expect(found.map(list => list.length)).toEqual([1, 1, 1, 1, 1])
    expect(new Set(found.flat().map(person => person.centreId)).size).toBe(1)

    const { enrolment } = await getProgress(demonstration, 'Okafor')
    const related = await store.read.select().from(relationships).where(eq(relationships.enrolmentId, enrolment.id))
    const [, assessor, iqa, tutor] = found.map(list => list[0]?.id)
    expect(related.map(({ kind, personId }) => ({ kind, personId }))).toEqual([
      { kind: 'assessor', personId: assessor },
      { kind: 'tutor', personId: tutor },
      { kind: 'iqa', personId: iqa },
    ])
    const [row] = await store.read.select().from(enrolments).where(eq(enrolments.id, enrolment.id))
    expect(row?.cohortId).not.toBeNull()
  })

  it('open two centres for one person, who is nobody’s colleague across them', async () => {
    const { store } = demonstration
    const { people, accounts } = store.t
    const rows = await store.read
      .select({ centreId: people.centreId })
      .from(people)
      .innerJoin(accounts, eq(accounts.id, people.accountId))
      .where(eq(accounts.email, 'joanna.whitlock@assess.example'))
    expect(new Set(rows.map(row => row.centreId)).size).toBe(2)
  })
})

describe('the hard cases', () => {
  it('somebody’s confirmation is to be checked again, since a decision that it rested on was corrected', async () => {
    const { ksbs } = await getProgress(demonstration, 'Fairclough-Whitmore')
    expect(ksbs.filter(ksb => ksb.flags.includes('checkAgain')).map(ksb => ksb.state)).toContain('confirmed')
  })

  it('an employer confirmed somebody’s behaviours, and said of another’s what is missing', async () => {
    const thornton = await getProgress(demonstration, 'Thornton')
    expect(thornton.ksbs.filter(ksb => ksb.state === 'confirmed')).toHaveLength(10)
    const { store } = demonstration
    const said = await store.read.select().from(store.t.confirmations)
    expect(said.filter(one => one.outcome === 'notConfirmed')).toMatchObject([{ kind: 'employer', confirmedBy: null }])
  })

  it('what somebody marked confidential is not among what their line manager is shown', async () => {
    const { store } = demonstration
    const { evidence, tags } = store.t
    const kept = await store.read
      .select({ enrolmentId: tags.enrolmentId, reference: evidence.reference })
      .from(evidence)
      .innerJoin(tags, eq(tags.evidenceId, evidence.id))
      .where(eq(evidence.confidential, true))
    const { enrolment } = await getProgress(demonstration, 'Okafor')
    expect(new Set(kept.map(one => one.enrolmentId))).toEqual(new Set([enrolment.id]))
    const shared = (await listSharedEvidence(store.read, [enrolment.id])).get(enrolment.id) ?? []
    expect(shared.length).toBeGreaterThan(4)
    expect(shared.map(one => one.reference)).not.toContain(kept[0]?.reference)
  })

  it('somebody has done all: every KSB is met, and every unit that can be is signed off', async () => {
    const { ksbs, row, facts, mapping, totals } = await getProgress(demonstration, 'Thornton')
    expect(ksbs.filter(ksb => ksb.computed !== 'met').map(ksb => ksb.code)).toEqual([])
    expect(totals.ksbs).toMatchObject({ met: 33, metByOwnEvidence: 2, needOwnEvidence: 0 })
    const taken = mapping.qualification.units.filter(unit => facts.unitIds.includes(unit.id))
    const indexes = taken.flatMap(unit => unit.criteria.map(criterion => criterion.index))
    expect(indexes.filter(index => row.levels[index] !== '5')).toEqual([])
  })

  it('somebody has done nothing', async () => {
    const { row, ksbs } = await getProgress(demonstration, 'Marchetti')
    expect(row.levels).toMatch(/^0+$/)
    expect(new Set(ksbs.map(ksb => ksb.state))).toEqual(new Set(['notStarted', 'needsOwnEvidence']))
  })

  it('K9 is not in somebody’s units, and needs its own evidence', async () => {
    const { getKsb } = await getProgress(demonstration, 'Price')
    expect(getKsb('K9')).toMatchObject({ reach: 'notInUnits', computed: 'needsOwnEvidence', inScope: 0 })
  })

  it('K1, which NCFE does not map, is met by its own evidence; K5 still needs its own', async () => {
    const { getKsb } = await getProgress(demonstration, 'Okafor')
    expect(getKsb('K1')).toMatchObject({ reach: 'unmapped', state: 'met', flags: ['metByOwnEvidence'] })
    expect(getKsb('K5')).toMatchObject({ reach: 'unmapped', state: 'needsOwnEvidence' })
  })

  it('S9 and S10, which NCFE’s second mapping does not list, are met by their own evidence', async () => {
    const { getKsb, ksbs } = await getProgress(demonstration, 'Raman')
    expect(getKsb('S9')).toMatchObject({ reach: 'absent', state: 'met' })
    expect(getKsb('S10')).toMatchObject({ reach: 'absent', state: 'met' })
    expect(ksbs.filter(ksb => ksb.applies && ksb.state !== 'met').map(ksb => ksb.code)).toEqual([])
  })

  it('a job role says which of two KSBs applies, and where it is undecided both do', async () => {
    expect((await getProgress(demonstration, 'Okafor')).getKsb('S2').state).toBe('doesNotApply')
    const undecided = await getProgress(demonstration, 'Nyima')
    expect(undecided.row.flags).toContain('jobRoleUndecided')
    expect([undecided.getKsb('S2').applies, undecided.getKsb('S3').applies]).toEqual([true, true])
  })

  it('a referral asks nothing any more once other evidence is accepted', async () => {
    const { facts, row, mapping } = await getProgress(demonstration, 'Nyima')
    const standing = facts.decisions.filter(decision => decision.ended === null && decision.outcome === 'referred')
    expect(standing.length).toBeGreaterThan(0)
    expect(row.openReferrals).toEqual([])
    expect(mapping.qualification.number).toBe('601/3973/0')
  })

  it('one learner has two enrolments, with progress in both', async () => {
    const first = await getProgress(demonstration, 'Nwosu', 0)
    const second = await getProgress(demonstration, 'Nwosu', 1)
    expect(first.enrolments).toHaveLength(2)
    expect([first.mapping.qualification.number, second.mapping.qualification.number]).toEqual([
      '601/3973/0',
      '603/5681/9',
    ])
    expect([first.totals.criteria.accepted > 0, second.totals.criteria.accepted > 0]).toEqual([true, true])
  })

  it('one is on a break, one has withdrawn, one is at the gateway', async () => {
    const statuses = await Promise.all(
      ['Bartholomew', 'Doyle', 'Thornton'].map(async name => (await getProgress(demonstration, name)).enrolment.status),
    )
    expect(statuses).toEqual(['onBreak', 'withdrawn', 'gateway'])
  })

  it('one leaves on a day to come, one came back after leaving, one has not come back from a break', async () => {
    const { store } = demonstration
    const { announcedStatuses, enrolmentStatuses: t } = store.t
    expect(await store.read.select().from(announcedStatuses)).toMatchObject([{ status: 'withdrawn', ended: null }])
    const listStatuses = async (name: string) => {
      const { enrolment } = await getProgress(demonstration, name)
      return store.read.select().from(t).where(eq(t.enrolmentId, enrolment.id)).orderBy(t.began)
    }
    const restarted = (await listStatuses('Boateng')).map(({ status }) => status)
    expect(restarted).toEqual(['onProgramme', 'withdrawn', 'onProgramme'])
    const late = (await listStatuses('Llewellyn')).at(-1)
    expect((late?.expectedReturnOn ?? '9999') < toCentreDay(NOW)).toBe(true)
  })

  it('somebody covers for somebody else, with an end that is to come', async () => {
    const { relationships: t } = demonstration.store.t
    const covers = await demonstration.store.read.select().from(t).where(isNotNull(t.coveringFor))
    expect(covers).toHaveLength(3)
    for (const { toOn } of covers) expect((toOn ?? '') > toCentreDay(NOW)).toBe(true)
  })

  it('decisions of the assessor in training wait for a countersignature', async () => {
    const { facts, row } = await getProgress(demonstration, 'Reid')
    const waiting = facts.decisions.filter(decision => decision.ended === null && decision.effective === null)
    expect(waiting.length).toBeGreaterThan(0)
    expect(row.flags).toContain('waiting')
    const countersigned = facts.decisions.filter(
      decision => decision.effective !== null && decision.effective > decision.began,
    )
    expect(countersigned.length).toBeGreaterThan(0)
  })

  it('decisions were corrected and a slip was undone, and nothing was overwritten', async () => {
    const { store } = demonstration
    const decisions = await store.read.select().from(store.t.decisions)
    expect(decisions.filter(decision => decision.supersedes !== null)).toHaveLength(2)
    expect(decisions.filter(decision => decision.endedKind === 'undo')).toHaveLength(1)
    expect(new Set(decisions.filter(decision => decision.ended === null).map(decision => decision.outcome))).toEqual(
      new Set(['accepted', 'referred', 'notUsed']),
    )
  })

  it('a sign-off was reopened, and its unit is no longer signed off', async () => {
    const { store } = demonstration
    const { signOffs } = store.t
    const all = await store.read.select().from(signOffs)
    expect(all.filter(signOff => signOff.ended !== null)).toHaveLength(1)
    const { row } = await getProgress(demonstration, 'Fairclough-Whitmore')
    expect(row.levels).not.toContain('5')
  })

  it('one person assesses some and is the tutor of others', async () => {
    const { store } = demonstration
    const { relationships, people } = store.t
    const rows = await store.read
      .select({ kind: relationships.kind, enrolmentId: relationships.enrolmentId })
      .from(relationships)
      .innerJoin(people, eq(people.id, relationships.personId))
      .where(eq(people.familyName, 'Nowak'))
    expect(new Set(rows.map(row => row.kind))).toEqual(new Set(['assessor', 'tutor']))
    expect(new Set(rows.map(row => row.enrolmentId)).size).toBe(rows.length)
  })

  it('units were changed with a reason, where accepted work went', async () => {
    const { facts, mapping } = await getProgress(demonstration, 'Adeyemi')
    const numbers = mapping.qualification.units.filter(unit => facts.unitIds.includes(unit.id)).map(unit => unit.number)
    expect(numbers).not.toContain(31)
    expect(numbers).toContain(25)
  })
})

describe('what waits', () => {
  it('is of every age in the assessor’s queue, oldest first', async () => {
    const { store, mappings } = demonstration
    const { people } = store.t
    const [tom] = await store.read.select().from(people).where(eq(people.familyName, 'Ashworth'))
    if (tom === undefined) throw new Error('Tom is not there.')
    const service = createToAssessService({ store, mappings, clock: createTestClock(NOW.toISOString()) })
    const actor = {
      personId: tom.id,
      centreId: tom.centreId,
      accountId: '',
      familyId: '',
      roles: ['assessor'] as const,
    }
    const { items, total } = await service.listToAssess(actor, {})
    expect(total).toBe(items.length)
    expect(items.map(item => item.workingDays)).toEqual([11, 11, 8, 7, 5, 4, 3, 3, 2, 1])
    expect(new Set(items.map(item => item.mark))).toEqual(new Set(['none', 'late', 'veryLate']))
  })

  it('includes drafts that nobody has submitted', async () => {
    const { store } = demonstration
    const { evidence } = store.t
    expect((await store.read.select().from(evidence).where(isNull(evidence.submitted))).length).toBeGreaterThan(4)
  })
})
