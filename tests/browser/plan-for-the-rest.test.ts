// After a morning's observation: what stays open of its unit is planned in one step, and days later the caseload says
// what of it is overdue and leads there.
import { getCaseload, getEnrolment, getEnrolmentProgress, getMapping, getPlan } from '@crosswalk/contracts'
import { describe, expect, it } from 'vitest'
import { signIn } from './client.ts'
import { DESK, invitePeople, PHONE } from './people.ts'
import { CAST } from './screens.ts'
import { serveDemonstration } from './server.ts'

const DAY_MS = 86_400_000
const LEARNER = 'Chloe Okafor'

const server = serveDemonstration()
const people = invitePeople()

const inDays = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10)

async function findRow() {
  const { rows } = await (await signIn(server, CAST.assessor)).call(getCaseload)
  const row = rows.find(({ learner }) => learner.name === LEARNER)
  if (row === undefined) throw new Error(`${LEARNER} is in nobody’s caseload`)
  return row
}

/** A unit of which several criteria are neither accepted nor planned, with their numbers. */
async function findOpenUnit(enrolmentId: string) {
  const { call } = await signIn(server, CAST.assessor)
  const params = { id: enrolmentId }
  const enrolment = await call(getEnrolment, { params })
  const { row } = await call(getEnrolmentProgress, { params })
  const mapping = await call(getMapping, { params: { id: enrolment.programme.mappingId } })
  const { lines } = await call(getPlan, { params })
  const planned = new Set(lines.flatMap(({ criteria }) => criteria.map(({ criterionId }) => criterionId)))
  for (const unit of mapping.qualification.units.filter(({ id }) => enrolment.unitIds.includes(id))) {
    const open = unit.criteria.filter(({ id, index }) => Number(row.levels[index]) < 4 && !planned.has(id))
    if (open.length > 2) return { unit, open: open.map(({ number }) => number) }
  }
  throw new Error(`${LEARNER} has no unit with three open criteria`)
}

describe('the rest of a unit', () => {
  it('is planned from the observation, with what was typed still there, and is overdue in the caseload in its time', async () => {
    const before = await findRow()
    const { unit, open } = await findOpenUnit(before.enrolmentId)
    const { page, guard } = await people.open({ server, as: CAST.assessor, size: DESK })
    await page.goto(`/enrolments/${before.enrolmentId}/observation?unit=${unit.id}`)
    await page.getByLabel('Title').fill('A morning at the counter')
    await page.getByLabel('What did you see?').fill('He heard them out.')
    await page.getByLabel('Criteria, typed').fill(`${unit.number}: ${open[0]}`)
    await page.getByRole('button', { name: 'Plan for the rest' }).click()
    const dialog = page.getByRole('dialog', { name: 'Plan for the rest' })
    await dialog.getByRole('checkbox', { name: `Unit ${unit.number}: ${open.length - 1} criteria open` }).waitFor()
    await dialog.getByLabel(`What, for Unit ${unit.number}`).fill('Returns, on a busy Saturday')
    await dialog.getByLabel('By when').fill(inDays(2))
    await dialog.getByRole('button', { name: 'Add 1 line to the plan' }).click()
    await page
      .getByRole('status')
      .filter({ hasText: /^1 line is in the plan\./ })
      .waitFor()
    // Nothing is left to plan, and the observation goes on where it was.
    await page.getByRole('button', { name: 'Plan for the rest' }).waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Accept 1', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: /^OB\d+ A morning at the counter$/ }).waitFor()
    const { waiting } = await findRow()
    expect(waiting.planned).toBe(before.waiting.planned + 1)

    guard.expect(/401|410/)
    await server.moveClock(4 * DAY_MS)
    const { overdue } = await findRow()
    expect(overdue).toBeGreaterThan(0)
    const phone = await people.open({ server, as: CAST.assessor, size: PHONE })
    await phone.page.goto('/caseload')
    await phone.page.getByRole('button', { name: /^Overdue \d/ }).click()
    const row = phone.page.getByRole('table').getByRole('row').filter({ hasText: LEARNER })
    await row.getByRole('link', { name: overdue === 1 ? '1 line' : `${overdue} lines` }).click()
    await phone.page.getByRole('button', { name: /^Overdue \d/, pressed: true }).waitFor()
    const lines = phone.page.getByRole('list', { name: 'What is planned' }).getByRole('listitem')
    await expect.poll(() => lines.filter({ hasText: /overdue/ }).count()).toBe(overdue)
    await lines.filter({ hasText: 'Returns, on a busy Saturday' }).waitFor()
  })
})
