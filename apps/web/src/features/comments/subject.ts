/** What a thread of comments is on. */
export type CommentSubject =
  | { kind: 'evidence'; evidenceId: string }
  | { kind: 'unit'; enrolmentId: string; unitId: string }
  | { kind: 'ksb'; enrolmentId: string; ksbId: string }

export const toSubjectKey = (subject: CommentSubject): string => Object.values(subject).join(':')
