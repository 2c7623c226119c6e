import { expect, it } from 'vitest'
import { explainFailure, isOldNode } from './install.mjs'

it('turns away a Node older than the one that package.json asks for', () => {
  expect(isOldNode('18.20.4', '>=20.19.0')).toBe(true)
  expect(isOldNode('20.18.3', '>=20.19.0')).toBe(true)
  expect(isOldNode('20.19.0', '>=20.19.0')).toBe(false)
  expect(isOldNode('22.1.0', '>=20.19.0')).toBe(false)
})

const failures: [sign: string, sentence: RegExp][] = [
  ['gyp ERR! stack Error: not found: make', /C\+\+ compiler/],
  ['npm error code ENOTFOUND', /registry can't be reached/],
  ['ERR_PNPM_OUTDATED_LOCKFILE  Cannot install', /npm run pnpm -- install/],
  ["EACCES: permission denied, mkdir '/srv/node_modules'", /can't be written/],
  ['ENOSPC: no space left on device', /disk is full/],
  ['something that nobody has seen', /the lines above say why/],
]

for (const [sign, sentence] of failures) {
  it(`explains an installation that ended with "${sign}"`, () => {
    expect(explainFailure(sign)).toMatch(sentence)
  })
}
