import { ActionIcon, Button } from '@mantine/core'
import { IconCheck, IconX } from '@tabler/icons-react'
import { FileDrop } from '../../../components/file-uploads/file-drop.tsx'
import { FileIcon } from '../../../components/file-uploads/file-icon.tsx'
import { UploadList } from '../../../components/file-uploads/upload-list.tsx'
import { DownloadButton } from '../../../components/file-viewer/download-button.tsx'
import { Notice } from '../../../components/notice.tsx'
import { useAnnouncer } from '../../../components/undo-bar.tsx'
import { formatBytes } from '../../../lib/bytes.ts'
import { sentenceFor } from '../../../lib/error-messages.ts'
import { giveUpEarlierUploads } from '../../../lib/uploads/upload-store.ts'
import { plural } from '../../../lib/words.ts'
import { useRemoveFile } from '../api/remove-file.ts'
import type { EvidenceEditor } from '../use-evidence-editor.ts'
import classes from './evidence-editor.module.css'

export function FilesSection({ editor }: { editor: EvidenceEditor }) {
  const { files, uploads, held, evidence, addFiles, dropHeld, draft } = editor
  const { say } = useAnnouncer()
  const { mutateAsync: removeFile } = useRemoveFile(draft.evidenceId ?? '')
  const missing = Math.max(0, (evidence?.uploadsUnderWay ?? 0) - uploads.length)
  return (
    <section className={classes['files']} aria-labelledby="files-heading">
      <h2 id="files-heading" className={classes['label']}>
        Files
      </h2>
      {files.length > 0 && (
        <ul className={classes['fileList']} aria-label="Files of this item">
          {files.map(file => (
            <li key={file.id}>
              <FileIcon name={file.name} />
              <span className={classes['fileWords']}>
                <strong>{file.name}</strong>
                <span className={classes['quiet']}>
                  <IconCheck size={14} aria-hidden="true" /> Uploaded, {formatBytes(file.size)}
                </span>
              </span>
              <DownloadButton file={file} isSmall />
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={`Remove ${file.name}`}
                onClick={() => {
                  removeFile(file.id).then(
                    () => say(`${file.name} is removed.`),
                    (error: unknown) => say(sentenceFor(error)),
                  )
                }}
              >
                <IconX size={18} aria-hidden="true" />
              </ActionIcon>
            </li>
          ))}
        </ul>
      )}
      <UploadList uploads={uploads} />
      {held.length > 0 && (
        <ul className={classes['fileList']} aria-label="Files that wait">
          {held.map(file => (
            <li key={`${file.name} ${file.lastModified}`}>
              <FileIcon name={file.name} />
              <span className={classes['fileWords']}>
                <strong>{file.name}</strong>
                <span className={classes['waits']}>{waitsFor(editor)}</span>
              </span>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={`Take ${file.name} off the list`}
                onClick={() => dropHeld(file)}
              >
                <IconX size={18} aria-hidden="true" />
              </ActionIcon>
            </li>
          ))}
        </ul>
      )}
      {missing > 0 && evidence && <UnfinishedNotice count={missing} evidenceId={evidence.id} />}
      <FileDrop onFiles={addFiles} />
    </section>
  )
}

/** What a file still needs before it can be sent. */
function waitsFor({ draft }: EvidenceEditor): string {
  const needs = [
    ...(draft.words.title.trim() === '' ? ['a title'] : []),
    ...(draft.method === null ? ['the method'] : []),
  ]
  return needs.length > 0 ? `Uploads once it has ${needs.join(' and ')}` : 'Starting'
}

function UnfinishedNotice({ count, evidenceId }: { count: number; evidenceId: string }) {
  const { say } = useAnnouncer()
  return (
    <Notice
      tone="act"
      title={`${plural(count, 'file', 'files')} did not arrive whole.`}
      action={
        <Button
          variant="default"
          size="xs"
          onClick={() => {
            giveUpEarlierUploads(evidenceId).then(
              () => say('Given up. Choose the file again whenever you like.'),
              (error: unknown) => say(sentenceFor(error)),
            )
          }}
        >
          Do without it
        </Button>
      }
    >
      Choose the same file again, and it goes on where it stopped.
    </Notice>
  )
}
