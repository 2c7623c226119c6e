import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { checkBuild } from './build-stamp.mjs'
import { root } from './rooms.mjs'

let folder: string
let target: { inputs: string[]; stampFile: string }

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'crosswalk-stamp-'))
  mkdirSync(path.join(folder, 'src'))
  writeFileSync(path.join(folder, 'src', 'server.ts'), 'one')
  const fromRoot = path.relative(root, folder)
  target = { inputs: [path.join(fromRoot, 'src')], stampFile: path.join(fromRoot, 'dist', 'stamp') }
})

afterEach(() => rmSync(folder, { recursive: true }))

it('takes a build that was never made for stale, and one just made for fresh', () => {
  const look = checkBuild(target)
  expect(look.isFresh).toBe(false)
  look.keep()
  expect(checkBuild(target).isFresh).toBe(true)
})

it('takes a build for stale when a source is changed, added or removed', () => {
  checkBuild(target).keep()
  writeFileSync(path.join(folder, 'src', 'server.ts'), 'two, longer')
  expect(checkBuild(target).isFresh).toBe(false)
  checkBuild(target).keep()
  writeFileSync(path.join(folder, 'src', 'more.ts'), 'more')
  expect(checkBuild(target).isFresh).toBe(false)
  checkBuild(target).keep()
  rmSync(path.join(folder, 'src', 'more.ts'))
  expect(checkBuild(target).isFresh).toBe(false)
})

it('does not build again for a file that was only touched, nor for a test', () => {
  checkBuild(target).keep()
  utimesSync(path.join(folder, 'src', 'server.ts'), new Date(0), new Date(0))
  writeFileSync(path.join(folder, 'src', 'server.test.ts'), 'a test')
  expect(checkBuild(target).isFresh).toBe(true)
})
