import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'

/**
 * Leaves zod out of the built application: 27 KB of every first screen, for checks that the browser does not make. The
 * API checks what is sent and what it answers against the same contracts; here their schemas are types. While
 * developing, and in tests, zod is there and every reply is parsed (lib/send.ts).
 */
export function withoutSchemas(): Plugin {
  const standIn = fileURLToPath(new URL('./schema-stand-in.ts', import.meta.url))
  return {
    name: 'crosswalk-without-schemas',
    apply: 'build',
    enforce: 'pre',
    resolveId: id => (id === 'zod' ? standIn : null),
  }
}
