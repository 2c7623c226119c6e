import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { meQuery } from '../../lib/queries/get-me.ts'
import type { WrittenOf } from './api/list-written-texts.ts'
import classes from './erase-text.module.css'

const EraseTextDialog = lazy(async () => ({ default: (await import('./erase-text-dialog.tsx')).EraseTextDialog }))

/** What stands where words were. */
const isErased = (words: string): boolean => words.startsWith('[Text erased on ')

interface EraseTextProps {
  of: WrittenOf
  /** What is shown beside it: where all of it is erased already, nothing is offered. */
  words: readonly (string | null)[]
  /** For whom can't see what it stands beside: "the feedback for U6 2.1". */
  name: string
}

/** Beside what somebody wrote, for those to whom a manager gave the power. */
export function EraseText({ of, words, name }: EraseTextProps) {
  const { data: me } = useQuery(meQuery())
  if (me?.mayErase !== true || words.every(text => text === null || isErased(text))) return null
  return <EraseTextButton of={of} name={name} />
}

/** Where it is known already that the reader may. */
export function EraseTextButton({ of, name }: Omit<EraseTextProps, 'words'>) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <button
        type="button"
        className={classes['button']}
        aria-label={`Erase this text: ${name}`}
        onClick={() => setOpen(true)}
      >
        Erase this text
      </button>
      {isOpen && (
        <Suspense>
          <EraseTextDialog of={of} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
