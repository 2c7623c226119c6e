import { Button, CloseButton } from '@mantine/core'
import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { sentenceFor } from '../lib/error-messages.ts'
import classes from './undo-bar.module.css'

interface Said {
  id: number
  message: string
  undo?: (() => Promise<unknown>) | undefined
  state: 'said' | 'undoing' | 'undone' | 'failed'
}

interface Announcer {
  /** Says what was done. With `undo`, offers to take it back: instead of asking "are you sure?" before. */
  say: (message: string, undo?: () => Promise<unknown>) => void
}

const AnnouncerContext = createContext<Announcer>({ say: () => {} })
export const useAnnouncer = (): Announcer => use(AnnouncerContext)

const SHOWN_MS = 60_000
const SHOWN_WITHOUT_UNDO_MS = 8_000

export function AnnouncerProvider({ children }: { children: ReactNode }) {
  const [said, setSaid] = useState<Said | null>(null)
  const [isHeld, setHeld] = useState(false)
  const nextId = useRef(0)

  const say = useCallback((message: string, undo?: () => Promise<unknown>) => {
    nextId.current += 1
    setSaid({ id: nextId.current, message, undo, state: 'said' })
  }, [])

  useEffect(() => {
    if (!said || isHeld || said.state === 'undoing') return
    const shownMs = said.undo && said.state === 'said' ? SHOWN_MS : SHOWN_WITHOUT_UNDO_MS
    const timer = setTimeout(() => setSaid(null), shownMs)
    return () => clearTimeout(timer)
  }, [said, isHeld])

  const undo = async () => {
    if (!said?.undo) return
    const { id } = said
    const settle = (change: Partial<Said>) => setSaid(now => (now?.id === id ? { ...now, ...change } : now))
    settle({ state: 'undoing' })
    try {
      await said.undo()
      settle({ state: 'undone', message: 'Undone.', undo: undefined })
    } catch (error) {
      settle({ state: 'failed', message: sentenceFor(error), undo: undefined })
    }
  }

  const announcer = useMemo(() => ({ say }), [say])
  return (
    <AnnouncerContext value={announcer}>
      {children}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: pointer and focus only hold the bar open */}
      <div
        className={classes['place']}
        onPointerEnter={() => setHeld(true)}
        onPointerLeave={() => setHeld(false)}
        onFocus={() => setHeld(true)}
        onBlur={() => setHeld(false)}
      >
        <div role="status" aria-live="polite" aria-atomic="true">
          {said && <span key={said.id}>{said.message}</span>}
        </div>
        {said?.undo && (
          <Button
            size="xs"
            variant="default"
            loading={said.state === 'undoing'}
            onClick={() => {
              void undo()
            }}
          >
            Undo
          </Button>
        )}
        {said && <CloseButton size="sm" aria-label="Close this message" onClick={() => setSaid(null)} />}
      </div>
    </AnnouncerContext>
  )
}
