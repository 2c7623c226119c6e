/** How a status is said: what was announced, and what can be done next. */
import { type EnrolmentStatus, hasEnded } from '@crosswalk/contracts'
import { formatLongDay } from './dates.ts'

/** "Withdraws on 12 December 2026" */
export function announcedWords({ status, from }: { status: EnrolmentStatus; from: string }, now: EnrolmentStatus) {
  const day = formatLongDay(from)
  switch (status) {
    case 'withdrawn':
      return `Withdraws on ${day}`
    case 'completed':
      return `Completes on ${day}`
    case 'onBreak':
      return `On a break from ${day}`
    case 'gateway':
      return `At the gateway from ${day}`
    case 'onProgramme':
      return `${hasEnded(now) ? 'Restarts' : 'Back on programme'} on ${day}`
  }
}

/** What a button says that records the next status. */
export function actWords(next: EnrolmentStatus, now: EnrolmentStatus): string {
  switch (next) {
    case 'onBreak':
      return 'Put on a break'
    case 'gateway':
      return 'Record the gateway'
    case 'completed':
      return 'Complete'
    case 'withdrawn':
      return 'Withdraw'
    case 'onProgramme':
      if (now === 'onBreak') return 'Back from the break'
      return hasEnded(now) ? 'Restart' : 'Back on programme'
  }
}
