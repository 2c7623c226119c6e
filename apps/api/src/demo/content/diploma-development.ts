/** Evidence for 601/3973/0 of how a learner works with others and develops, and KSB evidence that no criterion reaches. */
import type { EvidencePlan } from './story.ts'

export const DIPLOMA_DEVELOPMENT = {
  objectives: {
    method: 'WP',
    by: 'learner',
    title: () => 'One-to-one notes and objectives',
    tags: { '5: 1.1-1.2': 'p. 1', '5: 3.5-3.6': 'p. 2', '5: 3.7': 'p. 2' },
    description: work => `Notes of my one-to-one with ${work.manager}, signed by both of us.`,
    files: (work, { name }) => [
      {
        name: 'One-to-one notes.pdf',
        document: {
          title: 'One-to-one, notes and objectives',
          source: `${work.employer} · ${name} and ${work.manager}`,
          blocks: [
            { kind: 'heading', text: 'Objectives for the quarter' },
            {
              kind: 'list',
              items: [
                'Answer nine of ten first contacts without passing them on, by the end of June; counted weekly',
                `Know every part of ${work.system} that the team uses, by 1 May; shown to ${work.colleague}`,
              ],
            },
            { kind: 'heading', text: 'How we shall know' },
            { kind: 'paragraph', text: 'Weekly count, two calls heard together, no open promise older than two days.' },
            { kind: 'nextPage' },
            { kind: 'heading', text: 'What I need to get better at' },
            {
              kind: 'paragraph',
              text: `${work.colleague} said that I apologise before I have listened. From my role, and from that, I want to learn to wait. Objective: ten calls heard back, one thing noted from each, by the end of May.`,
            },
          ],
        },
      },
    ],
    feedback: 'Objectives that can be counted, and one that came from a colleague’s words.',
  },
  planner: {
    method: 'WP',
    by: 'learner',
    title: () => 'My week, planned and as it was',
    tags: { '5: 1.3': 'photo', '5: 2.1': 'photo', '5: 2.2': '' },
    description: () =>
      'Monday’s plan in blue, what became of it in amber. I turned the pop-ups off from ten to twelve.',
    keptAt: work => `On the board behind ${work.place}; photographed here`,
    files: () => [{ name: 'Week on the board.png', picture: 'noticeBoard' }],
    feedback: 'It shows the plan, and where you moved things and why. That is planning.',
  },
  developmentPlan: {
    method: 'WP',
    by: 'learner',
    title: () => 'Personal development plan',
    tags: { '5: 3.1': 'p. 1', '5: 3.4': 'p. 1', '5: 4.1': 'p. 2', '5: 4.4': 'p. 3' },
    description: () => 'The plan from spring, and the review of it in summer.',
    files: work => [
      {
        name: 'Development plan.pdf',
        document: {
          title: 'Personal development plan',
          source: `${work.employer} · spring, reviewed in summer`,
          blocks: [
            { kind: 'heading', text: 'Where I start' },
            {
              kind: 'paragraph',
              text: 'Policies that matter: study leave, appraisal, and the course budget. I learn best by doing it once badly with somebody beside me.',
            },
            { kind: 'nextPage' },
            { kind: 'heading', text: 'Plan' },
            {
              kind: 'list',
              items: [
                `Two mornings beside ${work.colleague} on ${work.system}, April`,
                'The online course on difficult conversations, May, 3 hours',
                `Reviewed with ${work.manager} every six weeks`,
              ],
            },
            { kind: 'nextPage' },
            { kind: 'heading', text: 'Review' },
            {
              kind: 'paragraph',
              text: 'The mornings: done, and worth it. The course: too general; replaced by hearing my own calls. New date for the last point: September.',
            },
          ],
        },
      },
    ],
    feedback: 'You changed the plan when it did not work, and said so. That is 4.4.',
  },
  learningLog: {
    method: 'RA',
    by: 'learner',
    title: () => 'Learning log',
    tags: { '5: 3.2': 'p. 1', '5: 4.2': 'p. 1', '5: 4.3': 'p. 2', '1: 3.1': 'p. 2' },
    files: work => [
      {
        name: 'Learning log.pdf',
        document: {
          title: 'Learning log',
          source: `${work.employer} · a line a week`,
          blocks: [
            {
              kind: 'list',
              items: [
                'Week 3: was told I talk too fast. It stung for a day, then I listened to a recording, and it was so.',
                'Week 5: half a day’s training on complaints. Used it on the Thursday.',
              ],
            },
            { kind: 'nextPage' },
            {
              kind: 'list',
              items: [
                `Week 9: ${work.colleague} showed me a quicker way through ${work.system}.`,
                `Week 12: read the bulletin every Monday, and asked about the new terms for a ${work.product}.`,
              ],
            },
          ],
        },
      },
    ],
    feedback: 'A line a week is enough when the lines are like these.',
  },
  teamTestimony: {
    method: 'WT',
    by: 'learner',
    title: work => `Testimony from ${work.manager}`,
    tags: { '31: 2.1-2.2': 'p. 1', '31: 2.3-2.4': 'p. 1', '31: 3.1': 'p. 2', '31: 3.2, 3.4': 'p. 2' },
    description: work => `What ${work.manager} has seen of my work with the team.`,
    files: (work, { name, they, their }) => [
      {
        name: 'Testimony.pdf',
        document: {
          title: 'Witness testimony',
          source: `${work.manager}, manager, ${work.employer}`,
          blocks: [
            {
              kind: 'paragraph',
              text: `${name} says thank you in front of others and criticises in private. When ${work.colleague} was new, ${they} took the early shift twice so that nobody was alone.`,
            },
            {
              kind: 'paragraph',
              text: `What ${they} agreed to do was done each time, and when it could not be, I knew the day before.`,
            },
            { kind: 'nextPage' },
            {
              kind: 'paragraph',
              text: `On the rota ${they} asked everybody before deciding. Problems within ${their} own reach never came to me: I heard of them once they were settled.`,
            },
          ],
        },
      },
    ],
    feedback: 'Two pages that could be about nobody else.',
  },
  // ── KSB evidence: what no criterion of the enrolment reaches ──────────────────────────────────────────────────────
  whoCustomersAre: {
    method: 'RA',
    by: 'learner',
    title: () => 'Who my customers are',
    tags: {},
    ksbs: ['K1'],
    text: work =>
      `My customers are whoever needs something from ${work.place} that only I can give at that moment. Outside: people who pay, people who might, and people who come with them. Inside: ${work.colleague}, who takes over from me at two; ${work.manager}, who needs the count on Friday; and the team that nobody sees and that gets my notes.\n\n` +
      'I worked it out by writing down for a week everybody who asked me for anything. There were 61. Nineteen of them work here.',
    feedback: 'NCFE’s mapping has no criterion for this one, so it stands on this account, and it can.',
  },
  ourValues: {
    method: 'PD',
    by: 'assessor',
    title: () => 'Our values, and how they show',
    tags: {},
    ksbs: ['K5'],
    text: (work, { name, they }) =>
      `00:20 ${name} named the values of ${work.employer} without looking, and then which of them ${they} had seen broken and mended.\n` +
      '02:10 How values become service culture: who is thanked for what, and what is said when the customer has gone.\n' +
      `04:00 What ${they} would tell somebody on a first day.`,
    files: () => [{ name: 'Discussion.wav', seconds: 5 }],
    feedback: 'You know the values by what people do. K5 is met by this.',
  },
  systemsDraft: {
    method: 'WP',
    by: 'learner',
    title: work => `How I use ${work.system}`,
    tags: {},
    ksbs: ['K9'],
    description: () => 'Pictures with notes. Not finished.',
    files: () => [{ name: 'Screen.png', picture: 'deskScreen' }],
    feedback: 'Shows the system in use for a customer.',
  },
} as const satisfies Record<string, EvidencePlan>
