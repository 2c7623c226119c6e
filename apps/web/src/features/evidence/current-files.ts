import type { EvidenceFile } from '@crosswalk/contracts'

/** The newest version of each file; what it takes the place of stays on the record. */
export function currentFiles(files: readonly EvidenceFile[]): EvidenceFile[] {
  const superseded = new Set(files.flatMap(({ supersedes }) => (supersedes === null ? [] : [supersedes])))
  return files.filter(({ id }) => !superseded.has(id))
}
