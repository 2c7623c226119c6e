/**
 * One Tab stop for the whole list: arrows move between units, learning outcomes and criteria. What can be stood on is
 * marked `data-stop`; the elements are the browser's own, so that Space ticks and Enter opens by themselves.
 */
import { type KeyboardEvent, type RefObject, useCallback, useEffect, useRef } from 'react'
import { shortcutsAreOn } from '../../lib/shortcuts.ts'

const stopsOf = (list: HTMLElement): HTMLElement[] =>
  Array.from(list.querySelectorAll<HTMLElement>('[data-stop]:not(:disabled)'))

interface PickerKeys {
  onKeyDown: (event: KeyboardEvent) => void
  onFocus: (event: { target: EventTarget }) => void
  /** Into the list, from the search above it. */
  enterList: () => void
}

export function usePickerKeys(list: RefObject<HTMLElement | null>, search: RefObject<HTMLElement | null>): PickerKeys {
  const held = useRef<HTMLElement | null>(null)
  // After each drawing: what was the stop may be gone, and what is new is none yet.
  useEffect(() => {
    if (list.current) setStop(stopsOf(list.current), held.current)
  })

  const onFocus = useCallback(
    ({ target }: { target: EventTarget }) => {
      if (list.current && target instanceof HTMLElement && target.matches('[data-stop]')) {
        held.current = target
        setStop(stopsOf(list.current), target)
      }
    },
    [list],
  )

  const onKeyDown = useCallback(
    (event: KeyboardEvent) => {
      const { target } = event
      if (!list.current || !(target instanceof HTMLElement) || !target.matches('[data-stop]')) return
      if (event.altKey || event.ctrlKey || event.metaKey) return
      if (event.key === '/' && shortcutsAreOn()) {
        event.preventDefault()
        search.current?.focus()
        return
      }
      const next = findNext(stopsOf(list.current), target, event.key)
      if (next === null) return
      event.preventDefault()
      if (next === 'press') target.click()
      else next.focus()
    },
    [list, search],
  )

  const enterList = useCallback(() => {
    if (list.current) stopsOf(list.current)[0]?.focus()
  }, [list])

  return { onKeyDown, onFocus, enterList }
}

function setStop(stops: readonly HTMLElement[], held: HTMLElement | null): void {
  const stop = held !== null && stops.includes(held) ? held : stops[0]
  for (const each of stops) each.tabIndex = each === stop ? 0 : -1
}

const PLATE_KEYS: Readonly<Record<string, string>> = { ArrowRight: 'ArrowDown', ArrowLeft: 'ArrowUp' }

/** Where a key leads; `press` opens or closes the unit stood on. */
function findNext(stops: readonly HTMLElement[], from: HTMLElement, key: string): HTMLElement | 'press' | null {
  const at = stops.indexOf(from)
  const isUnit = from.dataset['stop'] === 'unit'
  const isOpen = from.getAttribute('aria-expanded') === 'true'
  // Plates stand side by side.
  const isPlate = from.dataset['stop'] === 'plate'
  switch (isPlate ? (PLATE_KEYS[key] ?? key) : key) {
    case 'ArrowDown':
      return stops[at + 1] ?? null
    case 'ArrowUp':
      return stops[at - 1] ?? null
    case 'Home':
      return stops[0] ?? null
    case 'End':
      return stops.at(-1) ?? null
    case 'ArrowRight':
      return isUnit && !isOpen ? 'press' : isUnit ? (stops[at + 1] ?? null) : null
    case 'ArrowLeft':
      if (isUnit) return isOpen ? 'press' : null
      return stops.slice(0, at).findLast(stop => stop.dataset['stop'] === 'unit') ?? null
    default:
      return null
  }
}
