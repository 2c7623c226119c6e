import { describe, expect, it } from 'vitest'
import { makeDataFolder } from '../db/data-folder.ts'
import { createTestFolder } from '../db/store.test-utils.ts'
import { createPortfolio, type Portfolio } from '../evidence/evidence.test-utils.ts'
import { createFolderBlobStore } from '../files/blob-store-folder.ts'
import { examineStore } from '../upkeep/examine-store.ts'

const toPath = (p: { enrolmentId: string }) => `/enrolments/${p.enrolmentId}/plan`

function toLine(p: Portfolio, criteria: readonly string[], more: object = {}) {
  return {
    what: 'A morning on the desk',
    method: 'OB',
    criterionIds: criteria.map(p.criterion),
    dueOn: '2026-12-04',
    ...more,
  }
}

async function save(p: Portfolio, plan: object, as = p.assessor) {
  return p.request('PUT', toPath(p), { as, body: { version: 0, lines: [], nextVisit: null, ...plan } })
}

describe('a plan', () => {
  it('is written by the assessor or the tutor, agreed by the learner, and asked for again when it changes', async () => {
    const p = await createPortfolio()
    const empty = await p.request('GET', toPath(p), { as: p.learner })
    expect(empty.body).toMatchObject({ version: 0, lines: [], nextVisit: null, can: { write: false, agree: false } })
    const visit = { on: '2026-12-01', at: '10:30', place: 'On the desk' }
    const saved = await save(p, { lines: [toLine(p, ['6/2.1', '6/2.2'])], nextVisit: visit }, p.tutor)
    expect(saved.body).toMatchObject({ version: 1, nextVisit: visit, agreed: null, can: { write: true, agree: false } })

    const toAgree = await p.request('GET', toPath(p), { as: p.learner })
    expect(toAgree.body.can).toEqual({ write: false, agree: true })
    const agreed = await p.request('POST', `${toPath(p)}/agreement`, { as: p.learner, body: { version: 1 } })
    expect(agreed.body).toMatchObject({ agreed: { version: 1, by: { id: p.learner.personId } }, can: { agree: false } })

    const [line] = saved.body.lines
    const lines = [
      { ...toLine(p, ['6/2.1', '6/2.2']), id: line.id },
      toLine(p, ['6/2.3'], { what: 'A discussion', method: 'PD' }),
    ]
    const again = await save(p, { version: 1, lines, nextVisit: visit })
    expect(again.body).toMatchObject({ version: 2, agreed: { version: 1 } })
    expect(again.body.lines[0].id).toBe(line.id)
    expect((await p.request('GET', toPath(p), { as: p.learner })).body.can.agree).toBe(true)
  })

  it('closes a line by itself once its criteria are accepted, and opens it again when that is taken back', async () => {
    const p = await createPortfolio()
    await save(p, { lines: [toLine(p, ['6/2.1', '6/2.2'])] })
    const item = await p.addSubmitted({ criteria: ['6/2.1', '6/2.2'] })
    const read = async () => (await p.request('GET', toPath(p), { as: p.learner })).body.lines[0]
    expect(await read()).toMatchObject({ state: 'open', accepted: 0, inScope: 2 })
    const decided = await p.decide(item, ['accepted', 'referred'])
    expect(await read()).toMatchObject({ state: 'open', accepted: 1, inScope: 2 })
    const more = await p.addSubmitted({ criteria: ['6/2.2'] })
    const { body } = await p.decide(more, 'accepted')
    expect(await read()).toMatchObject({ state: 'done', accepted: 2 })
    const decisionId = body.tags[0].decision.id
    expect((await p.request('POST', `/decisions/${decisionId}/undo`, { as: p.assessor })).status).toBe(200)
    expect(await read()).toMatchObject({ state: 'open', accepted: 1 })
    expect(decided.status).toBe(200)
  })

  it('says what is overdue, and a break moves the day', async () => {
    const p = await createPortfolio()
    await save(p, { lines: [toLine(p, ['6/2.1'])] })
    const read = async () => (await p.request('GET', toPath(p), { as: p.assessor })).body.lines[0]
    const change = async (status: string) => {
      const { body } = await p.request('GET', `/enrolments/${p.enrolmentId}`, { as: p.manager })
      const reply = await p.request('PATCH', `/enrolments/${p.enrolmentId}`, {
        as: p.manager,
        body: { revision: body.revision, status },
      })
      expect(reply.status).toBe(200)
    }
    p.clock.advance({ days: 4 })
    await change('onBreak')
    p.clock.advance({ days: 20 })
    expect(await read()).toMatchObject({ overdue: false, dueOn: '2026-12-04' })
    await change('onProgramme')
    expect(await read()).toMatchObject({ overdue: false, dueOn: '2026-12-04', dueNowOn: '2026-12-24' })
    p.clock.advance({ days: 11 })
    expect(await read()).toMatchObject({ overdue: true })
  })

  it('takes one line more from wherever work is planned', async () => {
    const p = await createPortfolio()
    const add = (body: object) => p.request('POST', `${toPath(p)}/lines`, { as: p.assessor, body })
    expect((await add(toLine(p, ['6/2.1']))).status).toBe(201)
    const { body } = await add(toLine(p, ['6/2.2']))
    expect(body).toMatchObject({
      version: 2,
      lines: [{ criteria: [{ number: '2.1' }] }, { criteria: [{ number: '2.2' }] }],
    })
  })

  it('takes no line twice', async () => {
    const p = await createPortfolio()
    const { body } = await save(p, { lines: [toLine(p, ['6/2.1'])] })
    const line = { ...toLine(p, ['6/2.1']), id: body.lines[0].id }
    const twice = await save(p, { version: 1, lines: [line, { ...line, what: 'An afternoon' }] })
    expect([twice.status, twice.body.errors]).toEqual([
      400,
      [{ path: 'lines.1.id', message: 'This line is there twice. Send it once.' }],
    ])
  })

  it('refuses an earlier version, other people’s lines, units not taken, no criteria and a visit in the past', async () => {
    const p = await createPortfolio()
    await save(p, { lines: [toLine(p, ['6/2.1'])] })
    const before = await p.store.read.$count(p.store.t.ledger)
    const stale = await save(p, { version: 0, lines: [] })
    expect([stale.status, stale.body.code, stale.body.current.version]).toEqual([409, 'conflict.stale', 1])
    const refused = [
      await save(p, {
        version: 1,
        lines: [
          toLine(
            p,
            ['4/1.1'].filter(() => false),
          ),
        ],
      }),
      await save(p, { version: 1, lines: [toLine(p, ['6/2.1'], { id: 'pln_00000000000000000000000000' })] }),
      await save(p, { version: 1, nextVisit: { on: '2026-11-01' } }),
      await save(p, { version: 1, nextVisit: { on: '2026-12-01', at: 'noon' } }),
    ]
    expect(refused.map(reply => reply.status)).toEqual([400, 400, 400, 400])
    const notTaken = p.mapping.qualification.units.find(
      unit => !p.unitIds.includes(unit.id) && unit.criteria.length > 0,
    )
    const outside = await save(p, {
      version: 1,
      lines: [{ ...toLine(p, []), criterionIds: [notTaken?.criteria[0]?.id] }],
    })
    expect([outside.status, outside.body.code]).toEqual([409, 'tag.outsideUnits'])
    const early = await p.request('POST', `${toPath(p)}/agreement`, { as: p.learner, body: { version: 2 } })
    expect(early.body.code).toBe('conflict.stale')
    expect(await p.store.read.$count(p.store.t.ledger)).toBe(before)
  })

  it('is nobody’s outside the enrolment, and only its learner’s to agree to', async () => {
    const p = await createPortfolio()
    await save(p, { lines: [toLine(p, ['6/2.1'])] })
    const agree = (as: typeof p.learner) => p.request('POST', `${toPath(p)}/agreement`, { as, body: { version: 1 } })
    for (const as of [p.otherAssessor, p.elsewhere.assessor, p.elsewhere.manager, p.elsewhere.learner]) {
      expect((await p.request('GET', toPath(p), { as })).status).toBe(404)
    }
    expect((await save(p, { version: 1 }, p.elsewhere.assessor)).status).toBe(404)
    expect([(await agree(p.assessor)).status, (await agree(p.elsewhere.learner)).status]).toEqual([403, 404])
    for (const as of [p.manager, p.iqa, p.learner]) expect((await save(p, { version: 1 }, as)).status).toBe(403)
  })

  it('leaves a store in which the doctor finds nothing', async () => {
    const p = await createPortfolio()
    await save(p, { lines: [toLine(p, ['6/2.1'])], nextVisit: { on: '2026-12-01' } })
    await p.request('POST', `${toPath(p)}/agreement`, { as: p.learner, body: { version: 1 } })
    await save(p, { version: 1, lines: [] })
    const blobs = createFolderBlobStore(makeDataFolder(createTestFolder()))
    expect((await examineStore(p.store.file, blobs)).faults).toEqual([])
  })
})
