// `npm run dev`: the API restarts and the screens reload as files change. Open the address that Vite prints.
import { spawn } from 'node:child_process'
import { findProgram, install } from './install.mjs'
import { fromRoot, root } from './rooms.mjs'
import { runScript, say } from './say.mjs'

await runScript(async () => {
  await install()
  const apiOrigin = `http://127.0.0.1:${process.env.PORT ?? '3000'}`
  say(`Starting the API on ${apiOrigin} and the screens on an address of their own…`)
  const children = [
    spawn(
      process.execPath,
      [findProgram('apps/api', 'tsx'), 'watch', '--clear-screen=false', 'apps/api/src/server.ts'],
      {
        cwd: root,
        stdio: 'inherit',
      },
    ),
    spawn(process.execPath, [findProgram('apps/web', 'vite')], {
      cwd: fromRoot('apps/web'),
      stdio: 'inherit',
      env: { ...process.env, API_ORIGIN: apiOrigin },
    }),
  ]
  // Ctrl-C reaches the children by themselves; whichever of them ends first ends the other.
  process.on('SIGINT', () => {})
  const stop = () => {
    for (const child of children) child.kill('SIGTERM')
  }
  process.on('SIGTERM', stop)
  for (const child of children) {
    child.on('exit', code => {
      process.exitCode ??= code ?? 0
      stop()
    })
  }
})
