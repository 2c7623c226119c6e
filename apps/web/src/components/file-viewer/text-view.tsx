import { useEffect, useRef, useState } from 'react'
import { LoadingState } from '../panel-states.tsx'
import classes from './file-viewer.module.css'

/** More than this is for the disk, not for a page. */
const SHOWN_CHARACTERS = 500_000

export function TextView({ url, name, onBroken }: { url: string; name: string; onBroken: () => void }) {
  const [text, setText] = useState<string | null>(null)
  const broken = useRef(onBroken)
  useEffect(() => {
    const aborter = new AbortController()
    fetch(url, { signal: aborter.signal })
      .then(response => (response.ok ? response.text() : Promise.reject(new Error(`${response.status}`))))
      .then(setText)
      .catch(() => {
        if (!aborter.signal.aborted) broken.current()
      })
    return () => aborter.abort()
  }, [url])
  if (text === null) return <LoadingState label="Loading the file" />
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={classes['scroll']} tabIndex={0} aria-label={name}>
      <pre className={classes['words']}>{text.slice(0, SHOWN_CHARACTERS)}</pre>
      {text.length > SHOWN_CHARACTERS && <p>The rest is in the file itself: download it.</p>}
    </section>
  )
}
