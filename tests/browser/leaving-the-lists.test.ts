// Who withdraws leaves the lists that are open elsewhere, and keeps the record; who comes to assess somebody, and what was
// decided of a job role, is told live, each in their own words.
import { changeEnrolment, getEnrolment, handOver, listLearners, listPeople } from '@crosswalk/contracts'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Client, signIn } from './client.ts'
import { DESK, invitePeople, PHONE } from './people.ts'
import { CAST } from './screens.ts'
import { serveDemonstration } from './server.ts'

const server = serveDemonstration()
const people = invitePeople()
let manager: Client
beforeAll(async () => {
  manager = await signIn(server, CAST.centreManager)
})

async function findEnrolment(search: string) {
  const { learners } = await manager.call(listLearners, { query: { search } })
  return manager.call(getEnrolment, { params: { id: learners[0]?.enrolments[0]?.id ?? '' } })
}
const change = async (search: string, changes: object) => {
  const { id, revision } = await findEnrolment(search)
  await manager.call(changeEnrolment, { params: { id }, body: { revision, ...changes } })
}
const unread = (page: Page, count: number) =>
  page.getByRole('link', { name: count === 0 ? 'Inbox' : `Inbox, ${count} unread`, exact: true })

describe('a learner who withdraws', () => {
  it('leaves the grid and the list that are open, is a filter away, and is found with the status', async () => {
    const { cohortId } = await findEnrolment('Grace')
    const tutor = await people.open({ server, as: CAST.tutor, size: DESK })
    await tutor.page.goto(`/ksbs/${cohortId}`)
    const grace = tutor.page.getByRole('rowheader', { name: /^Grace Adeyemi, / })
    await grace.waitFor()
    const phone = await people.open({ server, as: CAST.centreManager, size: PHONE })
    await phone.page.goto('/learners')
    const link = phone.page.getByRole('link', { name: 'Grace Adeyemi', exact: true })
    await link.waitFor()
    const shown = phone.page.getByRole('button', { name: /^Completed or withdrawn/ })
    expect(await shown.textContent()).toBe('Completed or withdrawn1')

    await change('Grace', { status: 'withdrawn', statusReason: 'A new job in Leeds.' })
    await grace.waitFor({ state: 'detached' })
    await link.waitFor({ state: 'detached' })
    await expect.poll(() => shown.textContent()).toBe('Completed or withdrawn2')

    await shown.click()
    await expect.poll(() => phone.page.url()).toContain('show=ended')
    await phone.page.reload()
    await link.waitFor()
    await tutor.page.getByRole('button', { name: 'Also completed or withdrawn' }).click()
    await tutor.page.getByRole('rowheader', { name: /^Grace Adeyemi, withdrawn, / }).waitFor()

    await tutor.page.keyboard.press('Control+k')
    // The panel comes with its first opening: what is typed waits for its field.
    await tutor.page.getByRole('combobox', { name: 'Find' }).fill('adeyemi')
    await tutor.page.getByRole('option', { name: /Grace Adeyemi.*Withdrawn/ }).click()
    await tutor.page.getByRole('heading', { level: 1, name: 'Grace Adeyemi' }).waitFor()
  })
})

describe('who assesses a learner from now on', () => {
  it('is told live to the learner, to whoever takes over and to whoever gives, who reads no name', async () => {
    const { id: enrolmentId, relationships, jobRole } = await findEnrolment('Chloe')
    const giver = relationships.find(
      ({ kind, person }) => kind === 'assessor' && person.name === 'Tom Ashworth',
    )?.person
    const { people: found } = await manager.call(listPeople, { query: { search: 'Sunita' } })
    const learner = await people.open({ server, as: CAST.learner, size: PHONE })
    const assessor = await people.open({ server, as: CAST.assessor, size: DESK })
    for (const { page } of [learner, assessor]) {
      await page.goto('/inbox')
      await page.getByRole('button', { name: 'Mark all as read' }).click()
      await unread(page, 0).waitFor()
    }
    await manager.call(handOver, {
      body: {
        kind: 'assessor',
        fromPersonId: giver?.id ?? '',
        toPersonId: found[0]?.id ?? '',
        from: new Date().toISOString().slice(0, 10),
        enrolmentIds: [enrolmentId],
      },
    })
    await unread(learner.page, 1).waitFor()
    await unread(assessor.page, 1).waitFor()
    const given = assessor.page.getByRole('link', { name: /^Unread: You are no longer assessor of 1 learner after / })
    await given.waitFor()
    expect(await given.textContent()).not.toContain('Chloe')

    const [other, words] = jobRole === 'both' ? ['faceToFace', 'face to face'] : ['both', 'both face to face and not']
    await change('Chloe', { jobRole: other })
    await unread(learner.page, 2).waitFor()
    await unread(assessor.page, 1).waitFor()
    await learner.page.getByRole('link', { name: /^Unread: Sunita Rao is your assessor from / }).waitFor()
    const decided = `Unread: Ruth Okonjo decided the job role: ${words}. It says which KSBs apply.`
    await learner.page.getByRole('link', { name: decided }).click()
    await learner.page.waitForURL(url => url.pathname === '/my/ksbs')
    await unread(learner.page, 1).waitFor()
  })
})
