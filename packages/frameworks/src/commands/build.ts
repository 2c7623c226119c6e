/** `npm run frameworks:build`: writes `data/` from the documents. Run again, it leaves no difference. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { buildBundle } from './build-bundle.ts'

for (const { path, content } of buildBundle()) {
  const target = new URL(`../../data/${path}`, import.meta.url)
  mkdirSync(new URL('.', target), { recursive: true })
  writeFileSync(target, content)
  process.stdout.write(`packages/frameworks/data/${path}\n`)
}
