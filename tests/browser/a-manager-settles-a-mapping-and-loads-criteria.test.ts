import {
  addEvidence,
  getEnrolment,
  getMapping,
  getMappingEffect,
  getUnitRecord,
  listLearners,
  listMappings,
  listProgrammes,
} from '@crosswalk/contracts'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { signIn } from './client.ts'
import { invitePeople, PHONE } from './people.ts'
import { CAST } from './screens.ts'
import { serveDemonstration } from './server.ts'

const server = serveDemonstration()
const people = invitePeople()

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name })

/** 601/3973/0 as the centre has it now, and the programme of the first cohort. */
async function findDiploma() {
  const manager = await signIn(server, CAST.centreManager)
  const { mappings } = await manager.call(listMappings)
  const newest = mappings.find(one => one.newest && one.qualification.number === '601/3973/0')
  if (!newest) throw new Error('The diploma’s mapping is not held.')
  const mapping = await manager.call(getMapping, { params: { id: newest.id } })
  const { programmes } = await manager.call(listProgrammes)
  const line = new Set(
    mappings.filter(one => (one.rootId ?? one.id) === (newest.rootId ?? newest.id)).map(one => one.id),
  )
  const programme = programmes.find(one => line.has(one.mappingId) && one.enrolments > 0)
  if (!programme) throw new Error('No programme follows it.')
  return { manager, mapping, programme }
}

const ksbOf = (mapping: { standard: { ksbs: { id: string; code: string }[] } }, code: string) =>
  mapping.standard.ksbs.find(ksb => ksb.code === code)?.id ?? ''

/** From the page of a mapping version that was just published. */
async function moveEveryone(page: Page, programme: string, version: number): Promise<void> {
  await page.getByRole('link', { name: `See what moving ${programme} changes` }).click()
  await heading(page, `Move ${programme} to version ${version}`).waitFor()
  await page.getByRole('button', { name: /^Move \d+ enrolments?$/ }).click()
  await page.getByText(`moved to version ${version}.`).waitFor()
}

describe('a centre manager at a desk', () => {
  it('settles 17/1.3 as NCFE answered, sees what it changes, publishes, and moves the enrolments', async () => {
    const { manager, mapping, programme } = await findDiploma()
    const { page } = await people.open({ server, as: CAST.centreManager })
    await page.goto(`/mappings/${mapping.id}?ksb=${ksbOf(mapping, 'K14')}`)
    const panel = page.getByRole('complementary', { name: 'Discrepancies' })
    await panel.getByRole('button', { name: /^Settle: Unit 17, 1\.3 has two texts/ }).click()
    await panel.getByRole('radio', { name: /^In K14, read line 51 as 1\.4/ }).check()
    await panel.getByText(/what this changes/).waitFor()
    await panel.getByLabel('Why?').fill('Confirmed by NCFE by e-mail')
    await panel.getByText('Who was asked at NCFE').first().click()
    await panel.getByLabel('Who was asked at NCFE').fill('Dana Whitlow')
    await panel.getByLabel('Their answer').fill('Line 51 is 1.4.')
    await panel.getByLabel('When they answered').fill('2026-11-18')
    await panel.getByRole('button', { name: 'Settle', exact: true }).click()
    await page.getByText(/Not published: \d+ changes?\./).waitFor()
    const words = page.getByRole('row').filter({ hasText: '1.3 Explain the use of customer feedback' })
    expect(await words.textContent()).toContain('U17 1.4')

    await page.getByRole('button', { name: 'Publish version 2' }).click()
    const dialog = page.getByRole('dialog', { name: 'Publish version 2' })
    await dialog.getByText('Settled: In K14, read line 51 as 1.4.').waitFor()
    await dialog.getByText(/of \d+ enrolments? would change/).waitFor()
    await dialog.getByRole('button', { name: 'Publish version 2' }).click()
    await page.getByText('Version 2 is published. No enrolment has moved.').waitFor()
    expect((await findDiploma()).programme.mappingId).toBe(programme.mappingId)

    await page.getByRole('link', { name: 'Compare versions' }).click()
    await heading(page, 'Version 2 beside version 1').waitFor()
    await page.getByText('Ruth Okonjo: Confirmed by NCFE by e-mail Asked at NCFE: Dana Whitlow').waitFor()
    const k14 = page.getByRole('table', { name: /^KSBs that differ/ }).getByRole('row', { name: /^K14/ })
    expect(await k14.textContent()).toContain('U17 1.4')
    await page.goBack()

    // A tutor has the grid open meanwhile, and sees the cells change.
    const { changes } = await manager.call(getMappingEffect, { params: { id: mapping.id } })
    // [KSB-7] What was confirmed by the version before is to be checked again.
    const first = changes.find(one => one.cohortId !== null && one.checkAgain.length > 0)
    if (first === undefined) throw new Error('Nobody of a cohort has anything to be checked again.')
    const tutor = await people.open({ server, as: CAST.tutor })
    await tutor.page.goto(`/ksbs/${first.cohortId}`)
    const cell = tutor.page.getByRole('gridcell', { name: new RegExp(`^${first.name}, ${first.checkAgain[0]},`) })
    await cell.waitFor()
    const before = await cell.getAttribute('aria-label')
    await moveEveryone(page, programme.name, 2)
    await expect.poll(() => cell.getAttribute('aria-label')).not.toBe(before)
    const after = await findDiploma()
    expect(after.programme).toMatchObject({ mappingId: after.mapping.id, behind: 0 })
    await page.goto('/audit-trail')
    await page.getByText('Settled a discrepancy: In K14, read line 51 as 1.4.').waitFor()
  })

  it('loads Unit 4 and what Unit 17 lacks, and an assessor sees what is missing and signs again for it', async () => {
    const { manager, mapping, programme } = await findDiploma()
    const unit17 = mapping.qualification.units.find(unit => unit.number === 17)
    const rows = [
      ['unit', 'UAN', 'credits', 'level', 'group', 'learning outcome', 'its text', 'criterion', 'text'],
      [
        '4',
        'A/506/1964',
        '4',
        '2',
        'Mandatory',
        '1',
        'Understand organisational structures',
        '1.1',
        'Explain the differences between sectors',
      ],
      ['', '', '', '', '', '', '', '1.2', 'Explain the functions of departments'],
      ['17', '', '', '', '', '', '', '1.6', 'Explain the limits of the service offer'],
    ]
    const { page } = await people.open({ server, as: CAST.centreManager })
    await page.goto(`/mappings/${mapping.id}`)
    await page.getByRole('link', { name: 'Load criteria' }).click()
    const table = page.getByLabel('Paste the table, with the line that names its columns')
    const toText = (lines: string[][]) => lines.map(line => line.join('\t')).join('\n')
    await table.fill(toText([...rows, ['17', '', '', '', '', '', '', '02-Jan', 'Explain it']]))
    await page.getByRole('button', { name: 'See what it changes' }).click()
    await page.getByText('“02-Jan” looks like a date').waitFor()
    await table.fill(toText(rows))
    await page.getByRole('button', { name: 'See what it changes' }).click()
    await page.getByRole('heading', { name: 'Unit 4 Understand employer organisations' }).waitFor()
    await page.getByLabel('These are all the criteria of Unit 4').check()
    await page.getByRole('button', { name: 'Load as a new version' }).click()
    await page.getByText('Unit 4: 2 criteria more, held whole.').waitFor()

    const publish = page.getByRole('button', { name: /^Publish version \d+$/ })
    const version = Number(/\d+/.exec((await publish.textContent()) ?? '')?.[0])
    await publish.click()
    await page
      .getByRole('dialog')
      .getByRole('button', { name: `Publish version ${version}` })
      .click()
    await page.getByText(`Version ${version} is published.`).waitFor()
    await moveEveryone(page, programme.name, version)

    const { learners } = await manager.call(listLearners, { query: { search: 'Chloe' } })
    const enrolmentId = learners[0]?.enrolments[0]?.id ?? ''
    const enrolment = await manager.call(getEnrolment, { params: { id: enrolmentId } })
    const now = await manager.call(getMapping, { params: { id: enrolment.programme.mappingId } })
    expect(now.criteriaKey).not.toBe(mapping.criteriaKey)
    expect(now.qualification.units.find(unit => unit.number === 4)).toMatchObject({ complete: true })
    const record = await manager.call(getUnitRecord, { params: { id: enrolmentId, unitId: unit17?.id ?? '' } })
    expect(record.criteria.map(one => one.number)).toContain('1.6')

    // Ellie-Mae's Unit 17 was signed off before: its signature stands, and wants one beside it for what is new.
    const [ellie] = (await manager.call(listLearners, { query: { search: 'Ellie-Mae' } })).learners
    const signedId = ellie?.enrolments[0]?.id ?? ''
    const unitId = unit17?.id ?? ''
    const tom = await people.open({ server, as: CAST.assessor })
    await tom.page.goto(`/enrolments/${signedId}/units/${unitId}/sign-off`)
    await tom.page.getByText('Criteria were added.').waitFor()
    await tom.page.getByText(/1\.6 was loaded after Tom Ashworth signed off this unit/).waitFor()
    await tom.page.getByText('Opens when the thing above is cleared.').waitFor()

    const added = now.qualification.units.find(one => one.id === unitId)?.criteria.find(one => one.number === '1.6')
    const criterionId = added?.id ?? ''
    await (await signIn(server, CAST.assessor)).call(addEvidence, {
      params: { id: ellie?.id ?? '' },
      body: {
        title: 'What the desk can’t offer',
        method: 'PD',
        enrolmentId: signedId,
        text: 'Ellie-Mae told a guest what can’t be changed, and why.',
        tags: [{ criterionId }],
        decisions: [{ criterionId, outcome: 'accepted' }],
      },
    })
    await tom.page.getByRole('heading', { name: 'Nothing is in the way' }).waitFor()
    await tom.page.getByRole('checkbox').check()
    await tom.page.getByRole('button', { name: 'Add a supplementary signature' }).click()
    await tom.page.getByText('Signed: 1 criterion of Unit 17.').waitFor()
  })
})

describe('a centre manager on a phone', () => {
  it('chooses a KSB from a list, and reads how its discrepancy can be settled', async () => {
    const { mapping } = await findDiploma()
    const { page } = await people.open({ server, as: CAST.centreManager, size: PHONE })
    await page.goto(`/mappings/${mapping.id}`)
    await page.getByRole('combobox', { name: 'KSB' }).selectOption({ label: ksbLabel(mapping, 'K9') })
    await page.getByRole('button', { name: /^Settle: K9 is about using systems/ }).click()
    await page.getByRole('radio', { name: 'Keep it as the document has it.' }).check()
    await page.getByRole('button', { name: 'Leave open' }).click()
    await expect.poll(() => page.getByRole('radio').count()).toBe(0)
  })
})

function ksbLabel(mapping: { standard: { ksbs: { code: string; text: string }[] } }, code: string): string {
  const ksb = mapping.standard.ksbs.find(one => one.code === code)
  return `${code} ${ksb?.text ?? ''}`
}
