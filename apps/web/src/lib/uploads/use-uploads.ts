import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useSyncExternalStore } from 'react'
import { keys } from '../query-keys.ts'
import type { Upload } from './upload-state.ts'
import { listUploads, onUploadArrived, onUploadsChange } from './upload-store.ts'

/** The files of one item that are on their way. When one arrives, the item is fetched again. */
export function useUploads(evidenceId: string | null): readonly Upload[] {
  const queryClient = useQueryClient()
  useEffect(
    () =>
      onUploadArrived(upload => {
        void queryClient.invalidateQueries({ queryKey: keys.evidence(upload.evidenceId) })
      }),
    [queryClient],
  )
  const uploads = useSyncExternalStore(onUploadsChange, listUploads)
  return uploads.filter(upload => upload.evidenceId === evidenceId)
}
