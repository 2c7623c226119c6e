/** The command as a person runs it. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const SETTINGS = ['--standard', 'ST0072', '--standard-version', '1.1', '--qualification']

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'frameworks-import-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

function run(...args: string[]) {
  const command = ['--import', 'tsx', 'src/commands/import.ts', ...args]
  return spawnSync(process.execPath, command, { cwd: ROOT, encoding: 'utf8' })
}

it('prints rows, discrepancies and counts of a document, and ends with 0', { timeout: 30_000 }, () => {
  const { status, stdout, stderr } = run('documents/000_b7dd821daf7c8760.txt', ...SETTINGS, '601/3973/0')
  expect([status, stderr]).toEqual([0, ''])
  expect(stdout).toContain('34 rows (15 knowledge, 9 skills, 10 behaviours) in 18 areas, 2 with no mapping')
  expect(stdout).toContain('35 KSBs: 33 mapped, 2 unmapped, 0 absent; 387 pairs of KSB and criterion')
  expect(stdout).toMatch(/● K14 +10 criteria +lines 47, 51 +Understand how to build trust/)
  expect(stdout).toMatch(/K1 +no mapping +line 9/)
  expect(stdout).toContain('1 conflict\n● criterion.twoTexts · lines 20, 51 · K3, K14')
  expect(stdout).toContain('Nothing stands in the way of publishing this draft.')
  expect(stdout).toContain('Not given, so taken: qualification version 1')
})

it('prints the draft as JSON, and ends with 1 where an error stands in the way', { timeout: 30_000 }, () => {
  const { status, stdout } = run('documents/002_6e27823421da9c76.txt', ...SETTINGS, '601/3973/0', '--json')
  expect(status).toBe(1)
  const { mapping, counts } = JSON.parse(stdout)
  expect(mapping.discrepancies[0].code).toBe('document.otherQualification')
  expect(counts.document.pairs).toBe(70)
})

it('says in words what is wrong with a file, prints no mapping, and ends with 1', { timeout: 60_000 }, () => {
  const empty = join(folder, 'empty.txt')
  writeFileSync(empty, '')
  const broken = join(folder, 'broken.txt')
  writeFileSync(broken, '| Knowledge | | Unit and assessment criteria |\n| An area | <ul style="x | Unit 1 1.1 |\n')
  const huge = join(folder, 'huge.txt')
  writeFileSync(huge, '')
  truncateSync(huge, 5_000_000_000)
  const answers = [empty, broken, huge, join(folder, 'none.txt')].map(file => run(file, ...SETTINGS, '601/3973/0'))
  expect(answers.map(({ status, stdout }) => [status, stdout])).toEqual(new Array(4).fill([1, '']))
  const messages = answers.map(({ stderr }) => stderr.split('\n')[0])
  expect(messages[0]).toBe('The file is empty.')
  expect(messages[1]).toBe('Line 2, cell 2: The tag “<ul style="x” is not closed with “>”.')
  expect(messages[2]).toContain('The file has 5000 MB')
  expect(messages[3]).toMatch(/^There is no file .*none\.txt\.$/)
})

it('says how to use it when something is missing', { timeout: 30_000 }, () => {
  const { status, stderr } = run('mapping.txt')
  expect(status).toBe(1)
  expect(stderr).toContain('--qualification is missing.\n\nReads a mapping document')
})
