// The demonstration takes seconds to make, so it is made once for all files: whoever needs it first leaves it in this
// folder, and each takes a copy. Nothing of it outlives the run.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    demonstrationFolder: string
  }
}

export function setup(project: TestProject): void {
  folder = mkdtempSync(join(tmpdir(), 'crosswalk-demonstration-'))
  project.provide('demonstrationFolder', folder)
}

export function teardown(): void {
  rmSync(folder, { recursive: true, force: true })
}

let folder = ''
