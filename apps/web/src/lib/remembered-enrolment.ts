/** Which of several enrolments a learner looked at last, in this browser: pages without one in their address show it. */
import { readDraft, writeDraft } from './drafts.ts'

const NAME = 'enrolment'
const isText = (value: unknown): value is string => typeof value === 'string'

export const findRememberedEnrolment = (): string | null => readDraft(NAME, isText)
export const rememberEnrolment = (enrolmentId: string): void => writeDraft(NAME, enrolmentId)
