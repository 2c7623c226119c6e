// docs/configuration.md and .env.example, made from config.ts. `--check` says whether the files are as they would be made.
import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { variables } from './config.ts'

interface Variable {
  name: string
  description: string
  example: string
  fallback: string | undefined
}

const meta = z.object({ description: z.string(), example: z.string() })

export function listVariables(): Variable[] {
  return Object.entries(variables.shape).map(([name, schema]) => {
    const { description, example } = meta.parse(schema.meta())
    return {
      name,
      description,
      example,
      fallback: schema instanceof z.ZodDefault ? String(schema.def.defaultValue) : undefined,
    }
  })
}

function toMarkdown(list: readonly Variable[]): string {
  const parts = list.map(({ name, description, example, fallback }) =>
    [
      `## \`${name}\``,
      description,
      `- Default: ${fallback === undefined ? 'none' : `\`${fallback}\``}`,
      `- Example: \`${example}\``,
    ]
      .join('\n\n')
      .replace('\n\n- Example', '\n- Example'),
  )
  return `# Configuration\n\nCrosswalk is configured by environment variables. This page is made from \`apps/api/src/config.ts\` by\n\`pnpm --filter @crosswalk/api config-docs\`; change it there.\n\n${parts.join('\n\n')}\n`
}

function toEnvExample(list: readonly Variable[]): string {
  const parts = list.map(
    ({ name, description, example, fallback }) =>
      `# ${description}\n# For example: ${example}\n${fallback === undefined ? `# ${name}=` : `# ${name}=${fallback}`}`,
  )
  return `# Made from apps/api/src/config.ts by \`pnpm --filter @crosswalk/api config-docs\`. See docs/configuration.md.\n\n${parts.join('\n\n')}\n`
}

function listDocuments(): { path: string; text: string }[] {
  const root = new URL('../../../', import.meta.url)
  const list = listVariables()
  return [
    { path: fileURLToPath(new URL('docs/configuration.md', root)), text: toMarkdown(list) },
    { path: fileURLToPath(new URL('.env.example', root)), text: toEnvExample(list) },
  ]
}

export async function listStaleDocuments(): Promise<string[]> {
  const stale: string[] = []
  for (const { path, text } of listDocuments()) {
    const kept = await readFile(path, 'utf8').catch(() => undefined)
    if (kept !== text) stale.push(path)
  }
  return stale
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv.includes('--check')) {
    const stale = await listStaleDocuments()
    for (const path of stale) process.stderr.write(`${path} is not what config.ts says: run config-docs\n`)
    process.exitCode = stale.length === 0 ? 0 : 1
  } else {
    for (const { path, text } of listDocuments()) await writeFile(path, text)
  }
}
