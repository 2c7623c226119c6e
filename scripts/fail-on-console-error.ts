// Libraries report misuse by console.error (React above all), where a passing test would hide it.
import { afterEach, expect } from 'vitest'

const complaints: unknown[][] = []

console.error = (...words: unknown[]) => {
  complaints.push(words)
}

afterEach(() => {
  expect(complaints.splice(0), 'console.error was called during this test').toEqual([])
})
