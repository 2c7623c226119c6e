import {
  getEnrolment,
  getEnrolmentProgress,
  getEvidence,
  getMapping,
  listLearners,
  listToAssess,
  type ReplyOf,
} from '@crosswalk/contracts'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Client, signIn } from './client.ts'
import { invitePeople } from './people.ts'
import { serveDemonstration } from './server.ts'
import { signInByHand } from './sign-in.ts'

const ASSESSOR = 'tom.ashworth@aldershaw.example'

const server = serveDemonstration()
const people = invitePeople()
let assessor: Client
beforeAll(async () => {
  assessor = await signIn(server, ASSESSOR)
})

const said = (page: Page, words: RegExp) => page.getByRole('status').filter({ hasText: words })
const inTwoWeeks = () => new Date(Date.now() + 14 * 86_400_000).toISOString().slice(0, 10)

describe('an assessor with a queue', () => {
  it('finds the oldest first', async () => {
    const { page } = await people.open({ server })
    await signInByHand(page, ASSESSOR)
    await page
      .getByRole('navigation', { name: 'Pages' })
      .getByRole('link', { name: /^To assess/ })
      .click()
    await page.getByRole('heading', { level: 1, name: 'To assess' }).waitFor()
    const table = page.getByRole('table', { name: 'Evidence that waits for your decision, oldest first' })
    await table.getByRole('rowheader').first().waitFor()
    const { items } = await assessor.call(listToAssess)
    const times = items.map(({ submittedAt }) => submittedAt)
    expect(times).toEqual([...times].sort())
    expect(await table.getByRole('rowheader').allInnerTexts()).toEqual(
      items.map(({ reference, title }) =>
        expect.stringMatching(new RegExp(`^${reference}\\s+${escapePattern(title)}$`)),
      ),
    )
    expect(await table.getByRole('row').nth(1).textContent()).toContain('working days')
  })

  it('accepts all but one, says what more that needs and by when, undoes the slip, and decides again', async () => {
    const { item, waiting } = await findItemWithSeveralTags()
    const { page } = await people.open({ server, as: ASSESSOR })
    await page.goto('/to-assess')
    await page
      .getByRole('link', { name: `${item.reference} ${item.title}` })
      .first()
      .click()
    await page.getByRole('heading', { level: 1, name: `${item.reference} ${item.title}` }).waitFor()

    const criteria = page.getByRole('region', { name: 'Criteria' })
    const decision = criteria.getByRole('group', { name: /^Decision on U/ })
    await expect.poll(() => decision.count()).toBe(waiting.length)
    const target = ((await decision.last().getAttribute('aria-label')) ?? '').replace('Decision on ', '')
    const [, unit = '', number = ''] = /^U(\d+) (\S+)$/.exec(target) ?? []
    await criteria.getByRole('button', { name: 'Accept all but…' }).click()
    await criteria.getByLabel('Accept all but', { exact: true }).fill(`${unit}: ${number}`)
    await criteria.getByRole('button', { name: `Accept ${waiting.length - 1}, refer 1` }).click()
    await page.getByRole('heading', { name: 'What saving moves' }).waitFor()

    // A referral without words is not saved: focus goes to where they are missing.
    const needed = criteria.getByLabel(`What more is needed? for ${target}`)
    await page.getByRole('button', { name: 'Save', exact: true }).press('Enter')
    await expect.poll(() => needed.evaluate(element => element === document.activeElement)).toBe(true)
    expect(await listOutcomes(item.evidenceId, waiting)).toEqual(waiting.map(() => null))
    await needed.fill('Which of the two drafts did the customer get?')
    await criteria.getByLabel(`By when for ${target}`).fill(inTwoWeeks())
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await said(page, new RegExp(`${item.reference}: ${waiting.length} decisions saved`)).waitFor()
    const outcomes = await listOutcomes(item.evidenceId, waiting)
    expect(outcomes.filter(outcome => outcome === 'accepted')).toHaveLength(waiting.length - 1)
    expect(outcomes.filter(outcome => outcome === 'referred')).toHaveLength(1)

    await page.getByRole('button', { name: 'Undo', exact: true }).click()
    await said(page, /^Undone\.$/).waitFor()
    expect(await listOutcomes(item.evidenceId, waiting)).toEqual(waiting.map(() => null))

    // Again, by keyboard: the list walks by arrows, letters decide.
    await expect.poll(() => decision.count()).toBe(waiting.length)
    await decision.first().getByRole('button', { name: 'Accept' }).focus()
    for (const _ of waiting) {
      await page.keyboard.press('a')
      await page.keyboard.press('ArrowDown')
    }
    await page.getByRole('button', { name: new RegExp(`^Save ${waiting.length} decisions, `) }).waitFor()
    await page.keyboard.press('Control+Enter')
    await said(page, new RegExp(`${item.reference}: ${waiting.length} decisions saved`)).waitFor()
    expect(await listOutcomes(item.evidenceId, waiting)).toEqual(waiting.map(() => 'accepted'))
    await page
      .getByRole('heading', { level: 1, name: `${item.reference} ${item.title}` })
      .waitFor({ state: 'detached' })
  })

  it('writes an observation with typed criteria, decided in the same act, and signs off what it completes', async () => {
    const { enrolment, unit, open } = await findUnitToComplete()
    const { page } = await people.open({ server, as: ASSESSOR })
    const signOff = `/enrolments/${enrolment.id}/units/${unit.id}/sign-off`
    await page.goto(signOff)
    const button = page.getByRole('button', { name: 'Sign off the criteria listed here' })
    await button.waitFor()
    expect(await button.getAttribute('aria-disabled')).toBe('true')
    await page
      .getByText(/not held here/)
      .first()
      .waitFor()

    await page.goto(`/enrolments/${enrolment.id}/observation?unit=${unit.id}`)
    await page.getByLabel('Title').fill('A morning at the desk')
    await page.getByLabel('From', { exact: true }).fill('09:05')
    await page.getByLabel('To', { exact: true }).fill('12:10')
    await page
      .getByLabel('What did you see?')
      .fill('She took each of them in turn, and told the last one how long it would be.')
    await page.getByLabel('Criteria, typed').fill(`${unit.number}: ${open.join(', ')}, 99.9`)
    await page.getByText(`Unit ${unit.number} has no 99.9`).waitFor()
    await page.getByLabel('Criteria, typed').fill(`${unit.number}: ${open.join(', ')}`)
    await page.getByRole('button', { name: `Accept ${open.length}`, exact: true }).click()
    await said(page, new RegExp(`^OB\\d+ is written: ${open.length} accepted\\.`)).waitFor()
    await page.getByRole('heading', { level: 1, name: /^OB\d+ A morning at the desk$/ }).waitFor()

    await page.goto(signOff)
    await page.getByRole('heading', { name: 'Nothing is in the way' }).waitFor()
    await page.getByRole('checkbox', { name: /^I have checked every criterion listed here\./ }).check()
    await button.click()
    await said(page, new RegExp(`^Signed: ${unit.criteria.length} criteria of Unit ${unit.number}\\.$`)).waitFor()
    await page.getByText(/^Assessor · Tom Ashworth$/).waitFor()
    await page
      .getByText(/Part of the unit/)
      .first()
      .waitFor()
    const { row } = await assessor.call(getEnrolmentProgress, { params: { id: enrolment.id } })
    expect(unit.criteria.map(({ index }) => row.levels[index])).toEqual(unit.criteria.map(() => '5'))
  })
})

const escapePattern = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** The oldest item on which at least three decisions are to be made. */
async function findItemWithSeveralTags() {
  const { items } = await assessor.call(listToAssess)
  const item = items.find(({ tags }) => tags >= 3)
  if (item === undefined) throw new Error('No item waits with three tags')
  const { tags } = await assessor.call(getEvidence, { params: { id: item.evidenceId } })
  return { item, waiting: tags.filter(tag => tag.can.decide).map(({ id }) => id) }
}

async function listOutcomes(evidenceId: string, tagIds: readonly string[]) {
  const { tags } = await assessor.call(getEvidence, { params: { id: evidenceId } })
  return tagIds.map(id => tags.find(tag => tag.id === id)?.decision?.outcome ?? null)
}

type Unit = ReplyOf<typeof getMapping>['qualification']['units'][number]

/** A unit of a learner whose criteria are accepted but for some that nothing has been tagged to. */
async function findUnitToComplete() {
  const { learners } = await assessor.call(listLearners)
  for (const { id } of learners.flatMap(learner => learner.enrolments)) {
    const enrolment = await assessor.call(getEnrolment, { params: { id } })
    if (!enrolment.can.assess || enrolment.status !== 'onProgramme') continue
    const { row } = await assessor.call(getEnrolmentProgress, { params: { id } })
    const { qualification } = await assessor.call(getMapping, { params: { id: enrolment.programme.mappingId } })
    const levelsOf = (unit: Unit) => unit.criteria.map(({ index }) => row.levels[index] ?? '')
    const unit = qualification.units.find(candidate => {
      const record = enrolment.units.find(({ unitId }) => unitId === candidate.id)
      const levels = levelsOf(candidate)
      return (
        record?.signedOffAt === null &&
        levels.every(level => level === '0' || level === '4') &&
        levels.filter(level => level === '0').length >= 2
      )
    })
    if (unit) {
      const open = unit.criteria.filter(({ index }) => row.levels[index] === '0').map(({ number }) => number)
      return { enrolment, unit, open }
    }
  }
  throw new Error('No unit can be completed by one observation')
}
