import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { TestPerson } from '../app.test-utils.ts'
import { toDataFolder } from '../db/data-folder.ts'
import { createPortfolio, type Portfolio } from '../evidence/evidence.test-utils.ts'
import { examineStore } from '../upkeep/examine-store.ts'

const CARD = 'the card of Mrs Whitlock, 4929 1234'
const REASON = 'A bank card is in it.'

async function givePower(p: Portfolio, person: TestPerson, more: object = {}) {
  const { body } = await p.request('GET', `/people/${person.personId}`, { as: p.manager })
  const changes = { revision: body.revision, mayEraseFrom: '2026-11-01', ...more }
  const reply = await p.request('PATCH', `/people/${person.personId}`, { as: p.manager, body: changes })
  expect(reply.status, reply.text).toBe(200)
  return reply.body
}

/** An item whose photo shows a card, decided on by its assessor, and somebody who may erase. */
async function createMistake() {
  const p = await createPortfolio()
  const item = await p.addDraft({ criteria: ['6/2.1', '6/2.2'], text: CARD, more: { description: 'At the desk.' } })
  const actor = { ...p.learner, roles: ['learner' as const], familyId: '' }
  const bytes = Buffer.from(`photo of ${CARD}`)
  const fileId = await p.services.uploads.addFile(actor, item.id, { name: `${CARD}.txt`, bytes })
  const get = async (as: TestPerson) => (await p.request('GET', `/evidence/${item.id}`, { as })).body
  const body = { ownWork: true }
  await p.request('POST', `/evidence/${item.id}/submission`, { as: p.learner, body })
  const submitted = await get(p.assessor)
  expect((await p.decide(submitted, 'accepted')).status).toBe(200)
  await givePower(p, p.manager)
  const decided = await get(p.manager)
  const decisionIds: string[] = decided.tags.map((tag: { decision: { id: string } }) => tag.decision.id)
  const erase = (more: object = {}, as = p.manager) =>
    p.request('POST', `/evidence/${item.id}/erasures`, {
      as,
      body: {
        revision: decided.revision,
        fileIds: [fileId],
        words: ['text'],
        decisions: decisionIds.map(decisionId => ({ decisionId, choice: 'stands' })),
        reason: REASON,
        ...more,
      },
    })
  const { config } = p.deps
  const doctor = async () => (await examineStore(p.store.file, p.deps.blobs)).faults
  /** Whatever is held on the disk and in the store. */
  const isAnywhere = (words: string) => readFolder(config.dataDir).some(({ bytes: held }) => held.includes(words))
  const isInStore = (words: string) =>
    readFolder(join(p.store.file, '..')).some(({ bytes: held }) => held.includes(words))
  return { ...p, p, item, fileId, decided, decisionIds, erase, get, doctor, isAnywhere, isInStore }
}

function readFolder(folder: string): { path: string; bytes: Buffer }[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
    const path = join(folder, entry.name)
    return entry.isDirectory() ? readFolder(path) : [{ path, bytes: readFileSync(path) }]
  })
}

describe('erasing', () => {
  it('takes bytes and words out of everywhere, and leaves hash, who and why', async () => {
    const w = await createMistake()
    expect(w.isAnywhere(CARD)).toBe(true)
    expect(w.isInStore(CARD)).toBe(true)
    const link = await w.request('POST', `/files/${w.fileId}/link`, { as: w.assessor, body: { purpose: 'view' } })
    const { status, body } = await w.erase()
    expect(status, JSON.stringify(body)).toBe(200)
    expect(body).toMatchObject({
      text: null,
      description: 'At the desk.',
      files: [],
      tombstones: [
        {
          erasedBy: { id: w.manager.personId },
          reason: REASON,
          words: ['text'],
          files: [{ id: w.fileId, mediaType: 'text/plain', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }],
        },
      ],
    })
    expect(w.isAnywhere(CARD)).toBe(false)
    expect(w.isInStore(CARD)).toBe(false)
    expect(await w.doctor()).toEqual([])

    const opened = await w.app.inject(link.body.url)
    expect(opened.statusCode).toBe(410)
    expect(opened.json()).toMatchObject({ code: 'file.erased', detail: expect.stringMatching(/^Erased on .*: A bank/) })
    const trail = await w.request('GET', `/ledger?evidenceId=${w.item.id}`, { as: w.manager })
    expect(trail.body.entries[0]).toMatchObject({
      sentence: 'Erased a file and the text of WP1: A bank card is in it.',
      actor: { id: w.manager.personId },
    })
    expect(trail.text).not.toContain('Whitlock')
  }, 30_000)

  it('[TAG-5] leaves what stands as it was, and ends what falls: the tag waits again and the level follows', async () => {
    const w = await createMistake()
    const [first, second] = w.decided.tags
    const decisions = [
      { decisionId: first.decision.id, choice: 'falls' },
      { decisionId: second.decision.id, choice: 'stands' },
    ]
    const fallIds = [first.decision.id]
    const path = `/evidence/${w.item.id}/erasure-preview`
    const preview = await w.request('POST', path, { as: w.manager, body: { fallIds } })
    const { body } = await w.erase({ decisions })
    const now = await w.request('GET', `/enrolments/${w.enrolmentId}/progress`, { as: w.manager })
    expect(now.body.row).toMatchObject(preview.body.rows[0])
    const byId = new Map(body.tags.map((tag: { id: string }) => [tag.id, tag]))
    expect(byId.get(first.id)).toMatchObject({
      status: 'submitted',
      decision: null,
      decisions: [{ id: first.decision.id, endedBy: 'erasure' }],
    })
    expect(byId.get(second.id)).toMatchObject({ status: 'accepted', decision: { id: second.decision.id } })
    expect([await w.getLevel('6/2.1'), await w.getLevel('6/2.2')].sort()).toEqual(['3', '4'])
    expect(await w.doctor()).toEqual([])
  })

  it('asks for a choice on each decision that rested on it, and for none on others', async () => {
    const w = await createMistake()
    const [decisionId = ''] = w.decisionIds
    expect((await w.erase({ decisions: [{ decisionId, choice: 'falls' }] })).body.code).toBe('erasure.choiceNeeded')
    const other = await w.addSubmitted({ criteria: ['6/2.3'] })
    const decided = await w.decide(other, 'accepted')
    const stranger = decided.body.tags[0].decision.id
    const all = [...w.decisionIds, stranger].map(id => ({ decisionId: id, choice: 'stands' }))
    expect((await w.erase({ decisions: all })).status).toBe(400)
    expect((await w.get(w.manager)).tombstones).toEqual([])
  })

  it('of an item with nothing left lets it be referred and never accepted', async () => {
    const w = await createMistake()
    const decisions = w.decisionIds.map(decisionId => ({ decisionId, choice: 'falls' }))
    await w.erase({ decisions })
    const now = await w.get(w.assessor)
    const accepted = await w.decide(now, 'accepted')
    expect(accepted.body).toMatchObject({ code: 'evidence.empty', detail: expect.stringContaining('erased') })
    const body = {
      revision: now.revision,
      decisions: now.tags.map((tag: { id: string }) => ({
        tagId: tag.id,
        outcome: 'referred',
        feedback: 'A photo without the card.',
        dueOn: '2026-12-01',
      })),
    }
    const referred = await w.request('POST', `/evidence/${w.item.id}/decisions`, { as: w.assessor, body })
    expect(referred.status, referred.text).toBe(200)
    // And then takes another photo.
    const actor = { ...w.learner, roles: ['learner' as const], familyId: '' }
    await w.services.uploads.addFile(actor, w.item.id, { name: 'again.txt', bytes: Buffer.from('without it') })
    expect((await w.get(w.learner)).files).toMatchObject([{ name: 'again.txt' }])
    expect(await w.doctor()).toEqual([])
  })

  it('reaches wordings of before and versions of before', async () => {
    const p = await createPortfolio()
    const item = await p.addDraft({ text: CARD, more: { title: CARD } })
    const change = (revision: number, words: object) =>
      p.request('PATCH', `/evidence/${item.id}`, { as: p.learner, body: { revision, ...words } })
    const { body } = await change(item.revision, { text: null, title: 'A refund' })
    await givePower(p, p.manager)
    const erasable = await p.request('GET', `/evidence/${item.id}/erasable`, { as: p.manager })
    expect(erasable.body.words).toContainEqual({ name: 'text', words: null })
    const reply = await p.request('POST', `/evidence/${item.id}/erasures`, {
      as: p.manager,
      body: { revision: body.revision, words: ['text'], reason: REASON },
    })
    // The title was the same words in the same act, kept once: it goes too.
    expect(reply.body).toMatchObject({ title: '[erased]', tombstones: [{ words: ['text', 'title'] }] })
    expect((await examineStore(p.store.file, p.deps.blobs)).faults).toEqual([])
  })

  it('forgets the reply that was kept for the sender, and does not do it again for them', async () => {
    const p = await createPortfolio()
    const send = () =>
      p.request('POST', `/learners/${p.learnerId}/evidence`, {
        as: p.learner,
        headers: { 'idempotency-key': 'key-of-an-item' },
        body: { title: 'A refund', method: 'WP', text: CARD, enrolmentId: p.enrolmentId, tags: [] },
      })
    const { body } = await send()
    await givePower(p, p.manager)
    const { status } = await p.request('POST', `/evidence/${body.id}/erasures`, {
      as: p.manager,
      body: { revision: body.revision, words: ['text'], reason: REASON },
    })
    expect(status).toBe(200)
    expect((await send()).body.code).toBe('conflict.repeated')
    expect(await p.store.read.select().from(p.store.t.evidence)).toHaveLength(1)
  })

  it('keeps bytes that other evidence holds too, for that', async () => {
    const w = await createMistake()
    const other = await w.addDraft()
    const actor = { ...w.learner, roles: ['learner' as const], familyId: '' }
    const bytes = Buffer.from(`photo of ${CARD}`)
    const kept = await w.services.uploads.addFile(actor, other.id, { name: 'same.txt', bytes })
    const erasable = await w.request('GET', `/evidence/${w.item.id}/erasable`, { as: w.manager })
    expect(erasable.body.files).toMatchObject([{ id: w.fileId, isCurrent: true, isHeldElsewhere: true }])
    await w.erase()
    const open = (id: string) => w.request('POST', `/files/${id}/link`, { as: w.learner, body: { purpose: 'view' } })
    expect((await open(w.fileId)).status).toBe(410)
    expect((await open(kept)).status).toBe(201)
    expect(await w.doctor()).toEqual([])
  })

  it('happens once, whatever is repeated or stale', async () => {
    const w = await createMistake()
    expect((await w.erase({ revision: 0 })).body.code).toBe('conflict.stale')
    expect((await w.erase()).status).toBe(200)
    expect((await w.erase()).body.code).toBe('conflict.stale')
    const { revision } = await w.get(w.manager)
    expect((await w.erase({ revision })).body.code).toBe('erasure.nothingLeft')
    expect((await w.erase({ revision, fileIds: [], words: ['link'] })).body.code).toBe('erasure.nothingLeft')
    expect((await w.erase({ revision, fileIds: [], words: [] })).status).toBe(400)
    expect((await w.erase({ reason: ' ' })).status).toBe(400)
  })

  it('that was cut off before the disk is finished at the next start, the trash included', async () => {
    const w = await createMistake()
    const { remove } = w.deps.blobs
    // As if the process went between the commit and the disk.
    w.deps.blobs.remove = async () => {
      throw new Error('gone')
    }
    expect((await w.erase()).status).toBe(200)
    w.deps.blobs.remove = remove
    const { files, trash } = toDataFolder(w.deps.config.dataDir)
    const [{ path = '' } = {}] = readFolder(files)
    expect(await w.doctor()).toMatchObject([
      { says: expect.stringMatching(/^was erased, and its bytes .* still here$/) },
    ])
    const sha256 = path.split('/').at(-1) ?? ''
    mkdirSync(join(trash, w.p.centreId), { recursive: true })
    writeFileSync(join(trash, w.p.centreId, sha256), CARD)
    await w.services.erasures.removeBytes()
    expect(existsSync(path)).toBe(false)
    expect(w.isAnywhere(CARD)).toBe(false)
    expect(await w.doctor()).toEqual([])
  }, 30_000)
})

describe('the power to erase', () => {
  it('is given by name and for its days, and no role brings it', async () => {
    const w = await createMistake()
    for (const as of [w.assessor, w.tutor, w.leadIqa]) {
      expect((await w.erase({}, as)).body.code).toBe('erasure.powerNeeded')
      expect((await w.get(as)).can.erase).toBe(false)
    }
    for (const as of [w.elsewhere.manager, w.elsewhere.assessor]) expect((await w.erase({}, as)).status).toBe(404)
    expect((await w.erase({}, w.learner)).status).toBe(403)
    expect(await givePower(w.p, w.assessor, { mayEraseFrom: '2027-01-01' })).toMatchObject({
      mayEraseFrom: '2027-01-01',
    })
    expect((await w.erase({}, w.assessor)).body.code).toBe('erasure.powerNeeded')
    await givePower(w.p, w.assessor, { mayEraseFrom: '2026-11-01', mayEraseTo: '2026-11-30' })
    expect((await w.get(w.assessor)).can.erase).toBe(true)
    await givePower(w.p, w.manager, { mayEraseFrom: null })
    expect((await w.erase()).body.code).toBe('erasure.powerNeeded')
    expect((await w.erase({}, w.assessor)).status).toBe(200)
    expect(await w.doctor()).toEqual([])
  })

  it('is for staff, with days in their order', async () => {
    const p = await createPortfolio()
    const { body } = await p.request('GET', `/people/${p.learner.personId}`, { as: p.manager })
    const give = (more: object) =>
      p.request('PATCH', `/people/${p.learner.personId}`, { as: p.manager, body: { revision: body.revision, ...more } })
    expect((await give({ mayEraseFrom: '2026-11-01' })).body.errors[0].message).toContain('Only staff')
    expect((await give({ mayEraseTo: '2026-11-01' })).body.errors[0].path).toBe('mayEraseFrom')
  })
})
