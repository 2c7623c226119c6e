import type { EvidenceFile } from '@crosswalk/contracts'
import { ActionIcon, Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { downloadFile } from '../../lib/download-file.ts'
import { sentenceFor } from '../../lib/error-messages.ts'
import { useAnnouncer } from '../undo-bar.tsx'

interface DownloadButtonProps {
  file: Pick<EvidenceFile, 'id' | 'name'>
  /** The icon alone, where room is short. */
  isSmall?: boolean
}

export function DownloadButton({ file, isSmall = false }: DownloadButtonProps) {
  const { say } = useAnnouncer()
  const download = () => {
    downloadFile(file.id).catch((error: unknown) => say(sentenceFor(error)))
  }
  if (isSmall) {
    return (
      <ActionIcon variant="subtle" color="gray" aria-label={`Download ${file.name}`} onClick={download}>
        <IconDownload size={18} aria-hidden="true" />
      </ActionIcon>
    )
  }
  return (
    <Button
      variant="default"
      size="xs"
      leftSection={<IconDownload size={16} aria-hidden="true" />}
      aria-label={`Download ${file.name}`}
      onClick={download}
    >
      Download
    </Button>
  )
}
