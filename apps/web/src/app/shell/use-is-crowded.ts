import { type RefObject, useLayoutEffect, useState } from 'react'

/** Whether a list is wider than the room that its parent gives it: somebody with many roles has many pages. */
export function useIsCrowded(list: RefObject<HTMLElement | null>): boolean {
  const [isCrowded, setCrowded] = useState(false)
  useLayoutEffect(() => {
    const { current } = list
    const room = current?.parentElement
    if (!current || !room) return
    const observer = new ResizeObserver(() => setCrowded(current.offsetWidth > room.offsetWidth))
    observer.observe(current)
    observer.observe(room)
    return () => observer.disconnect()
  }, [list])
  return isCrowded
}
