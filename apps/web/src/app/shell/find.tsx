import { IconSearch } from '@tabler/icons-react'
import { useLocation } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { Dialog } from '../../components/dialog.tsx'
import { LoadingState } from '../../components/panel-states.tsx'
import { shortcutsAreOn } from '../../lib/shortcuts.ts'
import classes from './find.module.css'

const SearchPanel = lazy(async () => ({
  default: (await import('../../features/search/components/search-panel.tsx')).SearchPanel,
}))

/** Where a stroke is meant for something else: a field, or a list with strokes of its own. */
const TAKEN = 'input, textarea, select, [contenteditable], [role="grid"], [role="listbox"], [role="tree"], dialog'

/** One search, by Ctrl-K or Cmd-K from anywhere, by a slash where no list has focus, and by the field in the bar. */
export function Find({ isLearner }: { isLearner: boolean }) {
  const [isOpen, setIsOpen] = useState(false)
  const enrolmentId = useLocation({ select: ({ pathname }) => /^\/enrolments\/([^/]+)/.exec(pathname)?.[1] })

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey) return
      const isChord = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k'
      const isTaken = event.target instanceof Element && event.target.closest(TAKEN) !== null
      const isSlash = event.key === '/' && !event.ctrlKey && !event.metaKey && !isTaken && shortcutsAreOn()
      if (!isChord && !isSlash) return
      event.preventDefault()
      // At once, so that what is typed next arrives in the field.
      flushSync(() => setIsOpen(true))
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])

  const close = () => setIsOpen(false)
  return (
    <>
      <button
        type="button"
        className={classes['field']}
        aria-label="Find"
        aria-keyshortcuts="Control+K Meta+K"
        onClick={() => setIsOpen(true)}
      >
        <IconSearch size={18} aria-hidden="true" />
        <span className={classes['words']}>Find</span>
        <kbd className={classes['key']}>Ctrl K</kbd>
      </button>
      <Dialog isOpen={isOpen} title="Find" isWide isHigh onClose={close}>
        {isOpen && (
          <Suspense fallback={<LoadingState />}>
            <SearchPanel isLearner={isLearner} enrolmentId={enrolmentId} onClose={close} />
          </Suspense>
        )}
      </Dialog>
    </>
  )
}
