// `npm run frameworks:import -- <file>` reads a mapping document and prints what it found;
// `npm run frameworks:build` makes the bundled data anew from the documents kept in the package.
import { runTypeScript } from './run-typescript.mjs'
import { PlainError, runScript } from './say.mjs'

await runScript(async () => {
  const [name, ...args] = process.argv.slice(2)
  if (name !== 'import' && name !== 'build')
    throw new PlainError('Say `npm run frameworks:import` or `npm run frameworks:build`.')
  await runTypeScript(`packages/frameworks/src/commands/${name}.ts`, args)
})
