import { useEffect, useRef, useState } from 'react'
import { type CellChange, type GridModel, listChanges } from '../grid-model.ts'

/** How long a tile that changed wears its ring. */
const RING_MS = 4_000

export interface LatestChange extends CellChange {
  at: number
}

interface ChangedCells {
  /** By enrolment: the KSBs that changed a moment ago. */
  changed: ReadonlyMap<string, ReadonlySet<string>>
  latest: LatestChange | null
}

const NONE: ReadonlyMap<string, ReadonlySet<string>> = new Map()

/** Compares each model with the one before it, and lets what changed stand out for a while. */
export function useChangedCells(model: GridModel, scope: string): ChangedCells {
  const [changes, setChanges] = useState<readonly LatestChange[]>([])
  const [latest, setLatest] = useState<LatestChange | null>(null)
  const before = useRef({ model, scope })

  useEffect(() => {
    const last = before.current
    before.current = { model, scope }
    if (last.model === model || last.scope !== scope) return
    const at = Date.now()
    const found = listChanges(last.model, model).map(change => ({ ...change, at }))
    if (found.length === 0) return
    setChanges(now => [...now, ...found])
    setLatest(found.at(-1) ?? null)
  }, [model, scope])

  useEffect(() => {
    const oldest = changes[0]
    if (!oldest) return
    const timer = setTimeout(
      () => setChanges(now => now.filter(({ at }) => Date.now() - at < RING_MS - 20)),
      Math.max(0, oldest.at + RING_MS - Date.now()),
    )
    return () => clearTimeout(timer)
  }, [changes])

  return { changed: changes.length === 0 ? NONE : groupByEnrolment(changes), latest }
}

function groupByEnrolment(changes: readonly CellChange[]): Map<string, Set<string>> {
  const groups = new Map<string, Set<string>>()
  for (const { enrolmentId, ksbId } of changes) {
    const group = groups.get(enrolmentId) ?? new Set()
    group.add(ksbId)
    groups.set(enrolmentId, group)
  }
  return groups
}
