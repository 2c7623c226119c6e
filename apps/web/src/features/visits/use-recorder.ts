import { useCallback, useEffect, useRef, useState } from 'react'
import { formatTime } from '../../lib/dates.ts'
import { nameMedia, type VisitMedia, type VisitNote } from './visit-note.ts'
import { keepingSentence, newNoteId, saveMedia } from './visit-store.ts'

/** So often what was spoken is kept while the recording goes on. */
const PART_MS = 1_000

/** Speaks onto this device. What was spoken until the last second survives a closed tab. */
export function useRecorder(note: VisitNote, media: readonly VisitMedia[], onProblem: (sentence: string) => void) {
  const [startedAt, setStartedAt] = useState<number | null>(null)
  const recorder = useRef<MediaRecorder | null>(null)

  const stop = useCallback(() => recorder.current?.stop(), [])
  useEffect(() => stop, [stop])

  const start = async () => {
    if (!navigator.mediaDevices || typeof MediaRecorder === 'undefined') {
      onProblem('This browser can’t record sound. Write instead, or add a recording of another app as a file.')
      return
    }
    let stream: MediaStream
    try {
      stream = await navigator.mediaDevices.getUserMedia({ audio: true })
    } catch (error) {
      onProblem(microphoneSentence(error))
      return
    }
    const recording = new MediaRecorder(stream)
    const type = recording.mimeType || 'audio/webm'
    const now = Date.now()
    const kept: VisitMedia = {
      id: newNoteId(),
      noteId: note.id,
      personId: note.personId,
      kind: 'voice',
      name: nameMedia('voice', media, type, formatTime(now)),
      blob: new Blob([], { type }),
      addedAt: now,
      isRunning: true,
      uploadUrl: null,
    }
    const parts: Blob[] = []
    let keeping = Promise.resolve()
    const keep = (isRunning: boolean) => {
      const blob = new Blob(parts, { type })
      keeping = keeping
        .then(() => saveMedia({ ...kept, blob, isRunning }))
        .catch((error: unknown) => onProblem(keepingSentence(error)))
    }
    recording.ondataavailable = ({ data }) => {
      if (data.size > 0) parts.push(data)
      keep(recording.state === 'recording')
    }
    recording.onstop = () => {
      for (const track of stream.getTracks()) track.stop()
      recorder.current = null
      setStartedAt(null)
      keep(false)
    }
    recorder.current = recording
    setStartedAt(now)
    recording.start(PART_MS)
  }
  return { startedAt, start, stop }
}

function microphoneSentence(error: unknown): string {
  const name = error instanceof DOMException ? error.name : ''
  if (name === 'NotAllowedError' || name === 'SecurityError') {
    return 'The microphone is switched off for Crosswalk. Allow it in the browser’s settings for this site, or write instead.'
  }
  if (name === 'NotFoundError') return 'This device has no microphone. Write instead.'
  return 'The microphone is in use by something else. Stop that first, or write instead.'
}
