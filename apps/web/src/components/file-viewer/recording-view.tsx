import { useEffect, useRef, useState } from 'react'
import classes from './file-viewer.module.css'
import { Timeline } from './place-marks.tsx'
import type { Ask, Place } from './places.ts'

interface RecordingViewProps {
  url: string
  kind: 'audio' | 'video'
  places: readonly Place[]
  ask: Ask | null
  onPlace: (placeId: string) => void
  onBroken: () => void
}

/** Sound or film, with the marked places where they are in time. */
export function RecordingView({ url, kind, places, ask, onPlace, onBroken }: RecordingViewProps) {
  const player = useRef<HTMLVideoElement & HTMLAudioElement>(null)
  const [duration, setDuration] = useState<number | null>(null)
  // Sound that came in a film's wrapping, as phones record it, wants no black box.
  const [hasPicture, setHasPicture] = useState(kind === 'video')
  const wanted = ask?.kind === 'seconds' ? ask : null

  useEffect(() => {
    // Asked for before the file has said how long it is: taken up when it does.
    if (wanted && duration !== null && player.current) player.current.currentTime = Math.min(wanted.seconds, duration)
  }, [wanted, duration])

  const common = {
    ref: player,
    src: url,
    controls: true,
    preload: 'metadata',
    onError: onBroken,
    onLoadedMetadata: () => {
      const length = player.current?.duration ?? 0
      if (player.current?.videoHeight === 0) setHasPicture(false)
      if (Number.isFinite(length) && length > 0) setDuration(length)
    },
  } as const
  return (
    <>
      {kind === 'audio' ? (
        <audio className={classes['sound']} {...common} />
      ) : (
        <video className={classes[hasPicture ? 'film' : 'sound']} playsInline {...common} />
      )}
      <Timeline places={places} duration={duration} onPlace={onPlace} />
    </>
  )
}
