import { ActionIcon, Button } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { toPercent, type Upload, uploadWords } from '../../lib/uploads/upload-state.ts'
import { cancelUpload, tryNow } from '../../lib/uploads/upload-store.ts'
import { FileIcon } from './file-icon.tsx'
import classes from './file-uploads.module.css'

/** Files on their way: in words and as stripes. */
export function UploadList({ uploads }: { uploads: readonly Upload[] }) {
  const now = useNow(uploads.some(upload => upload.status === 'sending' || upload.status === 'lost'))
  if (uploads.length === 0) return null
  return (
    <ul className={classes['files']} aria-label="Files on their way">
      {uploads.map(upload => (
        <UploadRow key={upload.key} upload={upload} now={now} />
      ))}
    </ul>
  )
}

function UploadRow({ upload, now }: { upload: Upload; now: number }) {
  const { key, name, size, status } = upload
  const sent = status === 'lost' ? upload.kept : upload.sent
  return (
    <li className={classes['file']}>
      <FileIcon name={name} />
      <div className={classes['fileWords']}>
        <strong className={classes['fileName']}>{name}</strong>
        {status !== 'refused' && <progress className={classes['bar']} value={sent} max={size} aria-label={name} />}
        <span className={classes['fileState']} data-status={status}>
          {status === 'lost' && <strong>Connection lost. </strong>}
          {uploadWords(upload, now)}
        </span>
        {/* Said at quarters, not at every percent. */}
        <span className="visually-hidden" role="status">
          {status === 'sending' && `${name}, ${Math.floor(toPercent(sent, size) / 25) * 25} % sent`}
          {status === 'lost' && `${name}: connection lost, tried again by itself`}
          {status === 'refused' && `${name} was not taken. ${upload.problem ?? ''}`}
        </span>
      </div>
      {status === 'lost' && (
        <Button variant="subtle" size="xs" onClick={() => tryNow(key)}>
          Try now
        </Button>
      )}
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={status === 'refused' ? `Take ${name} off the list` : `Stop uploading ${name}`}
        onClick={() => cancelUpload(key)}
      >
        <IconX size={18} aria-hidden="true" />
      </ActionIcon>
    </li>
  )
}

function useNow(isRunning: boolean): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    if (!isRunning) return
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [isRunning])
  return now
}
