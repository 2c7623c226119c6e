import type { VisitStory } from './story.ts'

/** Notes that came from a phone and wait to be written up, by the learner's key. */
export const VISITS: Readonly<Record<string, readonly VisitStory[]>> = {
  harpreet: [
    {
      ago: 1,
      at: '16:20',
      from: '13:30',
      to: '15:55',
      title: 'Afternoon at the returns counter',
      text: [
        '13:30 Queue of six. Harpreet greeted each, said how long it would take and kept to it.',
        '14:10 A return without a receipt. Explained what the shop can do and why, offered an exchange, and the customer took it.',
        '15:05 Rang the warehouse about a parcel that had gone astray, read the number back, and wrote down who promised what.',
        '15:40 Asked a colleague to check the refund before it went through. Said so to the customer.',
      ].join('\n'),
      tags: '6: 2.1-2.4; 15: 2.1-2.3',
    },
  ],
}
