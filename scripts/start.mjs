// `npm start`: install, build, serve. The server runs in this process, so signals and the exit code are its own.
import { pathToFileURL } from 'node:url'
import { build } from './build.mjs'
import { install } from './install.mjs'
import { fromRoot } from './rooms.mjs'
import { runScript } from './say.mjs'

await runScript(async () => {
  await install()
  await build()
  const server = fromRoot('apps', 'api', 'dist', 'server.js')
  process.setSourceMapsEnabled(true)
  process.argv[1] = server
  await import(pathToFileURL(server).href)
})
