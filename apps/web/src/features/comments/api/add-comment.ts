import { addEvidenceComment, addKsbComment, addUnitComment, type CommentAudience } from '@crosswalk/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'
import { keys } from '../../../lib/query-keys.ts'
import type { CommentSubject } from '../subject.ts'

type NewComment = { text: string; audience: CommentAudience } | { text: string; replyTo: string }

export function useAddComment(subject: CommentSubject) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (body: NewComment) => {
      switch (subject.kind) {
        case 'evidence':
          return call(addEvidenceComment, { params: { id: subject.evidenceId }, body })
        case 'unit':
          return call(addUnitComment, { params: { id: subject.enrolmentId, unitId: subject.unitId }, body })
        case 'ksb':
          return call(addKsbComment, { params: { id: subject.enrolmentId, ksbId: subject.ksbId }, body })
      }
    },
    onSuccess: () => queryClient.invalidateQueries({ queryKey: keys.commentsOn(subject) }),
  })
}
