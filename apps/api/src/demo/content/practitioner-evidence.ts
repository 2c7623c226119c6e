/** Evidence for 603/5681/9, whose document gives numbers of criteria and no words. */
import type { EvidencePlan } from './story.ts'
import { toSentence } from './workplaces.ts'

export const PRACTITIONER_EVIDENCE = {
  organisation: {
    method: 'PD',
    by: 'assessor',
    title: () => 'My organisation and its customers',
    tags: { '2: 1.1-1.3': '00:30–04:00', '2: 1.4-1.5': '04:00–06:10', '2: 2.3-2.4': '06:10–08:30' },
    text: (work, { name, they }) =>
      `00:30 What ${work.employer} is for, who its customers are, inside and out.\n` +
      `04:00 ${name} told how the values came about and which of them ${they} had used this week.\n` +
      '06:10 The brand promise in one sentence, and a day on which it was hard to keep.',
    files: () => [{ name: 'Discussion.wav', seconds: 5 }],
    feedback: 'You know why your organisation is there. That carries the rest.',
  },
  regulations: {
    method: 'AS',
    by: 'learner',
    title: () => 'Regulations that touch my job',
    tags: { '1: 2.1-2.2': 'p. 1', '1: 2.3-2.4': 'p. 2', '1: 2.5': 'p. 3' },
    description: work => `Which regulations matter at ${work.place}, and what I do because of them.`,
    files: work => [
      {
        name: 'Regulations.pdf',
        document: {
          title: 'Regulations that touch my job',
          source: `${work.employer} · assignment`,
          blocks: [
            { kind: 'heading', text: 'Consumers and safety' },
            { kind: 'list', items: ['Consumer Rights Act 2015', 'Health and Safety at Work etc. Act 1974'] },
            { kind: 'nextPage' },
            { kind: 'heading', text: 'Equality and data' },
            { kind: 'list', items: ['Equality Act 2010', 'UK GDPR and Data Protection Act 2018'] },
            { kind: 'nextPage' },
            { kind: 'heading', text: 'What is mine to do' },
            {
              kind: 'paragraph',
              text: `I check who somebody is before I open ${work.system}. I never leave it open. If I see something unsafe I say so before I go on.`,
            },
          ],
        },
      },
    ],
    feedback: 'Complete, and the last page is about you. Good.',
  },
  policies: {
    method: 'WQ',
    by: 'learner',
    title: () => 'Policies and digital media, written questions',
    tags: { '2: 3.2': 'question 1', '2: 3.5': 'question 2' },
    text: work =>
      `1. ${toSentence(work.policy)} says how a complaint goes: hear it, write it down, settle it or pass it on, and tell the customer which.\n\n` +
      `2. On social media I never answer for ${work.employer} from my own account. I send the link to the team that may.`,
    feedback: 'Both right.',
  },
  servingCustomers: {
    method: 'OB',
    by: 'assessor',
    title: work => `A morning at ${work.place}`,
    tags: {
      '3: 1.2-1.5': '09:10–10:00',
      '3: 1.6-1.9': '10:00–11:00',
      '4: 1.2, 1.5-1.6': '09:10–10:00',
      '4: 1.7-1.8': '11:00–11:30',
    },
    text: (work, { name, they, their }) =>
      `09:10 ${name} greeted everybody who came, also those whom ${they} could not serve yet. For each ${they} found out what had happened before offering anything.\n` +
      `10:00 ${toSentence(work.problem)}: ${they} listened, summed up, promised ${work.promise}, and did.\n` +
      `11:00 Two e-mails, read over ${their} shoulder: the same voice as at ${work.place}, and no code from a screen in either.`,
    files: () => [{ name: 'Desk at opening.png', picture: 'serviceDesk' }],
    feedback: 'You find out first and offer second. Keep to it.',
  },
  complaint: {
    method: 'WP',
    by: 'learner',
    title: work => `${toSentence(work.product)} complaint, from start to end`,
    tags: { '4: 2.3-2.4': 'p. 1', '4: 2.5-2.6': 'p. 2', '3: 2.3-2.4': 'p. 2' },
    description: () => 'E-mails in order, names hidden.',
    files: work => [
      {
        name: 'Complaint.pdf',
        document: {
          title: 'A complaint, from start to end',
          source: `${work.employer} · e-mails`,
          blocks: [
            {
              kind: 'fields',
              fields: [
                ['From', null],
                ['Subject', `My ${work.product}, again`],
              ],
            },
            { kind: 'paragraph', text: 'I read it twice before I answered, and rang instead of writing.' },
            { kind: 'nextPage' },
            {
              kind: 'paragraph',
              text: `I offered two ways out and said what each would cost them: nothing, and a day; or ${work.offer}, today.`,
            },
          ],
        },
      },
    ],
    feedback: 'Patient, and the two ways out were real ones.',
  },
  knowledgeLog: {
    method: 'RA',
    by: 'learner',
    title: () => 'Keeping up with what we offer',
    tags: { '2: 2.1': '', '3: 2.1': '', '3: 2.5': '' },
    text: work =>
      `Every Monday I read the bulletin and try one thing that I have not used. In May it was ${work.offer}. I told the team on Tuesday, and it is on the board now.`,
    feedback: 'A habit, not a task. Good.',
  },
  measuring: {
    method: 'PR',
    by: 'learner',
    title: () => 'Measuring our service',
    tags: { '5: 1.2': 'p. 1', '5: 2.2': 'p. 2', '5: 2.3': 'p. 3' },
    description: work => `What ${work.survey} tell us, and what I would change.`,
    link: 'https://surveys.example/how-did-we-do',
    files: work => [
      {
        name: 'Measuring our service.pdf',
        document: {
          title: 'Measuring our service',
          source: `${work.employer} · project`,
          blocks: [
            { kind: 'paragraph', text: `The systems: ${work.system}, the phones, and the shared calendar.` },
            { kind: 'nextPage' },
            {
              kind: 'paragraph',
              text: `The measures: ${work.survey}, the count of first answers, and how many promises are still open on a Friday.`,
            },
            { kind: 'nextPage' },
            {
              kind: 'paragraph',
              text: `What I showed the team, and what I proposed: ${work.improvement} should say it in one line.`,
            },
          ],
        },
      },
      { name: 'Chart.png', picture: 'whiteboardChart' },
    ],
    feedback: 'You measured, you told others, and you proposed one thing. That is all three.',
  },
  planAndGoals: {
    method: 'WP',
    by: 'learner',
    title: () => 'One-to-one and development plan',
    tags: { '6: 1.1': 'p. 1', '6: 1.3': 'p. 1', '6: 1.4-1.5': 'p. 2' },
    description: work => `Signed by ${work.manager} and me.`,
    files: work => [
      {
        name: 'One-to-one.pdf',
        document: {
          title: 'One-to-one and development plan',
          source: `${work.employer} · with ${work.manager}`,
          blocks: [
            { kind: 'heading', text: 'My role and my targets' },
            { kind: 'paragraph', text: 'First answer in nine of ten. No promise open over a weekend.' },
            { kind: 'nextPage' },
            { kind: 'heading', text: 'What I was told, and what I shall do' },
            {
              kind: 'paragraph',
              text: `${work.colleague} says that I rush the end of a call. I shall count to two before I say goodbye, and we look again in six weeks.`,
            },
          ],
        },
      },
    ],
    feedback: 'Feedback taken and turned into something small that can be seen.',
  },
  withTheTeam: {
    method: 'WT',
    by: 'learner',
    title: work => `Testimony from ${work.manager}`,
    tags: { '6: 1.6': 'p. 1', '6: 1.7-1.8': 'p. 1', '6: 2.2-2.3': 'p. 1' },
    description: () => 'What my manager has seen.',
    files: (work, { name, they }) => [
      {
        name: 'Testimony.pdf',
        document: {
          title: 'Witness testimony',
          source: `${work.manager}, manager, ${work.employer}`,
          blocks: [
            {
              kind: 'paragraph',
              text: `${name} is ready when the doors open, plans the week on a Monday, and tells me when the plan will not hold. ${work.colleague} and the others rely on ${they === 'she' ? 'her' : they === 'he' ? 'him' : 'them'}.`,
            },
          ],
        },
      },
    ],
    feedback: 'Short, signed, and it says what was seen.',
  },
  signposting: {
    method: 'OB',
    by: 'assessor',
    title: () => 'Sign-posting a customer',
    tags: {},
    ksbs: ['S9'],
    text: (work, { name, they }) =>
      `11:00 ${name} could not help with what was asked. ${toSentence(they)} said so at once, named ${work.elsewhere}, rang first, and told the customer what to bring.`,
    feedback: 'NCFE’s mapping does not list S9, so it stands on this observation.',
  },
  keptInformed: {
    method: 'WP',
    by: 'learner',
    title: () => 'Keeping a customer informed while it was put right',
    tags: {},
    ksbs: ['S10'],
    description: () => 'Four messages over three days, names hidden.',
    files: work => [
      {
        name: 'Messages.pdf',
        document: {
          title: 'Four messages in three days',
          source: `${work.employer} · messages`,
          blocks: [
            {
              kind: 'list',
              items: [
                'Tuesday 09:10 We have found it. News by four.',
                'Tuesday 15:55 It needs a part. News on Wednesday at noon.',
                'Wednesday 12:00 No part yet. I ring tomorrow whatever happens.',
                `Thursday 10:30 Done, with ${work.offer}.`,
              ],
            },
          ],
        },
      },
    ],
    feedback: 'Each message says when the next one comes. S10 is met by this.',
  },
} as const satisfies Record<string, EvidencePlan>
