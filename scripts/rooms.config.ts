// Every room's tests in one run. A room with a vitest.config.ts of its own keeps what that says.
import { existsSync } from 'node:fs'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'
import { fromRoot, listRooms, root } from './rooms.mjs'

/** What crosses rooms takes longest by far, so it begins first: at the end small files fill both workers. */
class LongestRoomFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const isLong = ({ project }: TestSpecification) => project.name === 'tests'
    return [...sorted.filter(isLong), ...sorted.filter(file => !isLong(file))]
  }
}

export default defineConfig({
  root,
  test: {
    // Browsers, SQLite with real fsyncs and password hashing: more workers than this make tests slow, not fast.
    maxWorkers: 2,
    allowOnly: false,
    slowTestThreshold: 5000,
    sequence: { sequencer: LongestRoomFirst },
    projects: listRooms().map(room => ({
      ...(existsSync(fromRoot(room, 'vitest.config.ts')) ? { extends: fromRoot(room, 'vitest.config.ts') } : {}),
      root: fromRoot(room),
      test: {
        name: room,
        root: fromRoot(room),
        setupFiles: [fromRoot('scripts', 'fail-on-console-error.ts')],
        ...(room === 'tests' ? {} : { testTimeout: 30_000, hookTimeout: 60_000 }),
      },
    })),
  },
})
