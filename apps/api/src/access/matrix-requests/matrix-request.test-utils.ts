/** Only for tests: what every request of the matrix is made of. */

export interface MatrixRequest {
  /** With the ids in it. */
  url: string
  body?: unknown
  headers?: Record<string, string>
  /** For lists, which let many in: whether this id is in what they answer tells who sees it. */
  sees?: string
}

/** Any id that nothing has: for what is refused before it is looked up, or must not be found. */
export const NOBODYS = '00000000000000000000000000'

/** A revision, or a version, that nothing has reached. */
export const STALE = 999_999
