// Runs before the page is drawn. The key is the one that theme/color-scheme.ts gives to Mantine.
;(() => {
  let chosen = null
  try {
    chosen = window.localStorage.getItem('crosswalk-color-scheme')
  } catch {
    // Storage is closed to us: the system decides.
  }
  const dark = chosen === 'dark' || (chosen !== 'light' && window.matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light')
})()
