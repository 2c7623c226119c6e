import { type ErrorComponentProps, useRouter } from '@tanstack/react-router'
import { FailedPanel } from '../../components/panel-states.tsx'

/** A page that could not be opened: no connection, or a release that took its code away. */
export function PageFailed({ error, reset }: ErrorComponentProps) {
  const router = useRouter()
  return (
    <FailedPanel
      what="This page did not load."
      error={error}
      onRetry={() => {
        // Code of an earlier release is no longer served: load the page itself again.
        if (isMissingCode(error)) window.location.reload()
        else {
          reset()
          void router.invalidate()
        }
      }}
    />
  )
}

const isMissingCode = (error: unknown): boolean =>
  error instanceof Error && /dynamically imported module|module script failed|error loading/i.test(error.message)
