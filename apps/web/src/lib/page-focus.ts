/**
 * After a change of page a screen reader and the keyboard start at its title. The router says that one is wanted, the
 * page's header takes it: first perhaps that of the page while it loads, then that of the page itself, for as long as
 * nobody has pressed anything. On the first page nothing is moved: the browser starts at the top by itself.
 */
let isWanted = false

export function wantPageFocus(): void {
  isWanted = true
}

export function takePageFocus(title: HTMLElement | null): void {
  if (isWanted) title?.focus({ preventScroll: true })
}

if (typeof window !== 'undefined') {
  const settle = () => {
    isWanted = false
  }
  // Before the press does anything: a press that leads to another page comes before the wish for its title.
  window.addEventListener('keydown', settle, { capture: true })
  window.addEventListener('pointerdown', settle, { capture: true })
}
