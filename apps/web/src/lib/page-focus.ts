/**
 * After a change of page a screen reader and the keyboard start at its title. The router says that one is wanted, the
 * page's header takes it. On the first page nothing is moved: the browser starts at the top by itself.
 */
let isWanted = false

export function wantPageFocus(): void {
  isWanted = true
}

export function takePageFocus(title: HTMLElement | null): void {
  if (!isWanted || !title) return
  isWanted = false
  title.focus({ preventScroll: true })
}
