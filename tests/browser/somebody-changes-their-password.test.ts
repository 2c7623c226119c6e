// The account page: a new password, which asks for the one there is, and counts from then on.
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { invitePeople, PHONE } from './people.ts'
import { CAST } from './screens.ts'
import { serveDemonstration } from './server.ts'

const server = serveDemonstration()
const people = invitePeople()
const OLD = 'walk-the-crossing'
const NEW = 'ferns by the canal gate'

async function signIn(page: Page, password: string): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('E-mail').fill(CAST.learner)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

it('changes it on a phone, with the one they have, and signs in with the new one', async () => {
  const { page, guard } = await people.open({ server, as: CAST.learner, size: PHONE })
  guard.expect(/status of 400/)
  await page.goto('/account')
  const now = page.getByLabel('Your password now')
  const next = page.getByLabel('New password')
  const change = page.getByRole('button', { name: 'Change password' })

  await now.fill('not my password')
  await next.fill(NEW)
  await change.click()
  await page.getByText('That is not your password. Nothing was changed.').waitFor()
  expect(await next.inputValue()).toBe(NEW)

  await now.fill(OLD)
  await change.click()
  await page.getByText('Your password is changed.').waitFor()
  expect([await now.inputValue(), await next.inputValue()]).toEqual(['', ''])

  const { page: other, guard: otherGuard } = await people.open({ server })
  otherGuard.expect(/status of 401/)
  await signIn(other, OLD)
  await other.getByText('This e-mail and password do not belong together.').waitFor()
  await signIn(other, NEW)
  await other.waitForURL(/\/my$/)
})
