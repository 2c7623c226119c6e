import { createHash } from 'node:crypto'
import type { Plugin } from 'vite'

interface Chunk {
  fileName: string
  imports: string[]
  isEntry: boolean
  facadeModuleId: string | null
  viteMetadata?: { importedCss: Set<string>; importedAssets: Set<string> }
}

const PLACEHOLDER = '__CROSSWALK_SHELL__'
const isWorker = (chunk: Chunk) => chunk.facadeModuleId?.endsWith('/offline/service-worker.ts') ?? false

/**
 * Tells the service worker which built files the pages that open without a signal need: those of the entry, of the
 * named lazy modules, and of everything that these import at once.
 */
export function offlineShell(options: { modules: readonly string[]; publicFiles: readonly string[] }): Plugin {
  return {
    name: 'crosswalk-offline-shell',
    apply: 'build',
    enforce: 'post',
    generateBundle(_, bundle) {
      const chunks = new Map<string, Chunk>()
      for (const item of Object.values(bundle)) if (item.type === 'chunk') chunks.set(item.fileName, item)
      const starts = [...chunks.values()].filter(
        chunk =>
          !isWorker(chunk) &&
          (chunk.isEntry || options.modules.some(module => chunk.facadeModuleId?.endsWith(module) === true)),
      )
      for (const module of options.modules) {
        if (!starts.some(chunk => chunk.facadeModuleId?.endsWith(module))) this.error(`No chunk is made of ${module}`)
      }
      const files = new Set<string>()
      const visit = (chunk: Chunk | undefined): void => {
        if (!chunk || files.has(chunk.fileName)) return
        files.add(chunk.fileName)
        for (const css of chunk.viteMetadata?.importedCss ?? []) files.add(css)
        for (const asset of chunk.viteMetadata?.importedAssets ?? []) files.add(asset)
        for (const file of chunk.imports) visit(chunks.get(file))
      }
      for (const chunk of starts) visit(chunk)
      const listed = [...[...files].map(file => `/${file}`), ...options.publicFiles].sort()
      const version = createHash('sha256').update(listed.join('\n')).digest('hex').slice(0, 12)
      const worker = Object.values(bundle).find(item => item.type === 'chunk' && isWorker(item))
      if (worker?.type !== 'chunk' || !worker.code.includes(PLACEHOLDER)) {
        this.error('The service worker has no place for the list of its files')
      }
      // With its quotes, whichever the minifier gave it.
      const literal = JSON.stringify(JSON.stringify({ version, files: listed }))
      worker.code = worker.code.replace(new RegExp(`["'\`]${PLACEHOLDER}["'\`]`), () => literal)
      this.info(`${listed.length} files open without a signal`)
    },
  }
}
