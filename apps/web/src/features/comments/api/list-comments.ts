import { listEvidenceComments, listKsbComments, listUnitComments } from '@crosswalk/contracts'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'
import { keys } from '../../../lib/query-keys.ts'
import type { CommentSubject } from '../subject.ts'

export const commentsQuery = (subject: CommentSubject) =>
  queryOptions({
    queryKey: keys.commentsOn(subject),
    queryFn: ({ signal }) => {
      switch (subject.kind) {
        case 'evidence':
          return call(listEvidenceComments, { params: { id: subject.evidenceId }, signal })
        case 'unit':
          return call(listUnitComments, { params: { id: subject.enrolmentId, unitId: subject.unitId }, signal })
        case 'ksb':
          return call(listKsbComments, { params: { id: subject.enrolmentId, ksbId: subject.ksbId }, signal })
      }
    },
  })
