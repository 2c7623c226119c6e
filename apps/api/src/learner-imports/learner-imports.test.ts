import { setImmediate as turn } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { createTestApp } from '../app.test-utils.ts'
import { addCentreWithManager, addStaff, addTestProgramme } from '../people/people.test-utils.ts'
import { examineStore } from '../upkeep/examine-store.ts'

async function createWorld() {
  const world = await createTestApp()
  const manager = await addCentreWithManager(world)
  const { programmeId, unitIds, mapping } = await addTestProgramme(world, manager)
  const post = async (url: string, body: object, as = manager) => (await world.request('POST', url, { as, body })).body
  const pattern = await post('/unit-patterns', {
    programmeId,
    name: 'Contact centre',
    unitIds: unitIds(1, 2, 3, 4, 5, 6, 8, 17),
  })
  const cohort = await post('/cohorts', { name: 'September A' })
  const tom = await addStaff(world, manager, ['assessor'], { email: 'tom@harbour.test' })
  await addStaff(world, manager, ['assessor'], { givenName: 'Sam', familyName: 'Lee', email: 'sam1@harbour.test' })
  await addStaff(world, manager, ['assessor', 'tutor'], {
    givenName: 'Sam',
    familyName: 'Lee',
    email: 'sam2@harbour.test',
  })
  const preview = (text: string, more: object = {}, as = manager) =>
    world.request('POST', '/learner-imports/preview', { as, body: { source: { text }, ...more } })
  const save = async (text: string, more: object = {}) => {
    const { body } = await preview(text, more)
    return world.request('POST', '/learner-imports', {
      as: manager,
      body: { source: { text }, ...more, key: body.key },
    })
  }
  const countEntries = () => world.store.read.$count(world.store.t.ledger)
  return { ...world, manager, programmeId, unitIds, mapping, pattern, cohort, tom, post, preview, save, countEntries }
}

const rows = (...lines: string[][]) => lines.map(cells => cells.join('\t')).join('\n')

const STARTERS = rows(
  ['First name', 'Surname', 'E-mail address', 'ULN', 'Reference', 'Start date', 'Pattern', 'Assessor', 'Job role'],
  ['Harpreet', 'Gill', 'h.gill@swift.test', '9276308686', 'A1', '07/09/2026', 'contact centre', 'tom reed', 'Both'],
  ['', 'Suharto', '', '9999999999', '', '2026-09-07', 'Contact centre', 'tom@harbour.test', ''],
  ['Ann', 'Bell', 'ann@swift.test', '9999999999', '', '46272', 'Contact centre', '', 'not face to face'],
)

describe('learners by a table', () => {
  it('are shown before anything is saved: credits, rule of combination, KSBs that stay outside', async () => {
    const { preview, countEntries } = await createWorld()
    const before = await countEntries()
    const { status, body } = await preview(STARTERS)
    expect(status, JSON.stringify(body)).toBe(200)
    expect(
      body.lines.map((one: { line: number; state: string; name: string }) => [one.line, one.state, one.name]),
    ).toEqual([
      [2, 'new', 'Harpreet Gill'],
      [3, 'new', 'Suharto'],
      [4, 'new', 'Ann Bell'],
    ])
    expect(body.lines[0].units).toMatchObject({ pattern: 'Contact centre', units: 8 })
    expect(body.lines[0].units.ksbsNotInUnits.length).toBeGreaterThan(0)
    expect(body.lines[0].units.warnings.join(' ')).toContain('45 credits are needed')
    expect(body.lines[1].notes.map((note: { message: string }) => note.message).join(' ')).toContain('One name only')
    expect(body.columns.slice(0, 3)).toEqual(['givenName', 'familyName', 'email'])
    expect(await countEntries()).toBe(before)
  })

  it('come in with relationships and units; the same table twice changes nothing, a changed one changes that', async () => {
    const world = await createWorld()
    const { save, preview, countEntries, request, manager, store } = world
    const saved = await save(STARTERS)
    expect(saved.status, JSON.stringify(saved.body)).toBe(201)
    expect(saved.body).toMatchObject({ added: 3, changed: 0, same: 0 })
    expect(saved.body.learners.map((one: { canBeInvited: boolean }) => one.canBeInvited)).toEqual([true, false, true])
    const learner = await request('GET', `/learners/${saved.body.learners[0].learnerId}`, { as: manager })
    const enrolmentId = learner.body.enrolments[0].id
    const enrolment = await request('GET', `/enrolments/${enrolmentId}`, { as: manager })
    expect(enrolment.body).toMatchObject({ startsOn: '2026-09-07', jobRole: 'both' })
    expect(enrolment.body.unitIds).toHaveLength(8)
    expect(enrolment.body.relationships).toMatchObject([
      { kind: 'assessor', person: { name: 'Tom Reed' }, from: '2026-09-07' },
    ])

    const before = await countEntries()
    const again = await preview(STARTERS)
    expect(again.body.lines.map((one: { state: string }) => one.state)).toEqual(['same', 'same', 'same'])
    expect((await save(STARTERS)).body).toMatchObject({ added: 0, changed: 0, same: 3 })
    expect(await countEntries()).toBe(before)

    const changed = STARTERS.replace('Harpreet\tGill', 'Harpreet\tGill-Shaw').replace('tom reed', 'sam2@harbour.test')
    expect((await preview(changed)).body.lines[0]).toMatchObject({
      state: 'changed',
      changes: [
        { what: 'Name', before: 'Harpreet Gill', after: 'Harpreet Gill-Shaw' },
        { what: 'Assessor', before: 'Tom Reed', after: 'Sam Lee' },
      ],
    })
    expect((await save(changed)).body).toMatchObject({ added: 0, changed: 1, same: 2 })
    const after = await request('GET', `/enrolments/${enrolmentId}`, { as: manager })
    expect(after.body.relationships).toMatchObject([
      { person: { name: 'Tom Reed' }, to: '2026-11-19' },
      { person: { name: 'Sam Lee' }, from: '2026-11-20' },
    ])
    expect((await examineStore(store.file, world.deps.blobs)).faults).toEqual([])
  })

  it('are told by line that work rests on a unit which their pattern has no more, before anything is saved', async () => {
    const world = await createWorld()
    const { save, preview, request, manager, tom, pattern, mapping, unitIds, countEntries } = world
    const { body: saved } = await save(STARTERS)
    const { body: learner } = await request('GET', `/learners/${saved.learners[0].learnerId}`, { as: manager })
    const unit8 = mapping.qualification.units.find(unit => unit.number === 8)
    const enrolmentId = learner.enrolments[0].id
    const decisions = (unit8?.criteria ?? []).map(({ id }) => ({ criterionId: id, outcome: 'accepted' }))
    const item = { enrolmentId, title: 'A morning', method: 'OB', occurredOn: '2026-11-20', text: 'Seen.', decisions }
    const added = await request('POST', `/learners/${learner.id}/evidence`, { as: tom, body: item })
    expect(added.status, added.text).toBe(201)
    const without8 = { revision: pattern.revision, unitIds: unitIds(1, 2, 3, 4, 5, 6, 17) }
    await request('PATCH', `/unit-patterns/${pattern.id}`, { as: manager, body: without8 })

    const said = async () =>
      (await preview(STARTERS)).body.lines.map((line: { state: string; errors: unknown[] }) => [
        line.state,
        line.errors,
      ])
    const rests =
      'Accepted work rests on Unit 8, which is not in “Contact centre”. Change the units on the learner’s enrolment, which asks why, or leave this cell empty.'
    // The others have nothing there, and their units change.
    const others = [
      ['changed', []],
      ['changed', []],
    ]
    expect(await said()).toEqual([['wrong', [{ column: 'pattern', message: rests }]], ...others])
    expect((await preview(STARTERS)).body.lines[1].changes).toEqual([
      { what: 'Units', before: '8 units', after: 'Contact centre: without Unit 8' },
    ])

    const path = `/enrolments/${enrolmentId}/units/${unit8?.id}/sign-offs`
    const signed = await request('POST', path, { as: tom, body: { declaration: true } })
    expect(signed.status, signed.text).toBe(201)
    const isSigned =
      'Unit 8 is signed off and not in “Contact centre”. Reopen the sign-off first, or leave this cell empty.'
    expect(await said()).toEqual([['wrong', [{ column: 'pattern', message: isSigned }]], ...others])
    const before = await countEntries()
    expect((await save(STARTERS)).body.code).toBe('import.linesWrong')
    expect(await countEntries()).toBe(before)
  })

  it('come from a file as spreadsheets save it: encoding, empty columns, formulas as words', async () => {
    const { request, manager } = await createWorld()
    const text = [
      'First name;Surname;ULN;Registration;Start date;Pattern;;',
      'Renée;O’Neill;9999999999;=1+1;46272;Contact centre;;',
      ';Suharto;9999999999;0012;07/09/2026;Contact centre;;',
    ].join('\r\n')
    const asFile = (bytes: Buffer) => ({ fileName: 'starters.csv', base64: bytes.toString('base64') })
    const windows = asFile(Buffer.from(text.replace('’', '\u0092'), 'latin1'))
    for (const source of [asFile(Buffer.from(`\ufeff${text}`)), windows]) {
      const { body } = await request('POST', '/learner-imports/preview', { as: manager, body: { source } })
      expect(body.table).toMatchObject({ rows: 2, headerLine: 1 })
      expect(body.lines).toMatchObject([
        { line: 2, state: 'new', errors: [] },
        { line: 3, state: 'new', errors: [] },
      ])
    }
    // A title over the heading, in merged cells, is passed over.
    const titled = asFile(Buffer.from(`Starters of September;;;;;;;\r\n${text}`))
    const over = await request('POST', '/learner-imports/preview', { as: manager, body: { source: titled } })
    expect(over.body).toMatchObject({ problems: [], table: { headerLine: 2 }, lines: [{ line: 3 }, { line: 4 }] })
    const { body } = await request('POST', '/learner-imports/preview', { as: manager, body: { source: windows } })
    const saved = await request('POST', '/learner-imports', { as: manager, body: { source: windows, key: body.key } })
    expect(saved.status, saved.text).toBe(201)
    const { learners } = (await request('GET', '/learners', { as: manager })).body
    expect(learners.map((learner: { name: string }) => learner.name)).toEqual(['Renée O’Neill', 'Suharto'])
    const [enrolment] = learners[0].enrolments
    expect(enrolment.startsOn).toBe('2026-09-07')
    const { registration } = (await request('GET', `/enrolments/${enrolment.id}`, { as: manager })).body
    expect(registration).toBe('=1+1')
  })

  it('are refused whole where one line is wrong, and every fault says its line and column', async () => {
    const { preview, save, countEntries, request, manager } = await createWorld()
    const text = rows(
      ['Given name', 'Family name', 'E-mail', 'ULN', 'Starts', 'Planned end', 'Pattern', 'Assessor', 'Cohort'],
      ['Ann', 'Bell', 'ann@swift', '1000000063', '31/02/2026', '', 'Contact centre', 'Sam Lee', 'September B'],
      ['Ben', 'Cole', 'ben@swift.test', '9.27631E+09', '07/09/2026', '01/01/2026', 'Contact', 'Nobody', ''],
      ['Cy', '', 'ben@swift.test', '', '07/09/2026', '', 'Contact centre', '', ''],
      ['Dee', 'Dunn', 'tom@harbour.test', '', '07/09/2026', '', '', '', ''],
    )
    const before = await countEntries()
    const { body } = await preview(text)
    const said = body.lines.map((one: { errors: { column: string; message: string }[] }) =>
      one.errors.map(error => `${error.column}: ${error.message}`),
    )
    expect(said[0]).toEqual(
      [
        'startsOn: “31/02/2026” is a day that does not exist.',
        'email: This is not an e-mail address.',
        'uln: This is not a valid ULN. Check its ten digits.',
        'cohort: There is no cohort “September B” here.',
        'assessor: 2 people are called Sam Lee: sam1@harbour.test, sam2@harbour.test. Write the e-mail instead.',
        'startsOn: The day on which the learner starts is missing.',
      ].filter(one => !one.includes('missing')),
    )
    expect(said[1]).toEqual([
      'uln: A spreadsheet shortened this number. Format the column as text and put the ten digits in again.',
      'pattern: There is no unit pattern “Contact” here. Is it “Contact centre”?',
      'assessor: Nobody of your staff is called Nobody. Write the whole name, or the e-mail.',
      'plannedEndOn: The planned end can’t be before the start.',
    ])
    expect(said[2]).toEqual(['email: Line 3 has this E-mail too.'])
    expect(said[3]).toEqual([
      'email: This e-mail is that of Tom Reed.',
      'pattern: Which units? Name a unit pattern, or choose one for all lines.',
    ])
    const refused = await save(text)
    expect([refused.status, refused.body.code]).toEqual([409, 'import.linesWrong'])
    expect(await countEntries()).toBe(before)
    expect((await request('GET', '/learners', { as: manager })).body.learners).toEqual([])
  })

  it('take what all lines share from defaults, and add cohorts and employers where that is wished', async () => {
    const { preview, save, pattern, cohort, manager, request } = await createWorld()
    const text = rows(
      ['Name', 'Employer', 'Site', 'Cohort'],
      ['Gill, Harpreet', 'Swiftway', 'Leeds', ''],
      ['Bo Ray', 'swiftway', 'York', 'New'],
    )
    const defaults = { patternId: pattern.id, cohortId: cohort.id, startsOn: '2026-09-07' }
    const refused = await preview(text, { defaults })
    expect(refused.body.lines[1].errors).toEqual([
      { column: 'cohort', message: 'There is no cohort “New” here.' },
      { column: 'employer', message: 'There is no employer “swiftway” here.' },
    ])
    const wished = { defaults, addMissing: true }
    expect((await preview(text, wished)).body.missing).toEqual({
      cohorts: ['New'],
      employers: ['swiftway'],
      sites: ['Swiftway, Leeds', 'swiftway, York'],
    })
    expect((await save(text, wished)).body).toMatchObject({ added: 2 })
    const { body } = await request('GET', '/employers', { as: manager })
    expect(body.employers).toMatchObject([
      { name: 'Swiftway', enrolments: 2, sites: [{ name: 'Leeds' }, { name: 'York' }] },
    ])
    expect((await save(text, wished)).body).toMatchObject({ added: 0, same: 2 })
  })

  it('are not saved on a preview that is no longer true', async () => {
    const { preview, request, manager, post } = await createWorld()
    const { body } = await preview(STARTERS)
    const learner = await request('GET', '/learners', { as: manager })
    expect(learner.body.learners).toEqual([])
    const other = STARTERS.split('\n').slice(0, 2).join('\n')
    await post('/learner-imports', { source: { text: other }, key: (await preview(other)).body.key })
    const stale = await request('POST', '/learner-imports', {
      as: manager,
      body: { source: { text: STARTERS }, key: body.key },
    })
    expect([stale.status, stale.body.code]).toEqual([409, 'conflict.stale'])
  })

  it('name nothing of another centre, whose manager sees none of them', async () => {
    const world = await createWorld()
    const { preview, save, pattern, cohort, programmeId } = world
    await save(STARTERS)
    const stranger = await addCentreWithManager(world, 'Beacon College')
    for (const defaults of [{ patternId: pattern.id }, { cohortId: cohort.id }, { programmeId }]) {
      expect((await preview(STARTERS, { defaults }, stranger)).status).toBe(404)
    }
    const { body } = await preview(STARTERS, {}, stranger)
    expect(body.lines.map((one: { learnerId: string | null }) => one.learnerId)).toEqual([null, null, null])
    expect(body.lines[0].errors.map((error: { message: string }) => error.message).join(' ')).toContain(
      'Nobody of your staff is called tom reed',
    )
  })

  it('go in five hundred at once, while the server answers others', async () => {
    const { save, pattern, request, manager } = await createWorld()
    const lines = Array.from({ length: 500 }, (_, index) => [`Learner${index}`, 'Many', `R${index}`])
    const text = rows(['Given name', 'Family name', 'Own reference'], ...lines)
    const saving = save(text, { defaults: { patternId: pattern.id, startsOn: '2026-09-07' } })
    let answered = 0
    let isDone = false
    void saving.finally(() => {
      isDone = true
    })
    while (!isDone) {
      expect((await request('GET', '/programmes', { as: manager })).status).toBe(200)
      answered++
      await turn()
    }
    expect((await saving).body).toMatchObject({ added: 500 })
    expect(answered).toBeGreaterThan(20)
  }, 120_000)
})
