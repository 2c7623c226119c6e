import { fileURLToPath } from 'node:url'
import type { Plugin, parseAst } from 'vite'

/** What a browser needs of an endpoint to call it (lib/send.ts). The rest is for whoever checks or describes it. */
const USED = new Set(['method', 'path', 'scope', 'idempotent', 'repliesWithFile'])

/**
 * Leaves zod and what endpoints say of themselves out of the built application: 27 KB and 7 KB of every first screen, for
 * checks that the browser does not make. The API checks what is sent and what it answers against the same contracts; here
 * their schemas are types. While developing, and in tests, zod is there and every reply is parsed (lib/send.ts).
 */
export function withoutSchemas(): Plugin {
  const standIn = fileURLToPath(new URL('./schema-stand-in.ts', import.meta.url))
  return {
    name: 'crosswalk-without-schemas',
    apply: 'build',
    enforce: 'pre',
    resolveId: id => (id === 'zod' ? standIn : null),
    transform: {
      filter: { id: /\/packages\/contracts\/src\/[^/]+\.ts$/ },
      handler(code) {
        let rest = code
        // From the end, so that what stands before keeps its place.
        for (const { start, end } of listUnused(this.parse(code, { lang: 'ts' })).reverse()) {
          rest = rest.slice(0, start) + rest.slice(end).replace(/^\s*,/, '')
        }
        return { code: rest, map: null }
      },
    },
  }
}

interface Span {
  start: number
  end: number
}

/** Of every `const … = defineEndpoint({ … })`, the members that no browser asks for, in order. */
function listUnused(program: Program): Span[] {
  const spans: Span[] = []
  for (const statement of program.body) {
    const declared = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement
    if (declared?.type !== 'VariableDeclaration') continue
    for (const { init } of declared.declarations) {
      if (init?.type !== 'CallExpression') continue
      if (init.callee.type !== 'Identifier' || init.callee.name !== 'defineEndpoint') continue
      const [endpoint] = init.arguments
      if (endpoint?.type !== 'ObjectExpression') continue
      for (const member of endpoint.properties) {
        if (member.type !== 'Property' || member.key.type !== 'Identifier') continue
        if (!USED.has(member.key.name)) spans.push(member)
      }
    }
  }
  return spans
}

type Program = ReturnType<typeof parseAst>
