// Who may import whom: the table of rooms, read by dependency-cruiser in `npm run check`. A rule's comment is the
// sentence that a person reads when the rule is broken.
import { readFileSync } from 'node:fs'
import { fromRoot, listRooms } from './rooms.mjs'

/**
 * The rooms that a room's own code may import, beside itself. Tests may also import what stands under `tests`.
 * @type {Record<string, { may: string[], tests: string[] }>}
 */
const rooms = {
  'packages/progress': { may: [], tests: ['packages/frameworks', 'packages/testkit'] },
  'packages/frameworks': { may: ['packages/progress'], tests: ['packages/testkit'] },
  'packages/contracts': { may: ['packages/progress', 'packages/frameworks'], tests: ['packages/testkit'] },
  'packages/testkit': { may: ['packages/progress', 'packages/frameworks', 'packages/contracts'], tests: [] },
  migrations: { may: [], tests: ['packages/testkit'] },
  'apps/api': {
    may: ['packages/progress', 'packages/frameworks', 'packages/contracts', 'migrations'],
    tests: ['packages/testkit'],
  },
  'apps/web': { may: ['packages/progress', 'packages/frameworks', 'packages/contracts'], tests: ['packages/testkit'] },
  scripts: { may: [], tests: [] },
}

const test = String.raw`\.(test|test-utils)\.tsx?$`
/**
 * @param {string} name @param {string} comment
 * @param {import('dependency-cruiser').IRegularForbiddenRuleType['from']} from
 * @param {import('dependency-cruiser').IRegularForbiddenRuleType['to']} to
 */
const rule = (name, comment, from, to) => ({ name, severity: /** @type {const} */ ('error'), comment, from, to })

/** @param {string[]} folders */
const under = folders => `^(${folders.join('|')})/`

const roomRules = Object.entries(rooms).flatMap(([room, { may, tests }]) => {
  const everywhereElse = (/** @type {string[]} */ allowed) => ({
    path: under([...Object.keys(rooms), 'tests']),
    pathNot: under([room, ...allowed]),
  })
  const allowed = may.length > 0 ? `may import ${may.join(', ')} and no other room` : 'may import no other room'
  return [
    rule(
      `${room} stays in its room`,
      `${room} ${allowed}.`,
      { path: under([room]), pathNot: test },
      everywhereElse(may),
    ),
    rule(
      `tests of ${room} stay near`,
      `Tests of ${room} may also import ${tests.join(', ') || 'nothing more'}. What crosses rooms is tested in tests/.`,
      { path: `${under([room])}.*${test}` },
      everywhereElse([...may, ...tests]),
    ),
  ]
})

/** The files that a package's `exports` name: its public face. */
const faces = listRooms().flatMap(room => {
  const { exports = {} } = JSON.parse(readFileSync(fromRoot(room, 'package.json'), 'utf8'))
  return Object.values(exports).map(file => `${room}/${String(file).replace('./', '')}`.replaceAll('.', String.raw`\.`))
})

const features = 'apps/web/src/features'
const persistence = String.raw`\.(repository|projector|table)\.ts$`

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...roomRules,
    rule(
      'only through the front door',
      "Import another room by its package name: what its package.json `exports` don't name is its own affair.",
      { path: '^(packages/[^/]+|apps/[^/]+|migrations|scripts)/' },
      { path: '^(packages/[^/]+|apps/[^/]+|migrations)/', pathNot: ['^$1/', ...faces.map(face => `^${face}$`)] },
    ),
    rule(
      'progress stands alone',
      'packages/progress has no dependency and does no I/O, so that it runs the same everywhere.',
      { path: '^packages/progress/', pathNot: test },
      { dependencyTypesNot: ['local'], path: '.' },
    ),
    rule(
      'contracts run in the browser',
      "packages/contracts is shared with the browser: it can't use Node's own modules.",
      { path: '^packages/contracts/', pathNot: test },
      { dependencyTypes: ['core'] },
    ),
    rule(
      'migrations know a driver only',
      'A migration outlives the code around it: migrations import a database driver and nothing else.',
      { path: '^migrations/', pathNot: test },
      { path: 'node_modules', pathNot: 'node_modules/(@types/)?better-sqlite3' },
    ),
    rule(
      'drizzle stays with the repositories',
      'In apps/api only db/, ledger/, *.repository.ts, *.projector.ts, *.table.ts and tests import drizzle.',
      { path: '^apps/api/src/', pathNot: ['^apps/api/src/(db|ledger)/', persistence, test] },
      { path: 'node_modules/drizzle-orm' },
    ),
    rule(
      'shared web code knows no feature',
      'In apps/web, lib, components and theme are shared: they import no feature and no page.',
      { path: '^apps/web/src/(lib|components|theme)/' },
      { path: '^apps/web/src/(features|app)/' },
    ),
    rule(
      'shared code has no look of its own',
      'In apps/web, lib knows no component.',
      { path: '^apps/web/src/lib/' },
      { path: '^apps/web/src/components/' },
    ),
    rule(
      'features know no other feature',
      'In apps/web a feature imports neither another feature nor a page; pages in app/ compose them.',
      { path: `^${features}/([^/]+)/` },
      { path: `^(${features}|apps/web/src/app)/`, pathNot: `^${features}/$1/` },
    ),
    rule(
      'no circles',
      'Files that import each other in a circle break by the order of loading: take out what both need. Types may.',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    ),
    rule(
      'imports are there',
      "This import leads nowhere: is the file there, and does the package's `exports` name it?",
      {},
      { couldNotResolve: true, pathNot: String.raw`\?(worker|url|raw|inline)|^virtual:` },
    ),
    rule(
      'dependencies are declared',
      "What a room imports stands in its own package.json; what runs in the product isn't a devDependency.",
      {
        path: '^(packages/(progress|frameworks|contracts)|apps/[^/]+/src|migrations)/',
        pathNot: [test, String.raw`\.config\.ts$`, '/generate-migration.ts$'],
      },
      { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'npm-dev'], dependencyTypesNot: ['type-only'] },
    ),
    rule(
      'no test code in the product',
      'Only tests import tests and what is made for them.',
      { pathNot: [test, '^tests/', '^packages/testkit/', String.raw`\.config\.ts$`, '^scripts/'] },
      { path: [test, '^packages/testkit/'] },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|coverage)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: fromRoot('tsconfig.base.json') },
    detectJSDocImports: false,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
}
