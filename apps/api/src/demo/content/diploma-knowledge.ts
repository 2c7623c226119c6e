/** Evidence for 601/3973/0 of what a learner knows and understands: discussions, questions and assignments. */
import type { EvidencePlan } from './story.ts'
import { toSentence } from './workplaces.ts'

export const DIPLOMA_KNOWLEDGE = {
  firstDiscussion: {
    method: 'PD',
    by: 'assessor',
    title: () => 'Who our customers are',
    tags: { '2: 1.1': '00:40–03:10', '2: 1.2': '03:10–05:25', '1: 1.1': '05:25–07:00', '1: 1.3': '07:00–08:40' },
    text: (work, { name, they, their }) =>
      `00:40 ${name} told internal from external customers: the team that relies on ${their} handover as much as the public at ${work.place} of ${work.employer}.\n` +
      `03:10 Gave two cases where culture changed what was expected, one about names and one about a day of rest, and what ${they} did.\n` +
      `05:25 Linked expectations to satisfaction with the story of ${work.problem}.\n` +
      `07:00 Why no two customers get the same words: age, hurry, hearing, and whether they have been here before.`,
    files: () => [{ name: 'Discussion.wav', seconds: 6 }],
    feedback: 'You answered from your own counter and not from the book. That is what I hoped for.',
  },
  brand: {
    method: 'AS',
    by: 'learner',
    title: () => 'What our brand promises',
    tags: { '1: 2.1-2.2': 'p. 1', '1: 2.3-2.4': 'p. 2' },
    description: work => `Assignment of 900 words on the brand of ${work.employer} and my part in it.`,
    files: work => [
      {
        name: 'Brand assignment.pdf',
        document: {
          title: 'What our brand promises',
          source: `${work.employer} · Unit 1, assignment 1`,
          blocks: [
            { kind: 'heading', text: 'Why a brand matters' },
            {
              kind: 'paragraph',
              text: `People come to ${work.employer} before they have met any of us, because of what they have heard. The brand is that: what they expect on the way here. If we keep it, they tell others; if we break it, no poster repairs it.`,
            },
            { kind: 'heading', text: 'What it does to our service offer' },
            {
              kind: 'paragraph',
              text: `Our promise is a straight answer the first time. So ${work.policy} is one page, and ${work.place} is never left without somebody who may decide.`,
            },
            { kind: 'nextPage' },
            { kind: 'heading', text: 'The words that we use' },
            {
              kind: 'paragraph',
              text: 'We say "I will find out" and not "I don’t know". We give our name. We never say "they" about another team, because the customer sees one company.',
            },
            { kind: 'heading', text: 'My own part' },
            {
              kind: 'list',
              items: [
                'I check that what I promise can be done',
                `I write it on ${work.system} so that the next person can keep it`,
                'I ring when I said I would, even if there is no news',
              ],
            },
          ],
        },
      },
    ],
    feedback: 'Good: you say what the promise is and then what it costs you to keep it.',
  },
  principles: {
    method: 'WQ',
    by: 'learner',
    title: () => 'Principles of customer service, written questions',
    tags: { '1: 1.4, 1.6': 'p. 1', '3: 3.1-3.3': 'p. 1–2', '3: 3.4-3.6': 'p. 3' },
    description: () => 'Eight questions, answered at my desk without notes.',
    files: work => [
      {
        name: 'Written questions.pdf',
        document: {
          title: 'Principles of customer service',
          source: `${work.employer} · written questions`,
          blocks: [
            { kind: 'heading', text: '1. Promises and the organisation' },
            {
              kind: 'paragraph',
              text: `If I promise ${work.offer} to everybody, somebody pays for it. I promise what ${work.policy} allows, and ask ${work.manager} for the rest.`,
            },
            { kind: 'heading', text: '2. Wants, needs and expectations' },
            {
              kind: 'paragraph',
              text: `A customer may want a new ${work.product} today, need one that works, and expect to be believed. I find out by asking what happened, then what would help.`,
            },
            { kind: 'nextPage' },
            { kind: 'heading', text: '5. Keeping expectations where they should be' },
            {
              kind: 'paragraph',
              text: 'I say what will happen, by when, and what could stop it. It is easier to hear "Friday" than "soon".',
            },
            { kind: 'nextPage' },
            { kind: 'heading', text: '7. Trust' },
            {
              kind: 'paragraph',
              text: `I put people at ease by using their name, by not typing while they speak, and by following up. When I promised ${work.promise}, I set an alarm.`,
            },
          ],
        },
      },
    ],
    feedback: 'Clear answers with your own examples. Question 2 is the best of them.',
  },
  law: {
    method: 'AS',
    by: 'learner',
    title: work => `Law at ${work.place}`,
    tags: {
      '3: 2.1': 'p. 1',
      '3: 2.2': 'p. 1',
      '3: 2.3': 'p. 2',
      '3: 2.4': 'p. 3',
      '3: 2.5': 'p. 4',
      '7: 1.4': 'p. 4',
    },
    description: work => `What the law changes about my work at ${work.employer}.`,
    files: work => [
      {
        name: 'Law assignment.pdf',
        document: {
          title: `Law at ${work.place}`,
          source: `${work.employer} · Unit 3, assignment 2`,
          blocks: [
            { kind: 'heading', text: 'Selling and consumer rights' },
            {
              kind: 'paragraph',
              text: `The Consumer Rights Act 2015 says that what we provide must be as described, fit for its purpose and of satisfactory quality. So for ${work.problem} I don’t send anybody to somebody else first.`,
            },
            { kind: 'heading', text: 'Health, safety and the environment' },
            {
              kind: 'paragraph',
              text: `The Health and Safety at Work Act 1974 covers the public at ${work.place} too: bags out of the way, spills marked, and no lifting alone.`,
            },
            { kind: 'nextPage' },
            { kind: 'heading', text: 'Ethics' },
            { kind: 'paragraph', text: 'I don’t sell a thing that I know will not help, even on a slow day.' },
            { kind: 'nextPage' },
            { kind: 'heading', text: 'Equality' },
            {
              kind: 'paragraph',
              text: 'The Equality Act 2010 protects nine characteristics. At my desk it means the hearing loop, a chair, large print, and the same patience.',
            },
            { kind: 'nextPage' },
            { kind: 'heading', text: 'What we keep about people' },
            {
              kind: 'paragraph',
              text: `UK GDPR and the Data Protection Act 2018: I open only the record that I need on ${work.system}, lock the screen, and write letters that would not shame us if the wrong person opened them.`,
            },
          ],
        },
      },
    ],
    feedback: 'Each Act is named and then brought to your own desk. Well done.',
  },
  safety: {
    method: 'AS',
    by: 'learner',
    title: () => 'Safety at work',
    tags: { '25: 1.1': 'p. 1–2', '25: 1.2': 'p. 3', '25: 1.3-1.4': 'p. 4' },
    description: () => 'Written after the fire drill and the induction walk.',
    files: work => [
      {
        name: 'Safety at work.pdf',
        document: {
          title: 'Safety at work',
          source: `${work.employer} · Unit 25`,
          blocks: [
            { kind: 'heading', text: 'What an employer must do' },
            {
              kind: 'paragraph',
              text: `${work.employer} must give us safe equipment, training, and a written risk assessment for ${work.place}.`,
            },
            { kind: 'nextPage' },
            { kind: 'heading', text: 'What employees must do' },
            {
              kind: 'paragraph',
              text: `Take care of ourselves and of others, use things as we were shown, and tell ${work.manager} when something is wrong.`,
            },
            { kind: 'nextPage' },
            { kind: 'heading', text: 'Two laws' },
            {
              kind: 'list',
              items: ['Health and Safety at Work etc. Act 1974', 'Manual Handling Operations Regulations 1992'],
            },
            { kind: 'nextPage' },
            { kind: 'heading', text: 'Why procedures, and where to ask' },
            {
              kind: 'paragraph',
              text: `Last month a box stood in the fire exit for ten minutes. ${work.colleague} moved it because the checklist said so. For screens and chairs I would ask our safety representative or look at the HSE’s pages.`,
            },
          ],
        },
      },
      { name: 'Notice board.png', picture: 'noticeBoard' },
    ],
    feedback: 'Both sides of the duty are there, and the box in the fire exit makes it real.',
  },
  loyalty: {
    method: 'PD',
    by: 'assessor',
    title: () => 'Losing customers and keeping them',
    tags: { '2: 2.4': '00:30–02:50', '2: 2.5': '02:50–05:10', '17: 1.1': '05:10–06:30', '17: 1.2': '06:30–08:15' },
    text: (work, { name, they }) =>
      `00:30 What an unhappy customer costs: the next visit, the people they tell, the time of ${work.manager}. ${name} had worked out a figure for one lost customer.\n` +
      '02:50 Three ways of bringing people in and two of keeping them.\n' +
      `05:10 Why a relationship matters more at ${work.place} than one good sale, and what ${they} did last week for one.\n` +
      '06:30 Loyalty in numbers: how many come back, and how we know.',
    files: () => [{ name: 'Discussion.wav', seconds: 5 }],
    feedback: 'The figure for one lost customer was your own work. Keep it for the project.',
  },
  talking: {
    method: 'OQ',
    by: 'assessor',
    title: () => 'Talking with customers, oral questions',
    tags: { '6: 1.1, 1.3': 'questions 1–2', '6: 1.4': 'question 3', '6: 1.5': 'question 4', '6: 1.6': 'question 5' },
    text: (work, { name }) =>
      `1. Why does communication matter? ${name}: “Most of the complaints that I read were about not being told.”\n` +
      '2. What is customer service language? “Can before can’t, short words, no codes from our screens.”\n' +
      '3. Which questions do you use? “Open to begin, probing for when and where, closed to check.” An example of each.\n' +
      '4. How do you see what somebody feels? “Arms, eyes, a bag held tight. On the phone the speed, the sighs, the silence.”\n' +
      `5. What do you need to know before you help? “Who, what, when, and the number on ${work.system}.”`,
    feedback: 'Short and right. I like “most complaints were about not being told”.',
  },
  complaintsProcedure: {
    method: 'WP',
    by: 'learner',
    title: () => 'Complaints procedure, with my notes',
    tags: { '15: 1.1': 'p. 1–2', '16: 1.2': 'p. 2', '16: 1.6': 'p. 3' },
    description: work => `The procedure of ${work.employer}, and beside it what I do at each step.`,
    files: work => [
      {
        name: 'Complaints procedure.pdf',
        document: {
          title: 'Complaints: what happens, and what I do',
          source: `${work.employer} · procedure, annotated`,
          blocks: [
            { kind: 'heading', text: 'Step 1: hear it' },
            {
              kind: 'paragraph',
              text: `Listen to the end. Write it on ${work.system} in the customer’s own words. Give a name and a day.`,
            },
            { kind: 'heading', text: 'Step 2: put it right, or pass it on' },
            {
              kind: 'paragraph',
              text: `I may put right whatever costs less than £50. Above that I ask ${work.manager}, and stay with the customer until she has answered.`,
            },
            { kind: 'nextPage' },
            { kind: 'heading', text: 'When somebody is challenging' },
            {
              kind: 'list',
              items: [
                'Never alone after six',
                'Say once what behaviour has to stop',
                'Step back and fetch a colleague',
              ],
            },
            { kind: 'nextPage' },
            { kind: 'heading', text: 'What I may agree myself' },
            {
              kind: 'paragraph',
              text: `${toSentence(work.offer)}: yes. Money back without proof of payment: no, and I say why.`,
            },
          ],
        },
      },
    ],
    feedback: 'Your notes show where your own authority ends. That is the point of 1.6.',
  },
  problemsDiscussion: {
    method: 'PD',
    by: 'assessor',
    title: () => 'Problems and what causes them',
    tags: { '15: 1.2': '00:20–02:40', '15: 1.3': '04:10–06:35', '15: 1.5-1.6': '06:35–09:00' },
    text: (work, { name }) =>
      `00:20 ${name} set out three ways of finding a cause: ask what changed, look at ${work.system}, ask ${work.colleague} whether it has been seen before.\n` +
      '02:40 The difference between a fault, a mistake and a promise that nobody kept.\n' +
      '04:10 Somebody becomes angry: lower the voice, sit down if they sit, say what will happen next, never "calm down".\n' +
      `06:35 Why we ask for feedback after a problem, and how: ${work.survey}, and a call a week later.`,
    files: () => [{ name: 'Discussion.wav', seconds: 6 }],
    feedback: 'You think in causes. Use the same three ways in your problem log.',
  },
  limits: {
    method: 'PD',
    by: 'assessor',
    title: () => 'Limits, and what goes beyond them',
    tags: { '12: 1.2': '00:30–02:20', '12: 1.4': '02:20–04:00', '17: 1.5': '04:00–05:40' },
    text: (work, { name, they }) =>
      `00:30 What limits the service offer: consumer law, data protection, ${work.policy}, and the size of the team.\n` +
      `02:20 When ${work.offer} was given so often that it became part of the offer: how ${name} noticed, and whom ${they} told.\n` +
      '04:00 What may be offered instead without asking, and what may not.',
    feedback: 'You know where your authority ends, and you told somebody when the limit made no sense.',
  },
  relationships: {
    method: 'PD',
    by: 'assessor',
    title: () => 'Customers who come back',
    tags: { '17: 1.3': '00:30–02:10', '17: 1.4': '02:10–03:50', '17: 1.7': '03:50–06:00', '2: 1.1': '05:00–06:00' },
    text: (work, { name }) =>
      '00:30 What customers expected two years ago and expect now: an answer the same day, and by text.\n' +
      `02:10 ${name} showed how comments from ${work.survey} changed what ${work.place} does on Mondays.\n` +
      `03:50 Regular contact with customers, and with ${work.colleague}’s team, who are customers of ours as well.`,
    files: () => [{ name: 'Discussion.wav', seconds: 5 }],
    feedback: 'A good discussion. The Monday change is worth a page of its own.',
  },
  writingReasons: {
    method: 'OQ',
    by: 'assessor',
    title: () => 'Choosing how to write, oral questions',
    tags: { '7: 1.1': 'question 1', '7: 2.3': 'question 2' },
    text: (work, { name, they }) =>
      `1. Letter, e-mail or text? ${name}: “A letter when they must keep it, an e-mail when they asked by e-mail, a text for one fact and a time.”\n` +
      `2. And for ${work.problem}? Why ${they} chose an e-mail: “The promise stood in the first line, because that is where they would look.”`,
    feedback: 'Right, and brief.',
  },
  teamTalk: {
    method: 'PD',
    by: 'assessor',
    title: () => 'Working with others',
    tags: { '31: 1.1': '00:30–01:50', '31: 1.4': '01:50–03:20', '31: 1.5': '03:20–04:45' },
    text: (work, { name, they }) =>
      `00:30 What a team does that five people alone do not: cover, second opinions, somebody who knows ${work.system}.\n` +
      `01:50 Why the ten minutes before opening matter, and what ${name} raised in them.\n` +
      `03:20 A day when nobody warned ${work.colleague} of a change, what it caused, and what ${they} did the next time.`,
    feedback: 'An honest example, and it shows 1.5 better than a definition would.',
  },
  equality: {
    method: 'AS',
    by: 'learner',
    title: () => 'Equality policy task',
    tags: { '32: 1.2': 'p. 1', '32: 1.3': 'p. 2', '32: 1.4-1.5': 'p. 3', '32: 2.1-2.3': 'p. 4' },
    description: work => `The equality policy of ${work.employer}, and what it asks of me.`,
    files: work => [
      {
        name: 'Equality policy task.pdf',
        document: {
          title: 'Equality and diversity where I work',
          source: `${work.employer} · Unit 32`,
          blocks: [
            { kind: 'heading', text: 'What the law asks' },
            {
              kind: 'paragraph',
              text: 'The Equality Act 2010: no direct or indirect discrimination, no harassment, no victimisation, and reasonable adjustments.',
            },
            { kind: 'nextPage' },
            { kind: 'heading', text: 'Who sees to it' },
            {
              kind: 'paragraph',
              text: 'The Equality and Human Rights Commission can advise, investigate and take an organisation to court. Acas helps before it comes to that.',
            },
            { kind: 'nextPage' },
            { kind: 'heading', text: 'What is gained, and what is lost' },
            {
              kind: 'paragraph',
              text: 'Teams that differ see more. An organisation that breaks the law pays compensation, which has no upper limit, and is in the newspaper.',
            },
            { kind: 'nextPage' },
            { kind: 'heading', text: 'From day to day' },
            {
              kind: 'list',
              items: [
                `Prayer and fasting are written into the rota of ${work.place}`,
                'I use the name and the title that people give me',
                'I speak up when a joke is not one',
              ],
            },
          ],
        },
      },
    ],
    feedback: 'The last page is the best: it says what you do, not what one should.',
  },
} as const satisfies Record<string, EvidencePlan>
