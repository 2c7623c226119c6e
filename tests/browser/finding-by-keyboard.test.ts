// One search, by the keyboard alone, from anywhere.
import { listEvidence, listLearners } from '@crosswalk/contracts'
import { describe, expect, it } from 'vitest'
import { signIn } from './client.ts'
import { invitePeople } from './people.ts'
import { serveDemonstration } from './server.ts'

const ASSESSOR = 'tom.ashworth@aldershaw.example'
const LEARNER = 'chloe.okafor@swiftway.example'

const server = serveDemonstration()
const people = invitePeople()

describe('finding', () => {
  it('opens by Ctrl-K or a slash, is walked by the arrows, and Enter goes there', async () => {
    const assessor = await signIn(server, ASSESSOR)
    const { learners } = await assessor.call(listLearners, { query: { search: 'Chloe' } })
    const { evidence } = await assessor.call(listEvidence, { params: { id: learners[0]?.id ?? '' } })
    const item = evidence[0]
    const { page } = await people.open({ server, as: ASSESSOR })
    await page.goto('/caseload')
    await page.getByRole('heading', { level: 1, name: 'Caseload' }).waitFor()
    await page.keyboard.press('Control+k')
    const field = page.getByRole('combobox', { name: 'Find' })
    await expect.poll(() => field.evaluate(element => element === document.activeElement)).toBe(true)
    await page.keyboard.type(`${item?.reference} chloe`)
    await page.getByRole('option', { name: new RegExp(`^${item?.reference} `) }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: new RegExp(`^${item?.reference} `) }).waitFor()

    await page.keyboard.press('/')
    await page.keyboard.type('chloe')
    await page.getByRole('option', { name: /Chloe Okafor/ }).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Chloe Okafor' }).waitFor()

    // Enter may come before anything is found.
    await page.goto('/caseload')
    await page.getByRole('heading', { level: 1, name: 'Caseload' }).waitFor()
    await page.keyboard.press('/')
    await expect.poll(() => field.evaluate(element => element === document.activeElement)).toBe(true)
    await page.keyboard.type('chloe okafor')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Chloe Okafor' }).waitFor()

    // Looking at an enrolment, units are found in it.
    await page.keyboard.press('/')
    await page.keyboard.type('unit 15')
    await page.getByRole('option', { name: /^U15 / }).first().waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: /^Unit 15/ }).waitFor()
  })

  it('finds a learner their own work, and nobody else', async () => {
    const { page } = await people.open({ server, as: LEARNER })
    await page.goto('/my')
    await page.getByRole('button', { name: 'Find' }).click()
    await page.getByRole('combobox', { name: 'Find' }).fill('Harpreet')
    await page.getByText('Nothing is found by this').waitFor()
    await page.getByRole('combobox', { name: 'Find' }).fill('OB1')
    await page.getByRole('option', { name: /^OB1 / }).click()
    await expect.poll(() => page.url()).toContain('/my/evidence/evd_')
  })
})
