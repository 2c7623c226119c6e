/** The keyboard of the list of tags: arrows walk the decisions, letters choose. */
import type { Outcome } from '@crosswalk/progress'
import type { KeyboardEvent, RefObject } from 'react'
import { shortcutsAreOn } from '../../lib/shortcuts.ts'

const OUTCOME_KEYS: Readonly<Record<string, Outcome>> = { a: 'accepted', r: 'referred', n: 'notUsed' }

interface TagKeys {
  onOutcome: (tagId: string, outcome: Outcome) => void
  onAddTag: () => void
  onPlace: (tagId: string) => void
  /** 1 is the first. */
  onFile: (position: number) => void
  /** The page before or after. */
  onTurn: (by: 1 | -1) => void
  onKeys: () => void
}

const tagIdOf = (element: Element): string | null => element.closest<HTMLElement>('[data-tag]')?.dataset['tag'] ?? null

export function useTagKeys(list: RefObject<HTMLElement | null>, keys: TagKeys) {
  const verdicts = () => [...(list.current?.querySelectorAll<HTMLElement>('[data-verdict]') ?? [])]

  const moveRow = (from: HTMLElement, step: number) => {
    const column = verdicts().filter(button => button.dataset['verdict'] === from.dataset['verdict'])
    column[column.indexOf(from) + step]?.focus()
  }

  return (event: KeyboardEvent) => {
    const { target, key } = event
    if (!(target instanceof HTMLElement) || event.ctrlKey || event.metaKey || event.altKey) return
    const isField = target.matches('input, textarea, select')
    if (isField && key === 'Escape') {
      // Back from the words to the decision that they are about.
      const pressed = target.closest('[data-tag]')?.querySelector<HTMLElement>('[data-verdict][aria-pressed="true"]')
      if (!pressed) return
      event.preventDefault()
      pressed.focus()
      return
    }
    const tagId = tagIdOf(target)
    if (isField || target.dataset['verdict'] === undefined || tagId === null) return
    if (!act(target, tagId, key)) return
    event.preventDefault()
    event.stopPropagation()
  }

  function act(target: HTMLElement, tagId: string, key: string): boolean {
    switch (key) {
      case 'ArrowDown':
        moveRow(target, 1)
        return true
      case 'ArrowUp':
        moveRow(target, -1)
        return true
      case 'ArrowRight':
      case 'ArrowLeft': {
        const sibling = key === 'ArrowRight' ? target.nextElementSibling : target.previousElementSibling
        if (sibling instanceof HTMLElement) sibling.focus()
        return true
      }
    }
    return shortcutsAreOn() && actOnLetter(target, tagId, key.toLowerCase())
  }

  function actOnLetter(target: HTMLElement, tagId: string, key: string): boolean {
    const outcome = OUTCOME_KEYS[key]
    if (outcome) {
      keys.onOutcome(tagId, outcome)
      target.parentElement?.querySelector<HTMLElement>(`[data-verdict="${outcome}"]`)?.focus()
      return true
    }
    if (/^[1-9]$/.test(key)) {
      keys.onFile(Number(key))
      return true
    }
    switch (key) {
      case 't':
        keys.onAddTag()
        return true
      case 'f': {
        const words = target.closest('[data-tag]')?.querySelector<HTMLElement>('[data-feedback]')
        // A button that asks for the words opens them with the focus in them.
        if (words instanceof HTMLButtonElement) words.click()
        else words?.focus()
        return true
      }
      case 'g':
        keys.onPlace(tagId)
        return true
      case '[':
      case ']':
        keys.onTurn(key === ']' ? 1 : -1)
        return true
      case '?':
        keys.onKeys()
        return true
      default:
        return false
    }
  }
}
