/**
 * The columns of the unique constraint that a write broke ("people.centre_id, people.email"), or null for any other
 * error. Repositories turn it into their feature's error; a rule that is checked beforehand may still lose a race.
 */
export function findUniqueViolation(error: unknown): string | null {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const [, columns] = /^UNIQUE constraint failed: (.+)$/.exec(cause.message) ?? []
    if (columns !== undefined) return columns
  }
  return null
}
