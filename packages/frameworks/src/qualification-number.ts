/** Ofqual's qualification numbers: NNN/NNNN/N, where the last character may be X. */

const NUMBER = /^\d{3}\/\d{4}\/[\dX]$/

export function isQualificationNumber(text: string): boolean {
  return NUMBER.test(text)
}

/** The funding rules' name for the same qualification: the eight characters without slashes. */
export function toLearnAimRef(qualificationNumber: string): string {
  if (!isQualificationNumber(qualificationNumber)) {
    throw new Error(`“${qualificationNumber}” is not a qualification number such as 601/3973/0`)
  }
  return qualificationNumber.replaceAll('/', '')
}
