import { getEnrolmentProgress, getEvidence, listEvidence, listLearners, type ReplyOf } from '@crosswalk/contracts'
import { expect, it } from 'vitest'
import { type Client, signIn } from './client.ts'
import { invitePeople } from './people.ts'
import { serveDemonstration } from './server.ts'

const MANAGER = 'ruth.okonjo@aldershaw.example'
const LEARNER = 'chloe.okafor@swiftway.example'
const REASON = 'A customer’s bank card can be read.'

const server = serveDemonstration()
const people = invitePeople()

type Evidence = ReplyOf<typeof getEvidence>

/** An item of Chloe's with a file, on which a decision stands. */
async function findDecided(manager: Client): Promise<Evidence> {
  const { learners } = await manager.call(listLearners, { query: { search: 'Okafor' } })
  const learnerId = learners[0]?.id ?? ''
  const { evidence } = await manager.call(listEvidence, { params: { id: learnerId }, query: { status: 'submitted' } })
  for (const { id, files, tags } of evidence) {
    if (files === 0 || tags.accepted === 0) continue
    return manager.call(getEvidence, { params: { id } })
  }
  throw new Error('Chloe has no decided item with a file')
}

it('a manager erases a file with a bank card in it: what falls is seen before, and what is left says who and why', async () => {
  const manager = await signIn(server, MANAGER)
  const item = await findDecided(manager)
  const file = item.files[0]
  if (file === undefined) throw new Error('It has no file')
  const progress = () => manager.call(getEnrolmentProgress, { params: { id: item.enrolmentId } })
  const before = await progress()

  const { page } = await people.open({ server, as: MANAGER })
  await page.goto(`/evidence/${item.id}`)
  await page.getByRole('button', { name: 'Erase', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: `Erase from ${item.reference}` }).waitFor()
  await page.getByRole('button', { name: 'Erase', exact: true }).click()
  await page.getByRole('status').filter({ hasText: 'Choose what is to be erased.' }).waitFor()

  await page.getByRole('checkbox', { name: file.name }).check()
  const decided = item.tags.filter(tag => tag.decision !== null).length
  if (decided > 1) await page.getByRole('button', { name: 'All fall' }).click()
  else await page.getByRole('radio', { name: 'Falls' }).check()
  await page.getByRole('region', { name: /^What falls with it/ }).waitFor()
  await page.getByLabel('Why is it erased?').fill(REASON)
  await page.getByLabel('I know that this can’t be undone').check()
  await page.getByRole('button', { name: 'Erase 1 file' }).click()

  await page
    .getByRole('status')
    .filter({ hasText: `Erased from ${item.reference}.` })
    .waitFor()
  const left = page.getByRole('list', { name: 'Erased' })
  await left.getByText(REASON).waitFor()
  await left.getByText(file.sha256).waitFor()
  const after = await progress()
  expect(after.totals.criteria.accepted).toBeLessThan(before.totals.criteria.accepted)

  // The learner is told as well, and the file is nowhere.
  const learner = await people.open({ server, as: LEARNER })
  await learner.page.goto(`/my/evidence/${item.id}`)
  await learner.page.getByRole('list', { name: 'Erased' }).getByText(REASON).waitFor()
  expect(await learner.page.getByText(file.name).count()).toBe(0)
})

it('words about a customer in feedback are erased beside it, and everybody reads that they were', async () => {
  const manager = await signIn(server, MANAGER)
  const { learners } = await manager.call(listLearners, { query: { search: 'Okafor' } })
  const learnerId = learners[0]?.id ?? ''
  const { evidence } = await manager.call(listEvidence, { params: { id: learnerId }, query: { status: 'submitted' } })
  const items = await Promise.all(evidence.map(({ id }) => manager.call(getEvidence, { params: { id } })))
  const [item, feedback] = findFeedback(items)

  const { page } = await people.open({ server, as: MANAGER })
  await page.goto(`/evidence/${item.id}`)
  await page.getByText(feedback).first().waitFor()
  await page
    .getByRole('button', { name: /^Erase this text: what was said of/ })
    .first()
    .click()
  const dialog = page.getByRole('dialog', { name: 'Erase what was written' })
  const chosen = dialog.getByRole('checkbox', { name: /^Feedback by / }).first()
  await chosen.waitFor()
  const submit = dialog.getByRole('button', { name: /^Erase/ })
  await submit.click()
  await dialog.getByRole('status').filter({ hasText: 'Say why it is erased.' }).waitFor()
  await dialog.getByLabel('Why is it erased?').fill('It names a customer.')
  await dialog.getByLabel('I know that this can’t be undone').check()
  await submit.click()
  await page.getByRole('status').filter({ hasText: 'Erased. In its place stands' }).waitFor()
  // What is announced says so at once; the record is fetched anew.
  await expect.poll(() => page.getByText(feedback).count()).toBe(0)
  await page
    .getByText(/Text erased on/)
    .first()
    .waitFor()

  const learner = await people.open({ server, as: LEARNER })
  await learner.page.goto(`/my/evidence/${item.id}`)
  await learner.page
    .getByText(/Text erased on/)
    .first()
    .waitFor()
  expect(await learner.page.getByText(feedback).count()).toBe(0)
  expect(await learner.page.getByRole('button', { name: /^Erase/ }).count()).toBe(0)

  // The audit trail says who and why, and offers what else can be erased.
  await page.goto(`/audit-trail`)
  await page.getByText(/^Erased the feedback of entr.*: It names a customer\.$/).waitFor()
  await page
    .getByRole('button', { name: /^Erase this text: entry / })
    .first()
    .waitFor()
})

/** An item with one wording of feedback on its decisions, and the words. */
function findFeedback(items: readonly Evidence[]): [Evidence, string] {
  for (const item of items) {
    const said = new Set(item.tags.flatMap(tag => tag.decisions.flatMap(decision => decision.feedback ?? [])))
    const [words] = said
    if (said.size === 1 && words !== undefined && item.tags.some(tag => tag.decision?.feedback === words))
      return [item, words]
  }
  throw new Error('Nobody gave Chloe feedback')
}
