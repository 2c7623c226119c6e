import type { StaffKey } from './story.ts'

/** What named people said of KSBs, and what they ticked on the way to the gateway, by learner. */
export type ConfirmationStory =
  | {
      act: 'confirm'
      ago: number
      by: StaffKey
      /** Codes, or all that a criterion bears on. */
      ksbs: readonly string[] | { criterion: string }
      outcome: 'confirmed' | 'notConfirmed'
      statement: string
    }
  /** Asked by a link, which the line manager opens and uses on the same day. `notYet` says what is missing. */
  | { act: 'employer'; ago: number; by: StaffKey; notYet: Readonly<Record<string, string>> }
  /** The line manager is let see their apprentices by a link, and looks. */
  | { act: 'share'; ago: number; by: StaffKey }
  | { act: 'tick'; ago: number; by: StaffKey; line: string; note?: string }

export const CONFIRMATIONS: Readonly<Record<string, readonly ConfirmationStory[]>> = {
  aaliyah: [
    {
      act: 'confirm',
      ago: 18,
      by: 'morag',
      ksbs: ['B6', 'B7'],
      outcome: 'confirmed',
      statement:
        'On both of my visits Aaliyah treated each customer as a person of their own, and named the values of the shop.',
    },
  ],
  ben: [{ act: 'employer', ago: 9, by: 'morag', notYet: { B3: 'Waits for feedback and does not ask for it yet.' } }],
  chloe: [{ act: 'share', ago: 6, by: 'ruth' }],
  // One of the decisions that this rests on was corrected afterwards.
  oliver: [
    {
      act: 'confirm',
      ago: 55,
      by: 'morag',
      ksbs: { criterion: '16: 1.6' },
      outcome: 'confirmed',
      statement: 'We went through the complaints procedure together, and Oliver knew his part in it.',
    },
  ],
  ellie: [
    { act: 'employer', ago: 10, by: 'morag', notYet: {} },
    { act: 'tick', ago: 9, by: 'morag', line: 'englishAndMaths', note: 'GCSE English 5 and mathematics 4, June 2023.' },
    { act: 'tick', ago: 9, by: 'morag', line: 'timeOnProgramme' },
  ],
}
