/** Only for tests. Stands still until it is moved, so that a test says what time does. */
export interface TestClock {
  now(): Date
  advance(by: { ms?: number; seconds?: number; minutes?: number; hours?: number; days?: number }): void
  set(at: Date | string): void
}

export function createTestClock(at: Date | string = '2026-11-20T09:00:00.000Z'): TestClock {
  let now = new Date(at).getTime()
  return {
    now: () => new Date(now),
    advance({ ms = 0, seconds = 0, minutes = 0, hours = 0, days = 0 }) {
      now += ms + 1_000 * (seconds + 60 * (minutes + 60 * (hours + 24 * days)))
    },
    set(to) {
      now = new Date(to).getTime()
    },
  }
}
