/**
 * `npm run frameworks:build`: writes `data/` from the documents. Run again, it leaves no difference.
 * With `--check` it writes nothing, and says whether it would.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { buildBundle } from './build-bundle.ts'

const isOnlyChecking = process.argv.includes('--check')

for (const { path, content } of buildBundle()) {
  const target = new URL(`../../data/${path}`, import.meta.url)
  if (existsSync(target) && readFileSync(target, 'utf8') === content) continue
  if (isOnlyChecking) {
    process.stderr.write(
      `packages/frameworks/data/${path} is not what the documents make: run npm run frameworks:build.\n`,
    )
    process.exitCode = 1
    continue
  }
  mkdirSync(new URL('.', target), { recursive: true })
  writeFileSync(target, content)
  process.stdout.write(`packages/frameworks/data/${path}\n`)
}
