// What an assessor writes of a learner is the learner's to confirm: on a phone, in a minute, or not at all.
import { addEvidence, getEnrolment, getMapping, listLearners } from '@crosswalk/contracts'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Client, signIn } from './client.ts'
import { DESK, invitePeople, PHONE } from './people.ts'
import { CAST } from './screens.ts'
import { serveDemonstration } from './server.ts'

const DAY_MS = 86_400_000

const server = serveDemonstration()
const people = invitePeople()
let assessor: Client
beforeAll(async () => {
  assessor = await signIn(server, CAST.assessor)
})

/** An observation, decided in the same act. */
async function observe(search: string, title: string, text: string) {
  const { learners } = await assessor.call(listLearners, { query: { search } })
  const [learner] = learners
  const enrolmentId = learner?.enrolments[0]?.id ?? ''
  const { programme, units } = await assessor.call(getEnrolment, { params: { id: enrolmentId } })
  const { qualification } = await assessor.call(getMapping, { params: { id: programme.mappingId } })
  const taken = qualification.units.find(({ id }) => units.some(({ unitId }) => unitId === id))
  const criterionId = taken?.criteria[0]?.id ?? ''
  return assessor.call(addEvidence, {
    params: { id: learner?.id ?? '' },
    body: {
      title,
      method: 'OB',
      enrolmentId,
      text,
      tags: [{ criterionId }],
      decisions: [{ criterionId, outcome: 'accepted' }],
    },
  })
}

describe('a record that an assessor wrote', () => {
  it('is told of on the learner’s phone, read, and confirmed as a fair account, which the assessor sees', async () => {
    const { page } = await people.open({ server, as: CAST.learner, size: PHONE })
    await page.goto('/inbox')
    await page.getByRole('heading', { level: 1, name: 'Inbox' }).waitFor()
    const { id, reference } = await observe(
      'Chloe',
      'The counter at noon',
      'She saw the queue and opened a second till.',
    )
    await page
      .getByRole('link', { name: `Tom Ashworth wrote ${reference} about you. Say whether it is a fair account.` })
      .click()

    const word = page.getByRole('region', { name: 'Your word on this record' })
    await word.getByText('Is this a fair account?').waitFor()
    await page.getByText('She saw the queue and opened a second till.').waitFor()

    const desk = await people.open({ server, as: CAST.assessor, size: DESK })
    await desk.page.goto(`/evidence/${id}`)
    const standing = desk.page.getByRole('region', { name: 'What the learner says of this record' })
    await standing.getByText('Chloe has not confirmed this yet.').waitFor()

    await word.getByRole('button', { name: 'Confirm as a fair account' }).click()
    await word.getByText('You confirmed this as a fair account.').waitFor()
    await standing.getByText('Chloe confirmed this as a fair account.').waitFor()
    await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Evidence' }).click()
    await page
      .getByRole('link', { name: /The counter at noon/ })
      .filter({ hasText: 'confirmed as a fair account' })
      .waitFor()
  })

  it('is answered with what is wrong; the assessor hears it, mends the words, and the learner is asked again', async () => {
    const { id, reference } = await observe(
      'Harpreet',
      'Two calls',
      'He put the second caller on hold for ten minutes.',
    )
    const desk = await people.open({ server, as: CAST.assessor, size: DESK })
    await desk.page.goto('/inbox')
    await desk.page.getByRole('heading', { level: 1, name: 'Inbox' }).waitFor()

    const { page } = await people.open({ server, as: 'harpreet.gill@harlowfinch.example', size: PHONE })
    await page.goto(`/my/evidence/${id}`)
    const word = page.getByRole('region', { name: 'Your word on this record' })
    await word.getByRole('button', { name: 'Something is wrong' }).click()
    const send = word.getByRole('button', { name: 'Say what is wrong' })
    expect(await send.isDisabled()).toBe(true)
    await word.getByLabel('What is wrong with it').fill('It was one minute: I asked the depot, and went back to her.')
    // The phone rings; what was written is there afterwards.
    await page.reload()
    await word.getByRole('button', { name: 'Something is wrong' }).click()
    await send.click()
    await word.getByText('You said what is wrong.').waitFor()

    await desk.page.getByRole('link', { name: `Harpreet Gill says that something is wrong with ${reference}.` }).click()
    const standing = desk.page.getByRole('region', { name: 'What the learner says of this record' })
    await standing.getByText('“It was one minute: I asked the depot, and went back to her.”').waitFor()
    await standing.getByRole('button', { name: 'Change the record' }).click()
    await standing.getByLabel('What you saw').fill('He put the second caller on hold for a minute.')
    await standing.getByLabel('Time').fill('10:05 to 10:40')
    await standing.getByRole('button', { name: 'Save the record' }).click()

    await word.getByText(/Tom changed it on .*, after you had answered\. Read it again\./).waitFor()
    await page.getByText('He put the second caller on hold for a minute.').waitFor()
    await word.getByRole('button', { name: 'Confirm as a fair account' }).click()
    await standing.getByText('Harpreet confirmed this as a fair account.').waitFor()
  })

  it('is marked where a week has gone by without a word', async () => {
    const { id, reference } = await observe('Jamal', 'Closing the desk', 'He left the diary for the morning.')
    await server.moveClock(6 * DAY_MS)
    const before = await people.open({ server, as: CAST.assessor, size: DESK })
    // Its token ends as the days go by, and is renewed.
    before.guard.expect(/401/)
    await before.page.goto(`/evidence/${id}`)
    await before.page.getByText('Jamal has not confirmed this yet.').waitFor()

    await server.moveClock(DAY_MS)
    const { page } = await people.open({ server, as: CAST.assessor, size: DESK })
    await page.goto('/inbox')
    await page.getByRole('link', { name: `${reference} has not been confirmed for 7 days.` }).click()
    await page.getByText('Jamal has not confirmed this for 7 days.').waitFor()

    const learner = await people.open({ server, as: 'jamal.osei@thecrescent.example', size: PHONE })
    await learner.page.goto(`/my/evidence/${id}`)
    await learner.page.getByText('It has waited for 7 days.').waitFor()
  })
})
