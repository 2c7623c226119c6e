/**
 * What is chosen for an item of evidence: by id of the criterion (or KSB) its page or time, empty where none is given.
 * A plain object, so that it can be kept as a draft; the order is that of choosing.
 */
export type Chosen = Readonly<Record<string, string>>

/** A change that does not depend on what was drawn last, as with a setter of useState. */
export type ChangeChosen = (update: (now: Chosen) => Chosen) => void

export const isChosen = (chosen: Chosen, id: string): boolean => Object.hasOwn(chosen, id)

export function toggle(chosen: Chosen, ids: readonly string[], isOn: boolean): Chosen {
  if (isOn) return { ...chosen, ...Object.fromEntries(ids.map(id => [id, chosen[id] ?? ''])) }
  const off = new Set(ids)
  return Object.fromEntries(Object.entries(chosen).filter(([id]) => !off.has(id)))
}

export const setLocator = (chosen: Chosen, id: string, locator: string): Chosen =>
  isChosen(chosen, id) ? { ...chosen, [id]: locator } : chosen

/** One page or time for all that have none yet. */
export const fillLocators = (chosen: Chosen, ids: readonly string[], locator: string): Chosen => ({
  ...chosen,
  ...Object.fromEntries(ids.filter(id => isChosen(chosen, id) && chosen[id] === '').map(id => [id, locator])),
})

/** These are chosen and, of `among`, no others; what stands outside `among` stays as it is. */
export function replaceAmong(chosen: Chosen, among: ReadonlySet<string>, ids: readonly string[]): Chosen {
  const others = Object.entries(chosen).filter(([id]) => !among.has(id))
  return Object.fromEntries([...others, ...ids.map(id => [id, chosen[id] ?? ''] as const)])
}
