// `npm run bench`: the figures of docs/performance.md, measured on this machine against the built app.
import { build } from './build.mjs'
import { install } from './install.mjs'
import { runTypeScript } from './run-typescript.mjs'
import { runScript } from './say.mjs'

await runScript(async () => {
  await install()
  await build()
  await runTypeScript('tests/bench/bench.ts', process.argv.slice(2))
})
