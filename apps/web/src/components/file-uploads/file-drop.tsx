import { IconCamera, IconUpload } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type DragEvent, useEffect, useRef, useState } from 'react'
import { formatLimit } from '../../lib/bytes.ts'
import { meQuery } from '../../lib/queries/get-me.ts'
import classes from './file-uploads.module.css'

interface FileDropProps {
  onFiles: (files: readonly File[]) => void
  /** Pictures and files that are pasted anywhere on the page are taken as well. */
  takesPaste?: boolean
  isDisabled?: boolean
}

/** Chooses files: from the disk, by dropping or pasting them, or with the phone's camera. */
export function FileDrop({ onFiles, takesPaste = true, isDisabled = false }: FileDropProps) {
  const [isOver, setOver] = useState(false)
  const { data: me } = useQuery(meQuery())
  const latest = useRef(onFiles)
  useEffect(() => {
    latest.current = onFiles
  })

  useEffect(() => {
    if (!takesPaste || isDisabled) return
    const onPaste = (event: ClipboardEvent) => {
      const files = Array.from(event.clipboardData?.files ?? [])
      if (files.length === 0) return
      event.preventDefault()
      latest.current(files)
    }
    document.addEventListener('paste', onPaste)
    return () => document.removeEventListener('paste', onPaste)
  }, [takesPaste, isDisabled])

  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const files = Array.from(event.dataTransfer.files)
    if (files.length > 0 && !isDisabled) onFiles(files)
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut; the labels inside do the same
    <div
      className={classes['drop']}
      data-over={isOver || undefined}
      onDragOver={event => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <FileInput label="Choose files" isMain isDisabled={isDisabled} onFiles={onFiles} />
      <FileInput label="Take a photo" isCamera isDisabled={isDisabled} onFiles={onFiles} />
      <p className={classes['dropWords']}>
        <span className={classes['atDesk']}>or drop or paste them here. </span>
        Photo, video, sound, PDF, Word.{me?.uploadMaxBytes && ` Up to ${formatLimit(me.uploadMaxBytes)} each.`}
      </p>
    </div>
  )
}

interface FileInputProps {
  label: string
  isMain?: boolean
  isCamera?: boolean
  isDisabled: boolean
  onFiles: (files: readonly File[]) => void
}

function FileInput({ label, isMain = false, isCamera = false, isDisabled, onFiles }: FileInputProps) {
  const Icon = isCamera ? IconCamera : IconUpload
  return (
    <label className={classes['choose']} data-camera={isCamera || undefined} data-main={isMain || undefined}>
      <Icon size={18} aria-hidden="true" />
      {label}
      <input
        type="file"
        className="visually-hidden"
        disabled={isDisabled}
        {...(isCamera ? { accept: 'image/*', capture: 'environment' } : { multiple: true })}
        onChange={event => {
          const files = Array.from(event.currentTarget.files ?? [])
          // The same file can be chosen again.
          event.currentTarget.value = ''
          if (files.length > 0) onFiles(files)
        }}
      />
    </label>
  )
}
