/**
 * What a person has typed and not sent. Kept in this browser until it is sent or removed, so that it survives a closed
 * tab, an ended session and a new release. Keys name the person, since a computer may be shared.
 */
import { useCallback, useEffect, useRef, useState } from 'react'
import { getSession } from './session.ts'

const PREFIX = 'crosswalk-draft'
const storageKey = (name: string): string => `${PREFIX}:${getSession().user?.id ?? 'nobody'}:${name}`

export function readDraft<T>(name: string, check: (value: unknown) => value is T): T | null {
  try {
    const text = localStorage.getItem(storageKey(name))
    const value: unknown = text === null ? null : JSON.parse(text)
    return check(value) ? value : null
  } catch {
    // Storage is closed to us or holds something older than this release: there is no draft.
    return null
  }
}

export function writeDraft(name: string, value: unknown): void {
  try {
    localStorage.setItem(storageKey(name), JSON.stringify(value))
  } catch {
    // Full or closed: the words still stand on the screen.
  }
}

function removeDraft(name: string): void {
  try {
    localStorage.removeItem(storageKey(name))
  } catch {
    // Nothing was kept.
  }
}

interface Draft<T> {
  value: T
  change: (next: T | ((now: T) => T)) => void
  /** When it was last kept; null while nothing is. */
  savedAt: number | null
  /** Once it was sent: forgets it, here and in storage. */
  clear: () => void
}

const WRITE_AFTER_MS = 400

/** State that is kept as a draft. `name` says what it is of: "observation:enr_…". */
export function useDraft<T>(name: string, empty: T, check: (value: unknown) => value is T): Draft<T> {
  const [start] = useState(() => readDraft(name, check))
  const [value, setValue] = useState<T>(start ?? empty)
  const [savedAt, setSavedAt] = useState<number | null>(start === null ? null : Date.now())
  const pending = useRef<{ value: T } | null>(null)

  const keep = useCallback(() => {
    if (!pending.current) return
    writeDraft(name, pending.current.value)
    pending.current = null
    setSavedAt(Date.now())
  }, [name])

  useEffect(() => {
    // A tab that is closed or put away keeps its last words.
    const onHide = () => keep()
    window.addEventListener('pagehide', onHide)
    return () => {
      window.removeEventListener('pagehide', onHide)
      keep()
    }
  }, [keep])

  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)
  const change = useCallback(
    (next: T | ((now: T) => T)) => {
      setValue(now => {
        const changed = typeof next === 'function' ? (next as (now: T) => T)(now) : next
        pending.current = { value: changed }
        return changed
      })
      if (timer.current) clearTimeout(timer.current)
      timer.current = setTimeout(keep, WRITE_AFTER_MS)
    },
    [keep],
  )

  const clear = useCallback(() => {
    if (timer.current) clearTimeout(timer.current)
    pending.current = null
    removeDraft(name)
    setSavedAt(null)
    setValue(empty)
  }, [name, empty])

  return { value, change, savedAt, clear }
}
