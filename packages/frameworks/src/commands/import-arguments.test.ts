import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readImportArguments } from './import-arguments.ts'

const UNITS = readFileSync(new URL('../../documents/qualification-units.csv', import.meta.url), 'utf8')
const GIVEN = ['mapping.txt', '--standard', 'ST0072', '--standard-version', '1.1', '--qualification', '601/3973/0']
const OTHER = [...GIVEN.slice(0, -1), '601/6718/X']

function read(args: readonly string[], readText = () => UNITS) {
  return readImportArguments(args, readText)
}

it('takes a known qualification with its units, and says what it took for what was not given', () => {
  const given = read(GIVEN)
  expect(given).toMatchObject({
    file: 'mapping.txt',
    json: false,
    assumed: ['qualification version 1', 'mapping version 1', 'owner NCFE', 'from when it holds is not known'],
    declaration: { owner: 'NCFE', mappingVersion: 1, effectiveFrom: null, standard: { reference: 'ST0072' } },
  })
  expect(given?.declaration.qualification.units).toHaveLength(20)
})

it('takes all that can be said', () => {
  const given = read(
    [...GIVEN, '--qualification-version', '2', '--mapping-version', '3', '--owner', 'City', '--json'].concat(
      '--effective-from',
      '2026-09-01',
    ),
  )
  expect(given).toMatchObject({
    json: true,
    assumed: [],
    declaration: { owner: 'City', mappingVersion: 3, effectiveFrom: '2026-09-01', qualification: { version: '2' } },
  })
})

it('asks for what it needs to know of a qualification that it does not know', () => {
  expect(() => read(OTHER)).toThrow('--level is missing')
  expect(() => read([...OTHER, '--level', '9'])).toThrow('from 1 to 8')
  const given = read([...OTHER, '--level', '3', '--title', 'Diploma', '--awarding-body', 'City'])
  expect(given?.declaration.qualification).toMatchObject({ number: '601/6718/X', level: 3, units: [] })
})

it.each([
  [[], 'Name the document'],
  [['a.txt', 'b.txt'], 'One document at a time'],
  [['a.txt'], '--qualification is missing'],
  [['a.txt', '--what'], '--what'],
  [[...GIVEN, '--mapping-version', '0'], 'whole number'],
  [[...GIVEN, '--effective-from', '2026-02-30'], 'is a date'],
  [
    ['a.txt', ...GIVEN.slice(1, 3), '--standard-version', '9', '--qualification', '601/3973/0'],
    'ST0072 v9 is not here',
  ],
  [[...GIVEN.slice(0, -1), '6013973'], 'not a qualification number'],
])('refuses %j in words', (args, message) => {
  expect(() => read(args)).toThrow(message)
})

it('gives help to whoever asks, whatever else they wrote', () => {
  expect(read(['--help'])).toBeNull()
})
