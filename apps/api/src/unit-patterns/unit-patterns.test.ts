import { expect, it } from 'vitest'
import { createTestApp } from '../app.test-utils.ts'
import { addCentreWithManager, addStaff, addTestProgramme } from '../people/people.test-utils.ts'

it('a unit pattern is made, changed, retired and taken up again, by managers of its own centre', async () => {
  const world = await createTestApp()
  const manager = await addCentreWithManager(world)
  const { programmeId, unitIds } = await addTestProgramme(world, manager)
  const { request } = world
  const add = (body: object, as = manager) => request('POST', '/unit-patterns', { as, body })
  const { status, body: pattern } = await add({ programmeId, name: 'Contact centre', unitIds: unitIds(8, 6, 17) })
  expect([status, pattern.unitIds, pattern.retired]).toEqual([201, unitIds(6, 8, 17), false])
  expect(pattern.warnings.join(' ')).toContain('mandatory and not chosen')

  const namesake = await add({ programmeId, name: 'contact CENTRE', unitIds: unitIds(6) })
  expect([namesake.status, namesake.body.errors[0].path]).toEqual([400, 'name'])
  const foreign = await add({ programmeId, name: 'Other', unitIds: ['uni_00000000000000000000000000'] })
  expect([foreign.status, foreign.body.errors[0].path]).toEqual([400, 'unitIds'])

  const change = (body: object, as = manager) => request('PATCH', `/unit-patterns/${pattern.id}`, { as, body })
  const renamed = await change({ revision: 1, name: 'Phones', unitIds: unitIds(6) })
  expect(renamed.body).toMatchObject({ name: 'Phones', unitIds: unitIds(6), revision: 2 })
  expect((await change({ revision: 1, name: 'X' })).body).toMatchObject({ code: 'conflict.stale' })
  expect((await change({ revision: 2, retired: true })).body.retired).toBe(true)
  await add({ programmeId, name: 'Phones', unitIds: unitIds(8) })
  expect((await change({ revision: 3, retired: false })).status).toBe(400)
  expect((await change({ revision: 3, retired: false, name: 'Phones, old' })).body.retired).toBe(false)

  const stranger = await addCentreWithManager(world, 'Beacon College')
  const tutor = await addStaff(world, manager, ['tutor'])
  expect((await change({ revision: 4, name: 'X' }, stranger)).status).toBe(404)
  expect((await add({ programmeId, name: 'X', unitIds: unitIds(6) }, stranger)).status).toBe(404)
  expect((await request('GET', '/unit-patterns', { as: stranger })).body.patterns).toEqual([])
  expect((await request('GET', '/unit-patterns', { as: tutor })).status).toBe(403)
})
