import { sentenceFor } from '../lib/error-messages.ts'
import { Notice } from './notice.tsx'

/** Why an act did not work, read aloud when it appears; nothing while there is nothing to say. */
export function ActFailed({ error }: { error: unknown }) {
  if (!error) return null
  return (
    <Notice tone="wrong" announce>
      {sentenceFor(error)}
    </Notice>
  )
}
