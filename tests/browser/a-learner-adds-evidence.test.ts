import {
  decide,
  getEnrolmentProgress,
  getEvidence,
  getMapping,
  getMe,
  listEvidence,
  listProgrammes,
  type ReplyOf,
} from '@crosswalk/contracts'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { type Client, signIn } from './client.ts'
import { invitePeople, PHONE } from './people.ts'
import { serveDemonstration } from './server.ts'
import { signInByHand } from './sign-in.ts'

const LEARNER = 'chloe.okafor@swiftway.example'
const ASSESSOR = 'tom.ashworth@aldershaw.example'
const TITLE = 'Missing parcel, told at the counter'

const server = serveDemonstration()
const people = invitePeople()

type Mapping = ReplyOf<typeof getMapping>
type Criterion = Mapping['qualification']['units'][number]['criteria'][number] & { unitNumber: number }

/** The learner's enrolment as it stands, and criteria of one unit that nothing supports yet. */
async function look(learner: Client) {
  const { learner: record } = await learner.call(getMe)
  const enrolment = record?.enrolments[0]
  if (!record || !enrolment) throw new Error('The learner has no enrolment')
  const progress = await learner.call(getEnrolmentProgress, { params: { id: enrolment.id } })
  const { programmes } = await learner.call(listProgrammes)
  const mappingId = programmes.find(({ id }) => id === enrolment.programmeId)?.mappingId ?? ''
  const mapping = await learner.call(getMapping, { params: { id: mappingId } })
  const mapped = new Set(mapping.rows.flatMap(row => row.criterionIds))
  const open = mapping.qualification.units
    .filter(unit => progress.row.unitIds.includes(unit.id))
    .map(unit =>
      unit.criteria
        .filter(({ id, index }) => progress.row.levels[index] === '0' && mapped.has(id))
        .map((criterion): Criterion => ({ ...criterion, unitNumber: unit.number })),
    )
    .find(criteria => criteria.length >= 3)
  const [first, second, third] = open ?? []
  if (!first || !second || !third) throw new Error('No unit has three criteria without evidence')
  return { learnerId: record.id, progress, mapping, criteria: [first, second, third] as const }
}

/** What the effect has to say of each KSB that these criteria move: "12 → 14 of 16 submitted". */
function listEffects({ progress, mapping }: Awaited<ReturnType<typeof look>>, criteria: readonly Criterion[]) {
  return mapping.rows.flatMap(row => {
    const ksb = progress.ksbs.find(({ ksbId }) => ksbId === row.ksbId)
    const added = criteria.filter(({ id }) => row.criterionIds.includes(id)).length
    if (!ksb?.applies || added === 0) return []
    const now = ksb.counts.submitted
    return [`${now} → ${now + added} of ${ksb.inScope} submitted`]
  })
}

const dayFromNow = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
const goToTab = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name, exact: true }).click()
const status = (page: Page, words: RegExp) => page.getByRole('status').filter({ hasText: words })

describe('a learner on a phone', () => {
  it('sees how things stand, adds evidence, sees what its tags would move, submits it, and reads the feedback', async () => {
    const learner = await signIn(server, LEARNER)
    const before = await look(learner)
    const { page } = await people.open({ server, size: PHONE })
    await signInByHand(page, LEARNER)

    // Home: one next thing, a referral first, and the headline.
    await page.getByRole('heading', { name: /^Answer Tom: / }).waitFor()
    const { criteria, ksbs } = before.progress.totals
    await page.getByText(`${criteria.accepted} of ${criteria.inScope} criteria accepted`).first().waitFor()
    await page
      .getByText(new RegExp(`${ksbs.met} of ${ksbs.withScope} KSBs met through the mapping`))
      .first()
      .waitFor()

    // What it is, with a real file, which is sent as soon as there is something to hang it on.
    await page.getByRole('link', { name: 'Add evidence' }).click()
    await page.getByLabel('Choose files').setInputFiles({
      name: 'what I told the customer.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('I read the label out and we found the van together.\n'.repeat(200)),
    })
    await page.getByRole('button', { name: 'Write something' }).click()
    await page.getByLabel('Your words').fill('She had waited since Tuesday. I rang the depot with her beside me.')
    await page.getByLabel('What is it?').fill(TITLE)
    await page.getByLabel('Method').selectOption({ label: 'Work product' })
    await page.getByLabel('When did you do it?').fill(dayFromNow(-5))
    await page.getByRole('list', { name: 'Files of this item' }).getByText('Uploaded').waitFor()

    // Two criteria typed, one ticked.
    await page.getByRole('button', { name: 'Next: criteria' }).click()
    const [one, two, three] = before.criteria
    await page.getByRole('button', { name: 'Type them' }).click()
    await page.getByLabel('Criteria, typed').fill(`${one.unitNumber}: ${one.number}, ${two.number}, 99.9`)
    await page.getByText(`Unit ${one.unitNumber} has no 99.9`).waitFor()
    await page.getByLabel('Criteria, typed').fill(`${one.unitNumber}: ${one.number}, ${two.number}`)
    await status(page, /2 criteria, 1 unit · nothing unread/).waitFor()
    await page.getByRole('button', { name: 'Choose from the list' }).click()
    await page.getByRole('checkbox', { name: `U${three.unitNumber} ${three.number} ` }).check()
    await status(page, /3 criteria chosen/).waitFor()
    await page.getByLabel(`Page or time, U${three.unitNumber} ${three.number}`).fill('line 3')

    // What they would move stands there before anything is submitted.
    await page.getByRole('button', { name: 'Next: submit' }).click()
    const effect = page.getByRole('region', { name: 'What these tags would do' })
    for (const words of listEffects(before, before.criteria)) await effect.getByText(words).first().waitFor()
    await effect.getByText(/^Submitted is not met\./).waitFor()
    expect((await look(learner)).progress.totals.criteria).toEqual(before.progress.totals.criteria)

    await page.getByRole('button', { name: 'Submit', exact: true }).click()
    await page.getByRole('alert').filter({ hasText: 'State that it is your own work' }).waitFor()
    await page.getByLabel('This is my own work').check()
    await page.getByRole('button', { name: 'Submit', exact: true }).click()
    await status(page, /is submitted\. Tom( Ashworth)? decides\./).waitFor()

    await goToTab(page, 'Evidence')
    const item = page.getByRole('list', { name: 'Evidence' }).getByRole('link', { name: TITLE })
    await item.filter({ hasText: '3 waiting for a decision' }).filter({ hasText: '1 file' }).waitFor()
    const after = await look(learner)
    expect(after.progress.totals.criteria.submitted).toBe(before.progress.totals.criteria.submitted + 3)

    // The assessor decides elsewhere: accepted but for one.
    await decideElsewhere(after.learnerId, three)
    await item.filter({ hasText: '1 referred' }).waitFor()
    await item.click()
    await page.getByRole('heading', { level: 1, name: TITLE }).waitFor()
    await page.getByText('“Say what you promised her, and when.”').first().waitFor()
    await page.getByText(/^Tom asks for more by /).waitFor()
    await goToTab(page, 'Home')
    await page.getByRole('link', { name: new RegExp(`^Tom accepted .*${TITLE}`) }).waitFor()
  })
})

async function decideElsewhere(learnerId: string, referred: Criterion): Promise<void> {
  const assessor = await signIn(server, ASSESSOR)
  const { evidence } = await assessor.call(listEvidence, { params: { id: learnerId }, query: { search: TITLE } })
  const params = { id: evidence[0]?.id ?? '' }
  const { revision, tags } = await assessor.call(getEvidence, { params })
  const referral = {
    outcome: 'referred' as const,
    feedback: 'Say what you promised her, and when.',
    dueOn: dayFromNow(14),
  }
  await assessor.call(decide, {
    params,
    body: {
      revision,
      decisions: tags.map(tag => ({
        tagId: tag.id,
        ...(tag.criterionId === referred.id ? referral : { outcome: 'accepted' as const, feedback: 'Calm and clear.' }),
      })),
    },
  })
}
