import { ActionIcon } from '@mantine/core'
import { IconDownload, IconX } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useAnnouncer } from '../../../components/undo-bar.tsx'
import { formatBytes } from '../../../lib/bytes.ts'
import type { VisitMedia } from '../visit-note.ts'
import { removeMedia, saveMedia } from '../visit-store.ts'
import classes from './visits.module.css'

interface MediaListProps {
  media: readonly VisitMedia[]
  isClosed: boolean
  /** One goes on in this tab. */
  isRecording: boolean
}

/** Photos and voice notes of a visit, to be looked at and heard before they go. */
export function MediaList({ media, isClosed, isRecording }: MediaListProps) {
  const { say } = useAnnouncer()
  if (media.length === 0) return null
  return (
    <section aria-label="Photos and voice notes">
      <ul className={classes['media']}>
        {media.map(each => (
          <li key={each.id}>
            {isRecording && each.isRunning ? (
              <span className={classes['mediaWords']}>
                <strong>{each.name}</strong>
                <span className={classes['quiet']}>Recording. What you say is kept as you say it.</span>
              </span>
            ) : (
              <>
                <Preview media={each} />
                <span className={classes['mediaWords']}>
                  {each.name}
                  <span className={classes['quiet']}>{formatBytes(each.blob.size)}</span>
                </span>
                {isClosed ? (
                  <Save media={each} />
                ) : (
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    aria-label={`Take ${each.name} off`}
                    onClick={() => {
                      void removeMedia(each.id).then(() => say(`${each.name} is off.`, () => saveMedia(each)))
                    }}
                  >
                    <IconX size={20} aria-hidden="true" />
                  </ActionIcon>
                )}
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function useUrl(blob: Blob): string | null {
  const [url, setUrl] = useState<string | null>(null)
  useEffect(() => {
    const made = URL.createObjectURL(blob)
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [blob])
  return url
}

function Preview({ media }: { media: VisitMedia }) {
  const url = useUrl(media.blob)
  if (url === null) return null
  if (media.kind === 'photo') return <img className={classes['photo']} src={url} alt={media.name} />
  // biome-ignore lint/a11y/useMediaCaption: a note to oneself, whose words follow at the desk
  return <audio className={classes['voice']} src={url} controls aria-label={media.name} />
}

function Save({ media }: { media: VisitMedia }) {
  const url = useUrl(media.blob)
  if (url === null) return null
  return (
    <ActionIcon component="a" href={url} download={media.name} variant="subtle" aria-label={`Save ${media.name}`}>
      <IconDownload size={20} aria-hidden="true" />
    </ActionIcon>
  )
}
