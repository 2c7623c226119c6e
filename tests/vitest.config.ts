// Each file starts servers and browsers of its own, on ports and in folders of their own.
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    globalSetup: ['browser/demonstration-folder.ts'],
    testTimeout: 60_000,
    // Whoever makes the demonstration first has the others wait for it, on a machine that is busy with them.
    hookTimeout: 300_000,
  },
})
