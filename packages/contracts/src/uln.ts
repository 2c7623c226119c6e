/** A ULN's ten digits. */
export const ULN_PATTERN = /^\d{10}$/

/** Shared by learners who have no ULN yet: allowed, never a key. */
export const TEMPORARY_ULN = '9999999999'

/**
 * Whether ten digits are a valid ULN: digits 1–9 times 10…2, summed, mod 11 = r; r = 0 is invalid; digit 10 = 10 − r.
 * The temporary value counts as valid.
 */
export function isUln(value: string): boolean {
  if (!ULN_PATTERN.test(value)) return false
  if (value === TEMPORARY_ULN) return true
  const digits = [...value].map(Number)
  const remainder = digits.slice(0, 9).reduce((sum, digit, index) => sum + digit * (10 - index), 0) % 11
  return remainder !== 0 && digits[9] === 10 - remainder
}
