import { getEnrolment, getMapping, listLearners } from '@crosswalk/contracts'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { signIn } from './client.ts'
import { invitePeople } from './people.ts'
import { serveEmpty } from './server.ts'
import { signInByHand } from './sign-in.ts'

const EMAIL = 'maya.okoro@harbour.example'
const PASSWORD = 'lantern-gravel-otter'
const PROGRAMME = 'Customer Service Practitioner, Harbour'
const COHORT = 'Harbour, January'

const server = serveEmpty()
const people = invitePeople()

const goToPage = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name, exact: true }).click()
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name })

/** The path of the link that the server said when it started with nothing. */
async function getSetupPath(): Promise<string> {
  const find = () => /\/setup\/\S+/.exec(server.said.join('\n'))?.[0]
  await expect.poll(find).toBeDefined()
  return find() ?? ''
}

async function setTheCentreUp(page: Page): Promise<void> {
  await page.goto(await getSetupPath())
  await page.getByLabel('The centre’s name').fill('Harbour Training')
  await page.getByLabel('Your given name').fill('Maya')
  await page.getByLabel('Your family name, or your only one').fill('Okoro')
  await page.getByLabel('Your e-mail').fill(EMAIL)
  await page.getByLabel('New password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Make the centre' }).click()
  await page.getByText('Harbour Training is ready. Sign in as its centre manager.').waitFor()
  await signInByHand(page, EMAIL, PASSWORD)
  await heading(page, 'People').waitFor()
}

async function addPerson(page: Page, givenName: string, familyName: string, role: string): Promise<string> {
  await goToPage(page, 'People')
  await page.getByRole('button', { name: 'Add a person' }).click()
  const dialog = page.getByRole('dialog', { name: 'Add a person' })
  await dialog.getByLabel('Given name').fill(givenName)
  await dialog.getByLabel('Family name, or the only one').fill(familyName)
  await dialog.getByLabel('E-mail').fill(`${givenName.toLowerCase()}@harbour.example`)
  await dialog.getByLabel('Assessor', { exact: true }).uncheck()
  await dialog.getByLabel(role, { exact: true }).check()
  await dialog.getByRole('button', { name: 'Add', exact: true }).click()
  await heading(page, `${givenName} ${familyName}`).waitFor()
  await page.getByRole('button', { name: 'Send an invitation' }).click()
  return (await page.getByText(/\/password\//).textContent()) ?? ''
}

async function addRelationship(page: Page, kind: string, name: string): Promise<void> {
  await page.getByRole('combobox', { name: 'As', exact: true }).selectOption(kind)
  await page.getByRole('combobox', { name: 'Who', exact: true }).selectOption({ label: name })
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await page
    .getByRole('listitem')
    .filter({ hasText: `${kind} ${name}, from` })
    .waitFor()
}

describe('a centre manager, from an empty folder', () => {
  it('makes a centre, its people, a cohort, a programme and a learner, and finds it all in the audit trail', async () => {
    const { page } = await people.open({ server })
    await setTheCentreUp(page)
    const invitation = await addPerson(page, 'Tom', 'Reed', 'Assessor')
    await addPerson(page, 'Iona', 'Wells', 'Tutor')

    await goToPage(page, 'Cohorts')
    await page.getByText('No cohort yet').waitFor()
    await page.getByRole('button', { name: 'Add a cohort' }).click()
    await page.getByRole('dialog').getByLabel('Name').fill(COHORT)
    await page.getByRole('button', { name: 'Add the cohort' }).click()
    await page.getByRole('rowheader', { name: COHORT }).waitFor()

    await goToPage(page, 'Programmes')
    await page.getByText('No programme yet').waitFor()
    await page.getByRole('button', { name: 'Make a programme' }).click()
    await page.getByRole('dialog').getByLabel('Name').fill(PROGRAMME)
    await page.getByLabel('Mapping').selectOption({ label: 'NCFE’s mapping of 601/3973/0 to ST0072 v1.1, version 1' })
    await page.getByRole('button', { name: 'Make the programme' }).click()
    await page.getByRole('rowheader', { name: PROGRAMME }).waitFor()

    await goToPage(page, 'Learners')
    await page.getByRole('link', { name: 'Add a learner' }).click()
    await page.getByLabel('Given name').fill('Nia')
    await page.getByLabel('Family name, or the only one').fill('Bevan')
    await page.getByLabel('ULN, if it is known').fill('1000000063')
    await page.getByText('This is not a valid ULN. Check its ten digits.').waitFor()
    await page.getByLabel('ULN, if it is known').fill('1000000043')
    await page.getByLabel('Cohort').selectOption({ label: COHORT })
    await page.getByLabel('Job role').selectOption({ label: 'Face to face' })
    const meaning = page.getByRole('region', { name: 'What this choice means' })
    await meaning.getByText('19 credits').waitFor()
    await page.getByRole('checkbox', { name: /^Unit 15 / }).check()
    await meaning.getByText('24 credits').waitFor()
    await page.getByRole('checkbox', { name: /^Unit 16 / }).check()
    await meaning.getByText(/K1 and K5 need their own evidence: NCFE: no mapping\./).waitFor()
    await page.getByRole('button', { name: 'Add the learner' }).click()
    await heading(page, 'Nia Bevan').waitFor()

    await page.getByRole('link', { name: PROGRAMME }).click()
    await addRelationship(page, 'Assessor', 'Tom Reed')
    await addRelationship(page, 'Tutor', 'Iona Wells')

    await page.getByRole('button', { name: 'Choose units' }).click()
    await page.getByRole('checkbox', { name: /^Unit 8 / }).check()
    const effect = page.getByRole('region', { name: 'What this choice does' })
    await effect.getByText(/^27 → 30 credits/).waitFor()
    await effect
      .getByRole('heading', { name: /^More of it is in the units|^Counts change/ })
      .first()
      .waitFor()
    expect(await listUnitNumbers()).not.toContain(8)
    await page.getByRole('button', { name: 'Save these units' }).click()
    await page.getByRole('rowheader', { name: /^Unit 8 / }).waitFor()
    expect(await listUnitNumbers()).toContain(8)

    await goToPage(page, 'Audit trail')
    const trail = page.getByRole('table', { name: 'The audit trail, newest first' })
    await trail.getByRole('rowheader').first().waitFor()
    const sentences = await trail.getByRole('rowheader').allTextContents()
    for (const words of [/[Uu]nits/, /Iona Wells/, /Tom Reed/, /^Took in /, new RegExp(COHORT)]) {
      expect(sentences.some(sentence => words.test(sentence))).toBe(true)
    }

    const tom = await people.open({ server })
    await tom.page.goto(new URL(invitation).pathname)
    await tom.page.getByLabel('New password').fill('kettle-harvest-violet')
    await tom.page.getByRole('button', { name: 'Set password' }).click()
    await tom.page.getByText('Your password is set.').waitFor()
    await signInByHand(tom.page, 'tom@harbour.example', 'kettle-harvest-violet')
    await heading(tom.page, 'Caseload').waitFor()
  })
})

/** The units of the one learner, as the API has them. */
async function listUnitNumbers(): Promise<number[]> {
  const manager = await signIn(server, EMAIL, PASSWORD)
  const { learners } = await manager.call(listLearners)
  const enrolmentId = learners[0]?.enrolments[0]?.id
  if (enrolmentId === undefined) throw new Error('There is no enrolment')
  const { unitIds, programme } = await manager.call(getEnrolment, { params: { id: enrolmentId } })
  const { qualification } = await manager.call(getMapping, { params: { id: programme.mappingId } })
  return qualification.units.filter(unit => unitIds.includes(unit.id)).map(unit => unit.number)
}
