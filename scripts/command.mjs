// `npm run doctor`, `backup`, `restore`: runs one of the API's commands with the arguments that follow.
import { existsSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { build } from './build.mjs'
import { install } from './install.mjs'
import { fromRoot } from './rooms.mjs'
import { PlainError, runScript } from './say.mjs'

await runScript(async () => {
  const [name = '', ...rest] = process.argv.slice(2)
  if (!/^[a-z-]+$/.test(name) || !existsSync(fromRoot('apps', 'api', 'src', 'commands', `${name}.ts`))) {
    throw new PlainError(`There is no command named "${name}" in apps/api/src/commands.`)
  }
  await install()
  await build(['api'])
  const file = fromRoot('apps', 'api', 'dist', 'commands', `${name}.js`)
  process.setSourceMapsEnabled(true)
  process.argv = [process.execPath, file, ...rest]
  await import(pathToFileURL(file).href)
})
