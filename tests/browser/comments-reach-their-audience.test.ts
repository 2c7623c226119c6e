// Three audiences. What is for staff, or for assessor and IQA alone, never reaches the learner's browser: not as a
// comment, not in the inbox, not as a notice that something was said.
import { getEnrolment, getEnrolmentProgress, getMapping, listEvidence, listLearners } from '@crosswalk/contracts'
import type { Locator, Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Client, signIn } from './client.ts'
import { DESK, invitePeople, PHONE } from './people.ts'
import { CAST } from './screens.ts'
import { serveDemonstration } from './server.ts'
import { tapWires } from './wiretap.ts'

const IQA = 'denise.achebe@aldershaw.example'

const server = serveDemonstration()
const people = invitePeople()
let assessor: Client
let world: Awaited<ReturnType<typeof findSubjects>>
beforeAll(async () => {
  assessor = await signIn(server, CAST.assessor)
  world = await findSubjects()
})

async function findSubjects() {
  const { learners } = await assessor.call(listLearners, { query: { search: 'Chloe' } })
  const enrolmentId = learners[0]?.enrolments[0]?.id ?? ''
  const params = { id: enrolmentId }
  const { programme, units } = await assessor.call(getEnrolment, { params })
  const { qualification } = await assessor.call(getMapping, { params: { id: programme.mappingId } })
  const unit = qualification.units.find(({ id }) => units.some(({ unitId }) => unitId === id))
  const { ksbs } = await assessor.call(getEnrolmentProgress, { params })
  const { evidence } = await assessor.call(listEvidence, { params: { id: learners[0]?.id ?? '' } })
  // Nothing was said about the newest one yet.
  const item = evidence.find(({ status }) => status === 'submitted')
  const [ksb] = ksbs
  if (!unit || !ksb || !item) throw new Error('Chloe has nothing to comment on')
  return { enrolmentId, unit, ksb, item }
}

const comments = (page: Page): Locator => page.getByRole('region', { name: 'Comments' })

async function write(page: Page, audience: string, text: string): Promise<void> {
  const region = comments(page)
  await region.getByRole('button', { name: 'Write a comment' }).click()
  await region.getByRole('radio', { name: audience }).check()
  await region.getByLabel('Your comment').fill(text)
  await region.getByRole('button', { name: 'Comment', exact: true }).click()
  await region.getByText(text, { exact: true }).waitFor()
}

describe('a comment', () => {
  it.each([
    {
      about: 'an item of evidence',
      words: 'item',
      staff: () => `/evidence/${world.item.id}`,
      learner: () => `/my/evidence/${world.item.id}`,
    },
    {
      about: 'a unit',
      words: 'unit',
      staff: () => `/enrolments/${world.enrolmentId}/units/${world.unit.id}`,
      learner: () => `/my/units?unit=${world.unit.id}`,
    },
    {
      about: 'a KSB',
      words: 'KSB',
      staff: () => `/enrolments/${world.enrolmentId}/ksbs?why=${world.ksb.ksbId}`,
      learner: () => `/my/ksbs?why=${world.ksb.ksbId}`,
    },
  ])(
    'on $about comes live to the learner’s phone where it is for them, and nowhere near it where it is not',
    async subject => {
      const { page, context } = await people.open({ server, as: CAST.learner, size: PHONE })
      const wire = await tapWires(context)
      const stream = page.waitForResponse(/\/api\/v1\/live/)
      await page.goto(subject.learner())
      await comments(page).waitFor()
      await stream

      const desk = await people.open({ server, as: CAST.assessor, size: DESK })
      await desk.page.goto(subject.staff())
      const inStaffRoom = `Quillfeather, among staff, on the ${subject.words}.`
      const toIqa = `Marchpane, for the sample, on the ${subject.words}.`
      const toLearner = `Well told, Chloe: your ${subject.words} says when and why.`
      await write(desk.page, 'Staff only', inStaffRoom)
      await write(desk.page, 'Assessor and IQA', toIqa)
      await write(desk.page, 'Learner and staff', toLearner)

      // Last written, and everything before it would have come by now.
      await comments(page).getByText(toLearner).waitFor()
      await page.getByRole('link', { name: /^Inbox, \d+ unread$/ }).click()
      const told = page.getByRole('link', { name: /^Unread: Tom Ashworth commented on / }).first()
      await told.click()
      await comments(page).getByText(toLearner).waitFor()
      expect(wire.count(toLearner)).toBeGreaterThan(0)
      // That anything was said is a notice of its own: there was one comment for her.
      expect(['"kind":"comments"', 'Quillfeather', 'Marchpane'].map(wire.count)).toEqual([1, 0, 0])
      expect(await page.content()).not.toMatch(/Quillfeather|Marchpane/)
      expect(await comments(page).getByText('Staff only').count()).toBe(0)
    },
  )

  it('for assessor and IQA is read by the IQA, and neither by the tutor nor by the centre manager', async () => {
    const desk = await people.open({ server, as: CAST.assessor, size: DESK })
    await desk.page.goto(`/evidence/${world.item.id}`)
    await write(desk.page, 'Assessor and IQA', 'Page four decides it.')
    await write(desk.page, 'Staff only', 'She is moving to the night shift.')

    const iqa = await people.open({ server, as: IQA, size: DESK })
    await iqa.page.goto(`/evidence/${world.item.id}`)
    await comments(iqa.page).getByText('Page four decides it.').waitFor()
    for (const as of [CAST.tutor, CAST.centreManager]) {
      const { page, context } = await people.open({ server, as, size: DESK })
      const wire = await tapWires(context)
      await page.goto(`/evidence/${world.item.id}`)
      await comments(page).getByText('She is moving to the night shift.').waitFor()
      expect(await comments(page).getByText('Page four decides it.').count()).toBe(0)
      expect(wire.count('Page four')).toBe(0)
    }
  })
})
