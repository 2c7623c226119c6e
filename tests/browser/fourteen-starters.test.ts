import { listLearners } from '@crosswalk/contracts'
import { describe, expect, it } from 'vitest'
import { signIn } from './client.ts'
import { invitePeople } from './people.ts'
import { CAST } from './screens.ts'
import { serveDemonstration } from './server.ts'

const server = serveDemonstration()
const people = invitePeople()

const NAMES = [
  'Abara',
  'Bains',
  'Cole',
  'Dunn',
  'Ellis',
  'Frost',
  'Gupta',
  'Hale',
  'Irwin',
  'Jones',
  'Khan',
  'Lowe',
  'Moss',
]
const HEADING = ['Surname', 'First name', 'E-mail address', 'ULN', 'Reference', 'Start date', 'Pattern', 'Assessor']
const PATTERN = 'Contact centre, 46 credits'

/** Fourteen lines; the second's ULN and the last one's assessor are wrong until they are mended. */
function pasteOf({ uln, assessor }: { uln: string; assessor: string }): string {
  const lines = NAMES.map((name, index) => [
    name,
    'Ray',
    `ray.${name.toLowerCase()}@swiftway.example`,
    index === 1 ? uln : '9999999999',
    `ST-${index}`,
    '07/12/2026',
    PATTERN,
    'Tom Ashworth',
  ])
  const oneName = ['Suharto', '', '', '', 'ST-99', '2026-12-07', PATTERN, assessor]
  return [HEADING, ...lines, oneName].map(cells => cells.join('\t')).join('\n')
}

describe('a centre manager, on a day when fourteen start', () => {
  it('pastes them, mends what is wrong, sees what the units mean, and saves all of them once', async () => {
    const { page } = await people.open({ server, as: CAST.centreManager })
    await page.goto('/learners')
    await page.getByRole('link', { name: 'Add several' }).click()
    const cells = page.getByLabel('Paste the learners here, their heading included')
    const pasted = pasteOf({ uln: '1000000063', assessor: 'Tom Ashwort' })
    await cells.fill(pasted)
    // Somebody calls, and the page is closed and opened again.
    await page.reload()
    expect(await cells.inputValue()).toBe(pasted)
    await page.getByRole('button', { name: 'Look at the lines' }).click()
    await page.getByText('2 lines are not right yet.').waitFor()
    await page.getByText('This is not a valid ULN. Check its ten digits.').waitFor()
    await page.getByText(/Nobody of your staff is called Tom Ashwort\./).waitFor()
    expect(await page.getByRole('button', { name: /^Save/ }).isDisabled()).toBe(true)

    await cells.fill(pasteOf({ uln: '9276308686', assessor: 'Tom Ashworth' }))
    await page.getByRole('button', { name: 'Look at the lines again' }).click()
    await page.getByRole('button', { name: 'Save 14 learners' }).click()
    await page.getByText('14 added, 0 changed, 0 as before.').waitFor()
    await page.getByRole('button', { name: 'Invite 13 learners by e-mail' }).waitFor()

    const api = await signIn(server, CAST.centreManager)
    const { learners } = await api.call(listLearners, { query: { search: 'Ray', limit: 50 } })
    expect(learners.filter(learner => learner.ownReference?.startsWith('ST-'))).toHaveLength(13)
  })
})
