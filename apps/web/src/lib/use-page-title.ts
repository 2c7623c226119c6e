import { useEffect } from 'react'

/** The document's title, for tabs, history and screen readers: "To assess · Crosswalk". */
export function usePageTitle(title: string | null): void {
  useEffect(() => {
    if (title !== null) document.title = `${title} · Crosswalk`
  }, [title])
}
