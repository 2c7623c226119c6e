import { useCallback, useEffect, useRef, useState } from 'react'
import { useUser } from '../../lib/session.ts'
import type { VisitMedia, VisitNote } from './visit-note.ts'
import {
  changeNote,
  findNote,
  findPack,
  keepingSentence,
  listMedia,
  listNotes,
  onVisitsChange,
  type Pack,
} from './visit-store.ts'

/** What stands on this device, read again with each change, in whichever tab it was made. Null until it is read. */
function useKept<T>(read: () => Promise<T>): T | null {
  const [kept, setKept] = useState<T | null>(null)
  useEffect(() => {
    let isGone = false
    const load = () => {
      read().then(
        found => {
          if (!isGone) setKept(found)
        },
        // A browser that keeps nothing: there is nothing to show, and writing says so.
        () => undefined,
      )
    }
    load()
    const stop = onVisitsChange(load)
    return () => {
      isGone = true
      stop()
    }
  }, [read])
  return kept
}

export function useNotes(): VisitNote[] | null {
  const { id } = useUser()
  return useKept(useCallback(() => listNotes(id), [id]))
}

export function usePack(): { pack: Pack | null } | null {
  const { id } = useUser()
  return useKept(useCallback(async () => ({ pack: await findPack(id) }), [id]))
}

export function useMedia(noteId: string): VisitMedia[] {
  const { id } = useUser()
  return useKept(useCallback(() => listMedia(id, noteId), [id, noteId])) ?? NONE
}

const NONE: VisitMedia[] = []

export type Words = Partial<Pick<VisitNote, 'method' | 'title' | 'day' | 'from' | 'to' | 'narrative' | 'tags'>>

/** One note as it is written: each keystroke is on its way to the store before the next. */
export function useNote(noteId: string) {
  const { id: personId } = useUser()
  const [note, setNote] = useState<VisitNote | null | 'loading'>('loading')
  const [problem, setProblem] = useState<string | null>(null)
  const unkept = useRef<Words>({})
  const isKeeping = useRef(false)

  useEffect(() => {
    let isGone = false
    const load = () => {
      findNote(personId, noteId).then(
        found => {
          // What is typed here and not kept yet is newer than what the store says.
          if (!isGone) setNote(found && { ...found, ...unkept.current })
        },
        (error: unknown) => {
          if (!isGone) {
            setNote(null)
            setProblem(keepingSentence(error))
          }
        },
      )
    }
    load()
    const stop = onVisitsChange(load)
    return () => {
      isGone = true
      stop()
    }
  }, [personId, noteId])

  const keep = useCallback(async () => {
    if (isKeeping.current) return
    isKeeping.current = true
    try {
      while (Object.keys(unkept.current).length > 0) {
        const words = unkept.current
        await changeNote(noteId, now => ({ ...now, ...words, changedAt: Date.now() }))
        if (unkept.current === words) unkept.current = {}
      }
      setProblem(null)
    } catch (error) {
      setProblem(keepingSentence(error))
    }
    isKeeping.current = false
  }, [noteId])

  const change = useCallback(
    (words: Words) => {
      unkept.current = { ...unkept.current, ...words }
      setNote(now => (now === null || now === 'loading' ? now : { ...now, ...words }))
      void keep()
    },
    [keep],
  )
  return { note, problem, setProblem, change }
}

export type Writing = ReturnType<typeof useNote>
