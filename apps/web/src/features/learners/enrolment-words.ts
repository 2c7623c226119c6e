import type { Learner } from '@crosswalk/contracts'
import { formatDay } from '../../lib/dates.ts'
import { STATUS_NAMES } from '../../lib/words.ts'

/** "January 2026 · from 21 Jan · On a break": the day is that of the start, never that of the status. */
export const enrolmentWords = ({ cohortName, startsOn, status }: Learner['enrolments'][number]): string =>
  [cohortName, `from ${formatDay(startsOn)}`, STATUS_NAMES[status]].filter(words => words !== null).join(' · ')
