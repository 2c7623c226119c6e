import type { Page } from 'playwright-core'
import { DEMONSTRATION_PASSWORD } from './client.ts'

/** As a person does it, on the sign-in page. */
export async function signInByHand(page: Page, email: string, password = DEMONSTRATION_PASSWORD): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}
