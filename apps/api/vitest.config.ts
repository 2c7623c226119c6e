// A worker loads the application once, not once for each file: no module of it keeps anything of a test.
import { defineConfig } from 'vitest/config'

export default defineConfig({ test: { isolate: false } })
