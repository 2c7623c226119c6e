// Decisions made in training count for nothing until they are countersigned: many at once, by somebody who has looked.
import { getEvidence, listToAssess, listToCountersign } from '@crosswalk/contracts'
import { describe, expect, it } from 'vitest'
import { signIn } from './client.ts'
import { DESK, invitePeople, PHONE } from './people.ts'
import { CAST } from './screens.ts'
import { serveDemonstration } from './server.ts'

const IN_TRAINING = 'sana.malik@aldershaw.example'

const server = serveDemonstration()
const people = invitePeople()

describe('an assessor in training', () => {
  it('decides, which moves nothing; the countersigner is told, looks, and countersigns all of it in one act', async () => {
    const { items } = await (await signIn(server, IN_TRAINING)).call(listToAssess)
    const item = items.find(({ tags }) => tags > 1)
    if (item === undefined) throw new Error('Nothing with several tags waits for Sana')
    const trainee = await people.open({ server, as: IN_TRAINING, size: DESK })
    await trainee.page.goto(`/evidence/${item.evidenceId}`)
    await trainee.page.getByText('You are in training.').waitFor()
    await trainee.page.getByRole('button', { name: 'Accept all but…' }).click()
    await trainee.page.getByRole('button', { name: `Accept all ${item.tags}` }).click()
    await trainee.page.getByRole('button', { name: 'Save', exact: true }).click()
    await trainee.page
      .getByRole('status')
      .filter({ hasText: `${item.reference}: ${item.tags} decisions saved, waiting for countersignature.` })
      .waitFor()

    const lorraine = await signIn(server, CAST.countersigner)
    const statuses = async () => {
      const { tags } = await lorraine.call(getEvidence, { params: { id: item.evidenceId } })
      return [...new Set(tags.map(({ status }) => status))]
    }
    expect(await statuses()).toEqual(['submitted'])

    const waiting = (await lorraine.call(listToCountersign)).items.length
    const { page } = await people.open({ server, as: CAST.countersigner, size: PHONE })
    await page.goto('/to-countersign')
    const all = page.getByRole('button', { name: `Countersign these ${waiting}` })
    await all.waitFor()
    // Before it is said nothing is countersigned: focus goes to where it is.
    await all.press('Enter')
    await page.getByText('Say this first.').waitFor()
    expect(await statuses()).toEqual(['submitted'])
    const looked = page.getByRole('checkbox', {
      name: 'I look at the evidence of each decision before I countersign it.',
    })
    expect(await looked.evaluate(box => box === document.activeElement)).toBe(true)
    await page.keyboard.press('Space')
    await all.click()
    await page.getByText('Nothing waits for your countersignature').waitFor()
    await page
      .getByRole('status')
      .filter({ hasText: `${waiting} decisions countersigned.` })
      .waitFor()
    expect(await statuses()).toEqual(['accepted'])

    await trainee.page.goto(`/evidence/${item.evidenceId}`)
    await trainee.page
      .getByText(/Accepted by Sana Malik.*countersigned by Lorraine Peake/)
      .first()
      .waitFor()
  })
})
