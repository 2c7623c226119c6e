import { gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'

interface Chunk {
  fileName: string
  code: string
  imports: string[]
  isEntry: boolean
  isDynamicEntry: boolean
  facadeModuleId: string | null
}

/**
 * Says how much JavaScript each first screen loads, compressed, and fails the build where one is over the limit.
 * A first screen is the entry, one lazy page, and everything that those two import at once.
 */
export function bundleReport(options: { limitKb: number }): Plugin {
  return {
    name: 'crosswalk-bundle-report',
    apply: 'build',
    generateBundle(_, bundle) {
      const chunks = new Map<string, Chunk>()
      for (const item of Object.values(bundle)) if (item.type === 'chunk') chunks.set(item.fileName, item)
      const sizes = new Map([...chunks.values()].map(chunk => [chunk.fileName, gzipSync(chunk.code).length]))
      const entry = [...chunks.values()].find(chunk => chunk.isEntry && !chunk.facadeModuleId?.includes('/offline/'))
      if (!entry) return

      const pages = [...chunks.values()].filter(
        chunk => chunk.isDynamicEntry && chunk.facadeModuleId?.includes('/app/pages/'),
      )
      const lines = [entry, ...pages].map(page => {
        const files = reach([entry, page], chunks)
        const bytes = [...files].reduce((sum, file) => sum + (sizes.get(file) ?? 0), 0)
        return { name: page.facadeModuleId?.split('/').at(-1) ?? page.fileName, kb: bytes / 1024 }
      })
      lines.sort((a, b) => b.kb - a.kb)
      for (const line of lines) this.info(`${line.kb.toFixed(1).padStart(6)} KB  ${line.name}`)
      const over = lines.filter(line => line.kb > options.limitKb)
      if (over.length > 0) {
        this.error(
          `Over ${options.limitKb} KB of JavaScript on a first screen: ${over.map(line => line.name).join(', ')}`,
        )
      }
    },
  }
}

function reach(from: readonly Chunk[], chunks: ReadonlyMap<string, Chunk>): Set<string> {
  const seen = new Set<string>()
  const visit = (chunk: Chunk | undefined): void => {
    if (!chunk || seen.has(chunk.fileName)) return
    seen.add(chunk.fileName)
    for (const file of chunk.imports) visit(chunks.get(file))
  }
  for (const chunk of from) visit(chunk)
  return seen
}
