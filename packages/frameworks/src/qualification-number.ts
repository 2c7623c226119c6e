/** Ofqual's qualification numbers: NNN/NNNN/N, where the last character may be X. */

const NUMBER = /^\d{3}\/\d{4}\/[\dX]$/

export function isQualificationNumber(text: string): boolean {
  return NUMBER.test(text)
}
