import { listLearners } from '@crosswalk/contracts'
import { expect, it } from 'vitest'
import { signIn } from './client.ts'
import { invitePeople } from './people.ts'
import { serveDemonstration } from './server.ts'

const ASSESSOR = 'tom.ashworth@aldershaw.example'
const CRITERIA = '12: 2.1-2.4; 15: 2.3-2.4, 2.7-2.8; 31: 1.1, 1.4, 2.1-2.2'
const FEEDBACK = 'Calm and exact all morning, and you kept every promise.'

const server = serveDemonstration()
const people = invitePeople()

it('twelve criteria of three units are tagged and decided from the keyboard, with few keys besides what is typed', async () => {
  const assessor = await signIn(server, ASSESSOR)
  const { learners } = await assessor.call(listLearners, { query: { search: 'Okafor' } })
  const { page } = await people.open({ server, as: ASSESSOR })
  await page.goto(`/enrolments/${learners[0]?.enrolments[0]?.id}/observation`)
  await page.getByLabel('Title').fill('Morning at the desk')
  await page
    .getByLabel('What did you see?')
    .fill('09:05 Chloe opened the desk on time, and rang both callers of yesterday.')
  await page.getByLabel('What did you see?').focus()

  let presses = 0
  const tabTo = async (label: string) => {
    const isThere = page.getByLabel(label).and(page.locator(':focus'))
    while ((await isThere.count()) === 0) {
      await page.keyboard.press('Tab')
      presses += 1
      expect(presses, `Tab to ${label}`).toBeLessThan(20)
    }
  }
  await tabTo('Criteria, typed')
  await page.keyboard.type(CRITERIA)
  await page.getByText('12 criteria, 3 units').waitFor()
  await tabTo('Feedback, once for all 12')
  await page.keyboard.type(FEEDBACK)
  await page.keyboard.press('Control+Enter')
  presses += 1
  await page.getByRole('status').filter({ hasText: 'is written: 12 accepted' }).waitFor()
  expect(presses).toBeLessThanOrEqual(10)
})
