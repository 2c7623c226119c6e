import type { EvidenceFile } from '@crosswalk/contracts'
import { useQuery } from '@tanstack/react-query'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { formatBytes } from '../../lib/bytes.ts'
import { fileLinkQuery } from '../../lib/queries/get-file-link.ts'
import { FileIcon } from '../file-uploads/file-icon.tsx'
import { FailedPanel, LoadingState } from '../panel-states.tsx'
import { DownloadButton } from './download-button.tsx'
import classes from './file-viewer.module.css'
import { ImageView } from './image-view.tsx'
import type { Ask, Place } from './places.ts'
import { RecordingView } from './recording-view.tsx'
import { TextView } from './text-view.tsx'

/** Loaded only where a PDF is shown. */
const PdfView = lazy(async () => ({ default: (await import('./pdf-view.tsx')).PdfView }))

interface FileViewerProps {
  /** The item's files, newest version of each first. */
  files: readonly EvidenceFile[]
  /** Which is shown; without it the viewer keeps that itself. */
  fileId?: string | undefined
  onFile?: ((fileId: string) => void) | undefined
  /** Where in them tags point, and what becomes of a press on one. */
  places?: readonly Place[]
  ask?: Ask | null
  onPlace?: (placeId: string) => void
  /** Beside the tabs. */
  actions?: ReactNode
}

/** The files of an item: a tab each, and the chosen one shown in the page where that is safe. */
export function FileViewer(props: FileViewerProps) {
  const { files, fileId, onFile, actions, places = [], ask = null, onPlace = () => {} } = props
  const [ownId, setOwnId] = useState<string | null>(null)
  const shown = files.find(file => file.id === (fileId ?? ownId)) ?? files[0]
  if (!shown) return null
  const choose = (id: string) => {
    setOwnId(id)
    onFile?.(id)
  }
  return (
    <section className={classes['viewer']} aria-label="Files">
      {files.length > 1 && (
        <div className={classes['tabs']} role="tablist" aria-label="Files">
          {files.map(file => (
            <button
              key={file.id}
              type="button"
              role="tab"
              id={`tab-${file.id}`}
              aria-selected={file.id === shown.id}
              tabIndex={file.id === shown.id ? 0 : -1}
              className={classes['tab']}
              onClick={() => choose(file.id)}
              onKeyDown={event => {
                const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
                const next = files[files.indexOf(file) + step]
                if (step === 0 || !next) return
                choose(next.id)
                document.getElementById(`tab-${next.id}`)?.focus()
              }}
            >
              <FileIcon name={file.name} />
              {file.name}
              {file.version > 1 && <span className={classes['version']}>version {file.version}</span>}
            </button>
          ))}
        </div>
      )}
      <div
        className={classes['panel']}
        {...(files.length > 1 ? { role: 'tabpanel', 'aria-labelledby': `tab-${shown.id}` } : {})}
      >
        <FileBar file={shown} withName={files.length === 1}>
          {actions}
        </FileBar>
        <FileContent
          key={shown.id}
          file={shown}
          places={places.filter(place => place.fileId === shown.id)}
          ask={ask === null || ask.kind === 'turn' || ask.fileId === shown.id ? ask : null}
          onPlace={onPlace}
        />
      </div>
    </section>
  )
}

function FileBar({ file, withName, children }: { file: EvidenceFile; withName: boolean; children?: ReactNode }) {
  return (
    <div className={classes['bar']}>
      <span className={classes['name']}>
        {withName && <strong>{file.name}</strong>}
        <span className={classes['size']}>
          {formatBytes(file.size)}
          {withName && file.version > 1 && `, version ${file.version}`}
        </span>
      </span>
      {children}
      <DownloadButton file={file} />
    </div>
  )
}

interface ContentProps {
  file: EvidenceFile
  places: readonly Place[]
  ask: Ask | null
  onPlace: (placeId: string) => void
}

function FileContent(props: ContentProps) {
  const { file } = props
  const { data, error, refetch } = useQuery({ ...fileLinkQuery(file.id), enabled: file.inline })
  if (!file.inline) return <NotShown file={file} />
  if (error) {
    return (
      <FailedPanel
        what="This file did not load."
        error={error}
        onRetry={() => {
          void refetch()
        }}
      />
    )
  }
  if (!data) return <LoadingState label="Loading the file" />
  return <Shown {...props} url={data.url} mediaType={data.mediaType} />
}

function Shown({ file, url, mediaType, ...marks }: ContentProps & { url: string; mediaType: string }) {
  const [isBroken, setBroken] = useState(false)
  if (isBroken) return <NotShown file={file} />
  const onBroken = () => setBroken(true)
  if (mediaType === 'application/pdf') {
    return (
      <Suspense fallback={<LoadingState label="Loading the file" />}>
        <PdfView url={url} name={file.name} onBroken={onBroken} {...marks} />
      </Suspense>
    )
  }
  if (mediaType.startsWith('image/')) return <ImageView url={url} name={file.name} onBroken={onBroken} />
  if (mediaType.startsWith('audio/') || mediaType.startsWith('video/')) {
    const kind = mediaType.startsWith('audio/') ? 'audio' : 'video'
    return <RecordingView url={url} kind={kind} onBroken={onBroken} {...marks} />
  }
  if (mediaType === 'text/plain') return <TextView url={url} name={file.name} onBroken={onBroken} />
  return <NotShown file={file} />
}

function NotShown({ file }: { file: EvidenceFile }) {
  return (
    <FailedPanel what="This file can’t be shown here. Download it">
      <DownloadButton file={file} />
    </FailedPanel>
  )
}
