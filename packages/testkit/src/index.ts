export { createCountedBytes } from './counted-bytes.ts'
export { type CountedIds, countedId, createCountedIds } from './counted-ids.ts'
export { createTestClock, type TestClock } from './test-clock.ts'
