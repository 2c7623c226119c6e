// What crosses rooms runs one file after another: each starts servers and browsers, and some measure time.
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    fileParallelism: false,
    globalSetup: ['browser/demonstration-folder.ts'],

    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
})
