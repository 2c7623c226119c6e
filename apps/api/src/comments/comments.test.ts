import { COMMENT_AUDIENCES, type CommentAudience, type CommentThread } from '@crosswalk/contracts'
import { describe, expect, it } from 'vitest'
import type { TestPerson } from '../app.test-utils.ts'
import { makeDataFolder } from '../db/data-folder.ts'
import { createTestFolder } from '../db/store.test-utils.ts'
import type { Portfolio } from '../evidence/evidence.test-utils.ts'
import { createFolderBlobStore } from '../files/blob-store-folder.ts'
import { createToldPortfolio } from '../inbox/inbox.test-utils.ts'
import { followLive } from '../live/live.test-utils.ts'
import { examineStore } from '../upkeep/examine-store.ts'

const WORDS: Record<CommentAudience, string> = {
  learnerAndStaff: 'A word for all of us.',
  staffOnly: 'A word among staff.',
  assessorAndIqa: 'A word of judges.',
}
const EVERYBODY = [
  'learner',
  'assessor',
  'trainee',
  'countersigner',
  'iqa',
  'leadIqa',
  'tutor',
  'manager',
  'otherAssessor',
] as const
type Who = (typeof EVERYBODY)[number]

/** Whoever reads each; the others don't learn that there is one. */
const READERS: Record<CommentAudience, readonly Who[]> = {
  learnerAndStaff: ['learner', 'assessor', 'trainee', 'countersigner', 'iqa', 'leadIqa', 'tutor', 'manager'],
  staffOnly: ['assessor', 'trainee', 'countersigner', 'iqa', 'leadIqa', 'tutor', 'manager'],
  assessorAndIqa: ['assessor', 'trainee', 'countersigner', 'iqa', 'leadIqa'],
}

async function createTalk() {
  const p = await createToldPortfolio()
  const item = await p.addSubmitted({ criteria: ['6/2.1'] })
  await p.services.inbox.tell()
  const unit = p.mapping.qualification.units.find(({ number }) => number === 6)
  const places = [
    `/evidence/${item.id}/comments`,
    `/enrolments/${p.enrolmentId}/units/${unit?.id}/comments`,
    `/enrolments/${p.enrolmentId}/ksbs/${p.ksb('K7')}/comments`,
  ] as const
  return { ...p, item, places }
}

async function say(p: Portfolio, place: string, body: object, as: TestPerson = p.assessor) {
  const reply = await p.request('POST', place, { as, body })
  if (reply.status !== 201) throw new Error(reply.text)
  return reply.body as { id: string }
}
const read = (p: Portfolio, place: string, as: TestPerson) => p.request('GET', place, { as })

async function sayAll(p: Portfolio, places: readonly string[]) {
  for (const place of places) {
    for (const audience of COMMENT_AUDIENCES) await say(p, place, { text: WORDS[audience], audience })
  }
}

describe('a comment', () => {
  it('is read by its audience and by nobody else, on evidence, a unit and a KSB', async () => {
    const p = await createTalk()
    await sayAll(p, p.places)
    for (const place of p.places) {
      for (const who of EVERYBODY) {
        const reply = await read(p, place, p[who])
        if (who === 'otherAssessor') {
          expect(reply.status).toBe(404)
          continue
        }
        const { comments } = reply.body as CommentThread
        const expected = COMMENT_AUDIENCES.filter(audience => READERS[audience].includes(who))
        expect([who, comments.map(comment => comment.audience)]).toEqual([who, expected])
        expect(comments.map(comment => comment.text)).toEqual(expected.map(audience => WORDS[audience]))
      }
      for (const person of [p.elsewhere.learner, p.elsewhere.assessor, p.elsewhere.leadIqa, p.elsewhere.manager]) {
        expect((await read(p, place, person)).status).toBe(404)
      }
    }
  })

  it('says before it is sent who is told of it', async () => {
    const p = await createTalk()
    const { audiences } = (await read(p, p.places[0], p.assessor)).body as CommentThread
    expect(audiences).toEqual([
      { audience: 'learnerAndStaff', readers: ['Ben Okafor', 'Ann Achebe', 'Ann Malik', 'Ann Peake', 'Ann Sinclair'] },
      { audience: 'staffOnly', readers: ['Ann Achebe', 'Ann Malik', 'Ann Peake', 'Ann Sinclair'] },
      { audience: 'assessorAndIqa', readers: ['Ann Achebe', 'Ann Malik', 'Ann Peake'] },
    ])
    const own = (await read(p, p.places[0], p.learner)).body as CommentThread
    expect(own.audiences.map(({ audience }) => audience)).toEqual(['learnerAndStaff'])
    const tutors = (await read(p, p.places[0], p.tutor)).body as CommentThread
    expect(tutors.audiences.map(({ audience }) => audience)).toEqual(['learnerAndStaff', 'staffOnly'])
  })

  it('is written only for an audience that one is of', async () => {
    const p = await createTalk()
    const cases: [TestPerson, CommentAudience, number][] = [
      [p.learner, 'staffOnly', 403],
      [p.learner, 'assessorAndIqa', 403],
      [p.tutor, 'assessorAndIqa', 403],
      [p.manager, 'assessorAndIqa', 403],
      [p.otherAssessor, 'learnerAndStaff', 404],
      [p.elsewhere.assessor, 'staffOnly', 404],
      [p.learner, 'learnerAndStaff', 201],
      [p.tutor, 'staffOnly', 201],
      [p.iqa, 'assessorAndIqa', 201],
    ]
    for (const place of p.places) {
      for (const [as, audience, status] of cases) {
        const reply = await p.request('POST', place, { as, body: { text: 'Hello.', audience } })
        expect([audience, reply.status]).toEqual([audience, status])
      }
    }
  })

  it('keeps the audience of what it answers, and says for whom it is one way alone', async () => {
    const p = await createTalk()
    const [place] = p.places
    const first = await say(p, place, { text: 'Between us.', audience: 'staffOnly' })
    const answer = await say(p, place, { text: 'Yes.', replyTo: first.id }, p.tutor)
    const again = await say(p, place, { text: 'Good.', replyTo: answer.id })
    expect([answer, again]).toMatchObject([
      { audience: 'staffOnly', replyTo: first.id },
      { audience: 'staffOnly', replyTo: first.id },
    ])
    const ask = (body: object, as = p.assessor) => p.request('POST', place, { as, body })
    expect((await ask({ text: 'A', replyTo: first.id, audience: 'learnerAndStaff' })).status).toBe(400)
    expect((await ask({ text: 'A' })).status).toBe(400)
    // That there is one to answer, the learner can't find out.
    expect((await ask({ text: 'A', replyTo: first.id }, p.learner)).status).toBe(404)
    expect(
      (await p.request('POST', p.places[1], { as: p.assessor, body: { text: 'A', replyTo: first.id } })).status,
    ).toBe(404)
  })

  it('is removed by its author alone, and leaves a mark without its words', async () => {
    const p = await createTalk()
    const [place] = p.places
    const comment = await say(p, place, { text: 'Too soon.', audience: 'staffOnly' })
    const remove = (as: TestPerson) => p.request('POST', `/comments/${comment.id}/removal`, { as })
    expect((await remove(p.learner)).status).toBe(404)
    expect((await remove(p.elsewhere.assessor)).status).toBe(404)
    expect((await remove(p.tutor)).status).toBe(403)
    expect((await remove(p.assessor)).status).toBe(204)
    expect((await remove(p.assessor)).status).toBe(204)
    const thread = (await read(p, place, p.tutor)).body as CommentThread
    expect(thread.comments).toMatchObject([{ text: null, removedAt: expect.any(String), can: { remove: false } }])
    expect((await read(p, place, p.learner)).body.comments).toEqual([])
    const answer = await p.request('POST', place, { as: p.tutor, body: { text: 'A', replyTo: comment.id } })
    expect([answer.status, answer.body.code]).toEqual([409, 'comment.removed'])
  })

  it('is told to those who read it, in their inboxes and nobody else’s', async () => {
    const p = await createTalk()
    await p.services.inbox.tell()
    await say(p, p.places[0], { text: WORDS.staffOnly, audience: 'staffOnly' })
    await say(p, p.places[1], { text: WORDS.assessorAndIqa, audience: 'assessorAndIqa' })
    await p.services.inbox.tell()
    const inboxOf = async (as: TestPerson) =>
      ((await p.request('GET', '/inbox', { as })).body.items as { kind: string; sentence: string }[])
        .filter(item => item.kind === 'comment')
        .map(item => item.sentence)
    const [onEvidence, onUnit] = [
      'Ann Ashworth commented on WP1, for staff only.',
      'Ann Ashworth commented on Unit 6, for assessor and IQA.',
    ]
    expect(await inboxOf(p.iqa)).toEqual([onUnit, onEvidence])
    expect(await inboxOf(p.tutor)).toEqual([onEvidence])
    for (const as of [p.learner, p.assessor, p.manager, p.otherAssessor, p.elsewhere.iqa]) {
      expect(await inboxOf(as)).toEqual([])
    }
    await say(p, p.places[0], { text: 'And another.', audience: 'staffOnly' })
    await p.services.inbox.tell()
    expect(await inboxOf(p.tutor)).toEqual(['Ann Ashworth commented on WP1, 2 times, for staff only.'])
  })

  it('moves the open screens of its audience, and stands in nobody else’s stream', async () => {
    const p = await createTalk()
    const stop = p.services.inbox.start()
    const streams = new Map(await Promise.all(EVERYBODY.map(async who => [who, await followLive(p, p[who])] as const)))
    const elsewhere = await followLive(p, p.elsewhere.leadIqa)
    const of = (who: Who) => streams.get(who) ?? elsewhere
    await sayAll(p, p.places)
    const told = (event: { event: string; data: object }) =>
      event.event === 'notice' && 'kind' in event.data && event.data.kind === 'comments'
    for (const audience of COMMENT_AUDIENCES) for (const who of READERS[audience]) await of(who).hears(told)
    // Whatever came before the bell has been told, or never will be.
    const { programmeId, manager } = p
    const bell = await p.write({
      actorId: manager.personId,
      kind: 'programme.renamed',
      data: { programmeId, name: 'Bell' },
    })
    for (const who of EVERYBODY) {
      await of(who).hears(event => event.event === 'notice' && event.data.sequence >= bell.sequence)
      const expected = COMMENT_AUDIENCES.filter(audience => READERS[audience].includes(who)).length * p.places.length
      expect([who, of(who).events.filter(told).length]).toEqual([who, expected])
      for (const words of Object.values(WORDS)) expect(of(who).text()).not.toContain(words)
    }
    expect(elsewhere.text()).not.toContain('comments')
    await stop()
  })

  it('is in the audit trail of its audience, without its words, and of the whole centre', async () => {
    const p = await createTalk()
    await sayAll(p, p.places)
    const comment = await say(p, p.places[0], { text: 'Away.', audience: 'staffOnly' })
    await p.request('POST', `/comments/${comment.id}/removal`, { as: p.assessor })
    const trailOf = async (as: TestPerson, query: string) => {
      const reply = await p.request('GET', `/ledger?limit=200&${query}`, { as })
      for (const words of [...Object.values(WORDS), 'Away.']) expect(reply.text).not.toContain(words)
      return (reply.body.entries as { kind: string; sentence: string }[])
        .filter(entry => entry.kind.startsWith('comment.'))
        .map(entry => entry.sentence)
    }
    for (const query of [`learnerId=${p.learnerId}`, `enrolmentId=${p.enrolmentId}`, `evidenceId=${p.item.id}`]) {
      for (const sentence of await trailOf(p.learner, query)) expect(sentence).toMatch(/for learner and staff\.$/)
      for (const sentence of await trailOf(p.tutor, query)) expect(sentence).not.toMatch(/assessor and IQA/)
      expect((await trailOf(p.iqa, query)).some(sentence => /assessor and IQA/.test(sentence))).toBe(true)
    }
    expect(await trailOf(p.learner, `learnerId=${p.learnerId}`)).toHaveLength(3)
    expect(await trailOf(p.tutor, `learnerId=${p.learnerId}`)).toHaveLength(8)
    expect(await trailOf(p.manager, '')).toHaveLength(11)
  })

  it('is not for the learner, whatever roles they have besides', async () => {
    const p = await createTalk()
    await sayAll(p, p.places)
    const { personId } = p.learner
    for (const role of ['leadIqa', 'centreManager'] as const) {
      const data = { roleId: p.ids.create('rol'), personId, role, from: '2026-01-05' }
      await p.write({ actorId: null, kind: 'role.added', data })
    }
    for (const place of p.places) {
      const { comments, audiences } = (await read(p, place, p.learner)).body as CommentThread
      expect(comments.map(comment => comment.audience)).toEqual(['learnerAndStaff'])
      expect(audiences.map(({ audience }) => audience)).toEqual(['learnerAndStaff'])
    }
    const stream = await followLive(p, p.learner)
    await say(p, p.places[0], { text: 'Quietly.', audience: 'staffOnly' })
    const heard = await say(p, p.places[0], { text: 'Aloud.', audience: 'learnerAndStaff' })
    expect(heard).toBeDefined()
    await stream.hears(event => event.event === 'notice' && event.data.kind === 'comments')
    expect(stream.events.filter(event => event.event === 'notice' && event.data.kind === 'comments')).toHaveLength(1)
    const trail = await p.request('GET', `/ledger?limit=200&learnerId=${p.learnerId}`, { as: p.learner })
    expect(trail.text).not.toMatch(/staff only|assessor and IQA/)
  })

  it('is found by no search of evidence, and leaves doctor nothing to say', async () => {
    const p = await createTalk()
    await sayAll(p, p.places)
    const comment = await say(p, p.places[2], { text: 'Away.', audience: 'staffOnly' })
    await p.request('POST', `/comments/${comment.id}/removal`, { as: p.assessor })
    const found = await p.request('GET', `/learners/${p.learnerId}/evidence?search=word`, { as: p.assessor })
    expect(found.body.evidence).toEqual([])
    const { faults } = await examineStore(p.store.file, createFolderBlobStore(makeDataFolder(createTestFolder())))
    expect(faults).toEqual([])
  })
})
