// Each file starts servers and browsers of its own, on ports and in folders of their own.
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    globalSetup: ['browser/demonstration-folder.ts'],

    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
})
