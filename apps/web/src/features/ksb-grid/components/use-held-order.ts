import { useEffect, useRef } from 'react'
import { holdOrder } from '../grid-rows.ts'

/**
 * Rows never re-sort under a pointer or focus: while either is in the grid, the order (and who is in it) stays as it
 * was. A choice of filters or sorting is the reader's own doing, and counts at once.
 */
export function useHeldOrder(
  next: readonly string[],
  existing: ReadonlySet<string>,
  choice: string,
  isHeld: boolean,
): readonly string[] {
  const held = useRef<{ order: readonly string[]; choice: string } | null>(null)
  const last = held.current
  const order = isHeld && last?.choice === choice ? holdOrder(last.order, next, existing) : next
  useEffect(() => {
    held.current = { order, choice }
  })
  return order
}
