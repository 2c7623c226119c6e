/** Paper is white: whoever works in the dark prints in the light colours. */
const ATTRIBUTE = 'data-mantine-color-scheme'

export function printInLight(): void {
  const root = document.documentElement
  let before: string | null = null
  addEventListener('beforeprint', () => {
    before = root.getAttribute(ATTRIBUTE)
    root.setAttribute(ATTRIBUTE, 'light')
  })
  addEventListener('afterprint', () => {
    if (before !== null) root.setAttribute(ATTRIBUTE, before)
    before = null
  })
}
