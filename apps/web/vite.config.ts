import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { bundleReport } from './build/bundle-report.ts'
import { withoutSchemas } from './build/without-schemas.ts'

const apiOrigin = process.env['API_ORIGIN'] ?? 'http://127.0.0.1:3000'

export default defineConfig({
  plugins: [withoutSchemas(), react(), bundleReport({ limitKb: 220 })],
  // The API replaces this placeholder with a nonce of its own in every reply of index.html.
  html: { cspNonce: '__CSP_NONCE__' },
  build: { target: 'es2022', sourcemap: false, assetsInlineLimit: 0 },
  server: { proxy: { '/api': apiOrigin } },
})
