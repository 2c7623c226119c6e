import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { bundleReport } from './build/bundle-report.ts'
import { offlineShell } from './build/offline-shell.ts'
import { withoutSchemas } from './build/without-schemas.ts'

const apiOrigin = process.env['API_ORIGIN'] ?? 'http://127.0.0.1:3000'

/** What opens without a signal: docs/decisions/0014. */
const SHELL = {
  modules: ['/app/pages/visits-page.tsx', '/app/pages/visit-note-page.tsx', '/offline/start-offline.ts'],
  publicFiles: ['/color-scheme.js', '/crosswalk.svg'],
}

export default defineConfig({
  plugins: [withoutSchemas(), react(), bundleReport({ limitKb: 220 }), offlineShell(SHELL)],
  // The API replaces this placeholder with a nonce of its own in every reply of index.html.
  html: { cspNonce: '__CSP_NONCE__' },
  build: {
    target: 'es2022',
    sourcemap: false,
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: { index: 'index.html', 'service-worker': 'src/offline/service-worker.ts' },
      // At the root and under one name for ever: a worker serves the addresses below its own, and is asked about by it.
      output: {
        entryFileNames: chunk => (chunk.name === 'service-worker' ? '[name].js' : 'assets/[name]-[hash].js'),
      },
    },
  },
  server: { proxy: { '/api': apiOrigin } },
})
