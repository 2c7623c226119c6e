/** What is planned, by learner: each line takes the next criteria that were not accepted on the day it was planned. */
import type { PlanStory } from './story.ts'

const watch = (what: string, most: number, dueIn: number) => ({ what, method: 'OB', most, dueIn }) as const
const talk = (what: string, most: number, dueIn: number) => ({ what, method: 'PD', most, dueIn }) as const
const bring = (what: string, most: number, dueIn: number) => ({ what, method: 'WP', most, dueIn }) as const

export const PLANS: Readonly<Record<string, readonly PlanStory[]>> = {
  aaliyah: [
    {
      ago: 6,
      agreedAfter: 1,
      lines: [
        talk('How she keeps her knowledge of the products up to date', 3, 18),
        bring('The complaints log of November, with names taken out', 2, 12),
      ],
      visit: { in: 2, at: '10:00', place: 'At work' },
    },
  ],
  callum: [
    { ago: 9, agreedAfter: 2, lines: [watch('A Saturday on the desk', 6, 20)], visit: { in: 9, place: 'At work' } },
  ],
  chloe: [
    {
      ago: 34,
      agreedAfter: 1,
      lines: [watch('A busy hour on the service desk', 4, 20), talk('Going over what the desk showed', 3, 28)],
    },
    {
      ago: 8,
      agreedAfter: 2,
      keeps: true,
      lines: [
        bring('Letters to two customers, before and after', 3, 14),
        watch('Handling a return from start to end', 5, 24),
      ],
      visit: { in: 5, at: '13:30', place: 'At work' },
    },
  ],
  daniel: [
    {
      ago: 2,
      lines: [watch('Calls on a weekday evening', 6, 26), talk('What the calls showed', 4, 30)],
      visit: { in: 7, at: '17:00', place: 'By video' },
    },
  ],
  finlay: [
    {
      ago: 26,

      lines: [bring('Feedback cards of October', 3, 12)],
      visit: { in: 12, at: '09:30', place: 'At work' },
    },
  ],
  harpreet: [
    {
      ago: 40,
      agreedAfter: 2,
      lines: [watch('A morning with the team leader', 8, 21), talk('Team briefings', 4, 45)],
      visit: { in: 3, at: '11:15', place: 'At work' },
    },
  ],
  nyima: [
    { ago: 4, lines: [watch('First morning on the desk', 4, 15)], visit: { in: 11, at: '10:30', place: 'At work' } },
  ],
  oliver: [{ ago: 50, agreedAfter: 5, lines: [bring('The rota that he drew up', 2, 30)] }],
}
