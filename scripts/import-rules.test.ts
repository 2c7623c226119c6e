import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { cruise, type IReporterOutput } from 'dependency-cruiser'
import { afterEach, beforeEach, expect, it } from 'vitest'
import importRules from './import-rules.mjs'

let house: string

beforeEach(() => {
  house = mkdtempSync(path.join(tmpdir(), 'crosswalk-imports-'))
})

afterEach(() => rmSync(house, { recursive: true }))

/** Builds a small house of these files and tells which rules they break. */
async function listBrokenRules(files: Record<string, string>): Promise<string[]> {
  for (const [file, contents] of Object.entries(files)) {
    mkdirSync(path.join(house, path.dirname(file)), { recursive: true })
    writeFileSync(path.join(house, file), contents)
  }
  const { forbidden = [], options = {} } = importRules
  const { tsConfig: _, ...rest } = options
  const result: IReporterOutput = await cruise(
    Object.keys(files).filter(file => !file.startsWith('node_modules')),
    { ...rest, ruleSet: { forbidden }, baseDir: house, validate: true },
  )
  if (typeof result.output === 'string') throw new Error('dependency-cruiser answered with text')
  return [...new Set(result.output.summary.violations.map(({ rule }) => rule.name))].sort()
}

const something = 'export const something = 1\n'

it('lets the API take the rules through their front door', async () => {
  const broken = await listBrokenRules({
    'apps/api/src/server.ts': "export { something } from '../../../packages/progress/src/index.ts'\n",
    'packages/progress/src/index.ts': something,
  })
  expect(broken).toEqual([])
})

const planted: Record<string, Record<string, string>> = {
  'apps/web stays in its room': {
    'apps/web/src/main.ts': "export { something } from '../../api/src/server.ts'\n",
    'apps/api/src/server.ts': something,
  },
  'packages/progress stays in its room': {
    'packages/progress/src/index.ts': "export { something } from '../../frameworks/src/index.ts'\n",
    'packages/frameworks/src/index.ts': something,
  },
  'tests of apps/web stay near': {
    'apps/web/src/main.test.ts': "export { something } from '../../api/src/server.ts'\n",
    'apps/api/src/server.ts': something,
  },
  'only through the front door': {
    'apps/api/src/server.ts': "export { something } from '../../../packages/progress/src/levels.ts'\n",
    'packages/progress/src/levels.ts': something,
  },
  'progress stands alone': {
    'packages/progress/src/index.ts': "export { readFileSync } from 'node:fs'\n",
  },
  'contracts run in the browser': {
    'packages/contracts/src/index.ts': "export { readFileSync } from 'node:fs'\n",
  },
  'migrations know a driver only': {
    'migrations/src/index.ts': "export { something } from 'zod'\n",
    'node_modules/zod/index.js': something,
  },
  'drizzle stays with the repositories': {
    'apps/api/src/evidence/evidence.service.ts': "export { something } from 'drizzle-orm'\n",
    'node_modules/drizzle-orm/index.js': something,
  },
  'shared web code knows no feature': {
    'apps/web/src/lib/keys.ts': "export { something } from '../features/evidence/evidence-form.ts'\n",
    'apps/web/src/features/evidence/evidence-form.ts': something,
  },
  'features know no other feature': {
    'apps/web/src/features/grid/grid.ts': "export { something } from '../evidence/evidence-form.ts'\n",
    'apps/web/src/features/evidence/evidence-form.ts': something,
  },
  'no circles': {
    'apps/api/src/one.ts': "export { two } from './two.ts'\nexport const one = 1\n",
    'apps/api/src/two.ts': "export { one } from './one.ts'\nexport const two = 2\n",
  },
  'imports are there': {
    'apps/api/src/server.ts': "export { something } from './nowhere.ts'\n",
  },
  'no test code in the product': {
    'apps/api/src/server.ts': "export { something } from './world.test-utils.ts'\n",
    'apps/api/src/world.test-utils.ts': something,
  },
}

for (const [rule, files] of Object.entries(planted)) {
  it(`stops an import against the rule "${rule}"`, async () => {
    expect(await listBrokenRules(files)).toContain(rule)
  })
}
