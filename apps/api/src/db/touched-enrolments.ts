/** The enrolments whose progress a transaction may have changed, and by how much. */
export interface TouchedEnrolments
  extends Iterable<readonly [enrolmentId: string, tagIds: ReadonlySet<string> | null]> {
  /** By anything at all: the row is computed from all facts. */
  add(enrolmentId: string): void
  /** By these tags or their decisions, and by nothing else of this. */
  addTags(enrolmentId: string, tagIds: readonly string[]): void
}

export function createTouchedEnrolments(): TouchedEnrolments {
  const touched = new Map<string, Set<string> | null>()
  return {
    add: enrolmentId => touched.set(enrolmentId, null),
    addTags(enrolmentId, tagIds) {
      const known = touched.get(enrolmentId)
      if (known === null) return
      touched.set(enrolmentId, new Set([...(known ?? []), ...tagIds]))
    },
    [Symbol.iterator]: () => touched.entries(),
  }
}
