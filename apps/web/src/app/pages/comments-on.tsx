import { lazy } from 'react'
import { PanelBoundary } from '../../components/panel-boundary.tsx'
import type { CommentSubject } from '../../features/comments/subject.ts'
import { toSubjectKey } from '../../features/comments/subject.ts'

/** Never what a page is opened for first: loaded with what it stands under. */
const Comments = lazy(async () => ({
  default: (await import('../../features/comments/components/comments.tsx')).Comments,
}))

export function CommentsOn({ subject }: { subject: CommentSubject }) {
  return (
    <PanelBoundary failed="The comments did not load." resetKey={toSubjectKey(subject)}>
      <Comments key={toSubjectKey(subject)} subject={subject} />
    </PanelBoundary>
  )
}
