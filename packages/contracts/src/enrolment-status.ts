import { z } from 'zod'

export const ENROLMENT_STATUSES = ['onProgramme', 'onBreak', 'gateway', 'completed', 'withdrawn'] as const
export type EnrolmentStatus = (typeof ENROLMENT_STATUSES)[number]
export const enrolmentStatus = z.enum(ENROLMENT_STATUSES)

/** Whose work here is over: they leave the lists and keep their record. */
export const ENDED_STATUSES = ['completed', 'withdrawn'] as const satisfies readonly EnrolmentStatus[]
export const hasEnded = (status: EnrolmentStatus): boolean => ENDED_STATUSES.some(ended => ended === status)

/** What may come after each. After leaving there is a restart alone, and after a break the return comes first. */
export const NEXT_STATUSES: Record<EnrolmentStatus, readonly EnrolmentStatus[]> = {
  onProgramme: ['onBreak', 'gateway', 'completed', 'withdrawn'],
  onBreak: ['onProgramme', 'withdrawn'],
  gateway: ['onProgramme', 'onBreak', 'completed', 'withdrawn'],
  completed: ['onProgramme'],
  withdrawn: ['onProgramme'],
}
