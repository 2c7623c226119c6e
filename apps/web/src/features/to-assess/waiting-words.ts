import { listWords, plural } from '../../lib/words.ts'

/** "today", "1 working day", "9 working days" */
export function workingDaysWords(days: number): string {
  return days === 0 ? 'today' : plural(days, 'working day', 'working days')
}

/** "Unit 6", "Units 6, 8 and 15", "KSB evidence" */
export function unitsWords(numbers: readonly number[]): string {
  if (numbers.length === 0) return 'KSB evidence'
  return `${numbers.length === 1 ? 'Unit' : 'Units'} ${listWords(numbers)}`
}
