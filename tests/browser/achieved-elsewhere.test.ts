// What a learner brought along: a unit by its certificate, and criteria that were accepted in another system. Both count,
// and neither looks as if it had been assessed here.
import { getEnrolment, getEnrolmentProgress, getMapping, listLearners } from '@crosswalk/contracts'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Client, signIn } from './client.ts'
import { DESK, invitePeople, PHONE } from './people.ts'
import { CAST } from './screens.ts'
import { serveDemonstration } from './server.ts'

const ASSESSOR = 'sunita.rao@aldershaw.example'
const THEO = 'theo.marchetti@swiftway.example'

const server = serveDemonstration()
const people = invitePeople()
let manager: Client
let theo: Awaited<ReturnType<typeof findTheo>>
beforeAll(async () => {
  manager = await signIn(server, CAST.centreManager)
  theo = await findTheo()
})

/** He has shown nothing yet. */
async function findTheo() {
  const { learners } = await manager.call(listLearners, { query: { search: 'Theo' } })
  const enrolmentId = learners[0]?.enrolments[0]?.id ?? ''
  const enrolment = await manager.call(getEnrolment, { params: { id: enrolmentId } })
  const { qualification } = await manager.call(getMapping, { params: { id: enrolment.programme.mappingId } })
  const taken = qualification.units.filter(({ id }) => enrolment.units.some(({ unitId }) => unitId === id))
  const [transferred, brought] = taken.filter(({ criteria }) => criteria.length > 2)
  if (!transferred || !brought) throw new Error('Theo has no two units')
  return { enrolmentId, transferred, brought }
}

const countAccepted = async () => {
  const { totals } = await manager.call(getEnrolmentProgress, { params: { id: theo.enrolmentId } })
  return totals.criteria.accepted
}

describe('a unit achieved elsewhere', () => {
  it('is recorded from its certificate, counts at once, and is shown apart, to the learner as well', async () => {
    const { transferred, enrolmentId } = theo
    const learner = await people.open({ server, as: THEO, size: PHONE })
    await learner.page.goto(`/my/units?unit=${transferred.id}`)
    await learner.page.getByText('Add evidence').first().waitFor()

    const { page } = await people.open({ server, as: ASSESSOR, size: DESK })
    await page.goto(`/enrolments/${enrolmentId}/units/${transferred.id}`)
    await page.getByRole('button', { name: 'Record a credit transfer or exemption' }).click()
    const dialog = page.getByRole('dialog', { name: `Unit ${transferred.number} was achieved elsewhere` })
    await dialog.getByLabel('Certificate’s number').fill('AB-40071')
    await dialog.getByLabel('Awarding body').fill('City & Guilds')
    await dialog.getByLabel('Achieved on').fill('2025-06-30')
    await dialog.getByRole('button', { name: 'Record it' }).click()
    await page.getByText('Credit transfer.', { exact: true }).waitFor()
    await page
      .getByText(/City & Guilds, certificate AB-40071.*achieved on 30 Jun 2025.*Checked by Sunita Rao/)
      .waitFor()
    await page
      .getByText(`${transferred.criteria.length} of ${transferred.criteria.length} accepted`, { exact: true })
      .waitFor()

    await learner.page.getByText('Credit transfer.', { exact: true }).waitFor()
    await learner.page.getByText('Add evidence').first().waitFor({ state: 'detached' })

    await page.getByRole('button', { name: 'Take it back' }).click()
    const ending = page.getByRole('dialog', { name: `Take the credit transfer of Unit ${transferred.number} back` })
    await ending.getByRole('textbox').fill('The certificate is of another unit.')
    await ending.getByRole('button', { name: 'Take it back' }).click()
    await page.getByText(`0 of ${transferred.criteria.length} accepted`, { exact: false }).first().waitFor()
    await learner.page.getByText('Add evidence').first().waitFor()
  })
})

describe('an opening balance', () => {
  it('is pasted, mended, saved whole, and says everywhere that it was decided elsewhere', async () => {
    const { brought, enrolmentId } = theo
    const [first, second] = brought.criteria
    const heading = ['Learner', 'Criteria', 'Method', 'Where it is kept', 'Decided by', 'Decided on']
    const toTable = (method: string) =>
      [
        heading,
        [
          'Theo Marchetti',
          `${brought.number}: ${first?.number}, ${second?.number}`,
          method,
          'Old system, folder 7',
          'Jo Marsh',
          '02/03/2026',
        ],
      ]
        .map(cells => cells.join('\t'))
        .join('\n')
    const before = await countAccepted()
    const { page } = await people.open({ server, as: ASSESSOR, size: DESK })
    await page.goto('/learners/opening-balance')
    const cells = page.getByLabel('Paste the criteria here, their heading included')
    await cells.fill(toTable('XX'))
    await page.getByRole('button', { name: 'Look at the lines' }).click()
    await page.getByText('1 line is not right yet. Nothing is saved until all are.').waitFor()
    expect(await page.getByRole('button', { name: 'Save 0 lines' }).isDisabled()).toBe(true)
    await cells.fill(toTable('OB'))
    await page.getByRole('button', { name: 'Look at the lines again' }).click()
    await page.getByRole('button', { name: 'Save 1 line' }).click()
    await page.getByText('2 criteria accepted, as 1 item of evidence.').waitFor()
    expect(await countAccepted()).toBe(before + 2)

    // To the assessor, in the item and in the unit.
    await page.getByRole('listitem').filter({ hasText: 'Theo Marchetti, ' }).getByRole('link').click()
    const elsewhere = /elsewhere by Jo Marsh on 2 Mar/
    await page.getByText(elsewhere).first().waitFor()
    const address = page.url()
    await page.goto(`/enrolments/${enrolmentId}/units/${brought.id}`)
    await page
      .getByRole('gridcell', { name: new RegExp(`^${first?.number.replace('.', '\\.')}, OB1, accepted`) })
      .first()
      .click()
    await page.getByText(elsewhere).first().waitFor()
    await page.goto(`/enrolments/${enrolmentId}/units/${brought.id}/sign-off`)
    await page.getByText(elsewhere).first().waitFor()

    // To the learner, in the item and in the unit.
    const learner = await people.open({ server, as: THEO, size: PHONE })
    await learner.page.goto(`/my${new URL(address).pathname}`)
    await learner.page.getByText(elsewhere).first().waitFor()
    await learner.page.goto(`/my/units?unit=${brought.id}`)
    await learner.page
      .getByText(/decided elsewhere/)
      .first()
      .waitFor()
  })
})
