/** Single-key shortcuts work where a list has focus, and can be switched off (WCAG 2.1.4). */
import { useSyncExternalStore } from 'react'

const KEY = 'crosswalk-shortcuts'
const listeners = new Set<() => void>()
let areOn = read()

function read(): boolean {
  try {
    return localStorage.getItem(KEY) !== 'off'
  } catch {
    // Storage is closed to us, or there is none: shortcuts are as they come.
    return true
  }
}

export function setShortcuts(on: boolean): void {
  areOn = on
  try {
    localStorage.setItem(KEY, on ? 'on' : 'off')
  } catch {
    // Kept for this tab only.
  }
  for (const listener of listeners) listener()
}

export const shortcutsAreOn = (): boolean => areOn

export const useShortcuts = (): boolean =>
  useSyncExternalStore(
    listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => areOn,
  )
