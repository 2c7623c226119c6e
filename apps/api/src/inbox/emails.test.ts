import { describe, expect, it } from 'vitest'
import { createTestApp, type TestPerson } from '../app.test-utils.ts'
import type { Portfolio } from '../evidence/evidence.test-utils.ts'
import { createToldPortfolio } from './inbox.test-utils.ts'

/** The same centre, served with SMTP. */
async function createPost() {
  const p = await createToldPortfolio()
  const served = await createTestApp({ store: p.store, clock: p.clock, ids: p.ids, hasSmtp: true })
  const { inbox, outbox } = served.services
  // This morning’s has gone out.
  await inbox.tell()
  const accounts = await p.store.read.select().from(p.store.t.accounts)
  const addressOf = (person: TestPerson) => accounts.find(one => one.id === person.accountId)?.email ?? ''
  return {
    ...p,
    mails: served.mails,
    request: served.request,
    choose: (as: TestPerson, choice: string) => served.request('PUT', '/me/email-choice', { as, body: { choice } }),
    async post() {
      await inbox.tell()
      await outbox.deliver()
      return served.mails.splice(0)
    },
    addressOf,
  }
}

const submit = (p: Pick<Portfolio, 'addSubmitted'>, criterion = '6/2.1') => p.addSubmitted({ criteria: [criterion] })

describe('an e-mail', () => {
  it('comes at once to whoever chose so, with a reference and a link and no other word', async () => {
    const p = await createPost()
    expect((await p.choose(p.assessor, 'atOnce')).status).toBe(204)
    await p.choose(p.trainee, 'never')
    const item = await submit(p)
    const [mail, ...others] = await p.post()
    expect(others).toEqual([])
    expect(mail).toMatchObject({ to: p.addressOf(p.assessor), subject: 'Crosswalk: To assess: WP1' })
    expect(mail?.text).toContain(`http://crosswalk.test/evidence/${item.id}`)
    expect(mail?.text).not.toMatch(/Ben|Okafor|Kettle|refund/)
    expect(await p.post()).toEqual([])
  })

  it('waits ten minutes for what can be undone, and never comes of what was', async () => {
    const p = await createPost()
    await p.choose(p.learner, 'atOnce')
    const kept = await p.decide(await submit(p, '6/2.1'), 'accepted')
    const undone = await p.decide(await submit(p, '6/2.2'), 'accepted')
    expect(await p.post()).toEqual([])
    await p.request('POST', `/decisions/${undone.body.tags[0].decision.id}/undo`, { as: p.assessor })
    p.clock.advance({ minutes: 10 })
    const mails = (await p.post()).filter(mail => mail.to === p.addressOf(p.learner))
    expect(mails.map(mail => mail.subject)).toEqual([`Crosswalk: Feedback: ${kept.body.reference}`])
  })

  it('gathers a day for whoever chose nothing, until seven in London', async () => {
    const p = await createPost()
    await submit(p, '6/2.1')
    await submit(p, '6/2.2')
    p.clock.set('2026-11-21T06:59:00Z')
    expect(await p.post()).toEqual([])
    p.clock.set('2026-11-21T07:00:30Z')
    const mails = await p.post()
    expect(mails.map(mail => mail.to).sort()).toEqual([p.addressOf(p.assessor), p.addressOf(p.trainee)].sort())
    expect(mails[0]?.subject).toBe('Crosswalk: 2 new in your inbox')
    p.clock.advance({ hours: 2 })
    expect(await p.post()).toEqual([])
    p.clock.set('2026-11-22T08:00:00Z')
    expect(await p.post()).toEqual([])
  })

  it('keeps to London in summer', async () => {
    const p = await createPost()
    p.clock.set('2027-07-01T12:00:00Z')
    expect(await p.post()).toEqual([])
    await submit(p)
    p.clock.set('2027-07-02T05:59:00Z')
    expect(await p.post()).toEqual([])
    p.clock.set('2027-07-02T06:01:00Z')
    expect(await p.post()).toHaveLength(2)
  })

  it('leaves out what was read in the meantime, and whoever said never', async () => {
    const p = await createPost()
    await submit(p)
    await p.post()
    await p.request('POST', '/inbox/reading/all', { as: p.assessor, body: { upTo: p.clock.now().toISOString() } })
    await p.choose(p.trainee, 'never')
    p.clock.set('2026-11-21T07:30:00Z')
    expect(await p.post()).toEqual([])
  })

  it('does not come to somebody whose access ended before it was sent', async () => {
    const p = await createPost()
    await submit(p)
    await p.post()
    await p.request('POST', `/people/${p.assessor.personId}/closing`, { as: p.manager, body: { reason: 'Left.' } })
    p.clock.set('2026-11-21T07:30:00Z')
    expect((await p.post()).map(mail => mail.to)).toEqual([p.addressOf(p.trainee)])
  })

  it('says how things stand, and takes no other word for a choice', async () => {
    const p = await createPost()
    const reply = await p.request('GET', '/me/email-choice', { as: p.assessor })
    expect(reply.body).toEqual({ choice: 'daily', address: p.addressOf(p.assessor), isSending: true })
    const refused = await p.choose(p.assessor, 'hourly')
    expect([refused.status, refused.body.errors[0].message]).toEqual([400, 'Choose at once, daily or never.'])
  })

  it('is written nowhere where the server sends none', async () => {
    const p = await createToldPortfolio()
    await p.request('PUT', '/me/email-choice', { as: p.assessor, body: { choice: 'atOnce' } })
    await submit(p)
    await p.services.inbox.tell()
    expect(await p.store.read.select().from(p.store.t.outbox)).toEqual([])
  })
})
