/** Evidence for 601/3973/0 of what a learner does with customers: observations, work products, accounts. */
import type { EvidencePlan } from './story.ts'
import { toSentence } from './workplaces.ts'

export const DIPLOMA_PRACTICE = {
  firstMorning: {
    method: 'OB',
    by: 'assessor',
    title: work => `A morning at ${work.place}`,
    tags: {
      '1: 4.1-4.3': '09:05–09:50',
      '1: 4.4-4.5': '10:50–11:40',
      '6: 2.1-2.4': '09:20–10:05',
      '6: 2.7-2.8': '10:05–10:50',
    },
    text: (work, { name, they, their, them }) =>
      `09:05 ${name} was at ${work.place} on time, smart and with ${their} badge, and read the handover before anything else. Two matters from yesterday were still open, and ${they} saw to both before the doors opened.\n` +
      `09:20 Somebody came about ${work.problem}. ${name} listened without interrupting, said in ${their} own words what was wanted, and checked that ${they} had it right.\n` +
      `10:05 Five customers in forty minutes. Each time ${they} gave ${their} name, spoke clearly, and read back what ${they} had written on ${work.system}.\n` +
      `10:50 ${name} had promised ${work.promise}, and did. Afterwards ${they} asked whether that had settled it, and wrote down the answer.\n` +
      `11:40 I asked ${them} what could have gone better; ${they} named it before I did.`,
    files: () => [{ name: 'Desk at opening.png', picture: 'serviceDesk' }],
    feedback: 'Calm and exact all morning, and you kept every promise.',
  },
  secondMorning: {
    method: 'OB',
    by: 'assessor',
    title: work => `A busy Friday at ${work.place}`,
    tags: {
      '6: 2.5-2.6': '09:40–10:20',
      '6: 2.9-2.10': '10:20–11:00',
      '15: 2.3': '09:40–10:20',
      '15: 2.5': '11:10',
      '1: 4.2': '09:40–10:20',
    },
    text: (work, { name, they, their }) =>
      `09:30 A queue from the first minute. ${name} told those waiting how long it would be.\n` +
      `09:40 A customer was close to tears over a ${work.product}. ${name} changed pace and voice at once, and moved them both to the quiet end.\n` +
      `10:20 Each time ${they} asked the customer to say back what would happen next. ${toSentence(their)} questions about identity followed ${work.policy} to the letter, and were friendly.\n` +
      `11:10 Rang two people with news, and one without any, as ${they} had said ${they} would.`,
    feedback: 'You change your voice for each person and nothing of it is put on.',
  },
  calls: {
    method: 'OB',
    by: 'assessor',
    title: () => 'An hour of calls',
    tags: {
      '8: 2.1-2.3': '00:00–20:00',
      '8: 2.4-2.6': '20:00–41:00',
      '8: 3.1-3.2': '41:00–52:00',
      '8: 3.4-3.5': '52:00–60:00',
    },
    text: (work, { name, they, their }) =>
      `Six calls, heard through a second headset.\n` +
      `1. ${name} checked who was calling before opening ${work.system}: two questions, asked kindly.\n` +
      `2. A caller who found English hard. ${name} slowed down, asked short open questions, and never raised ${their} voice.\n` +
      `3. ${toSentence(work.problem)}: ${they} let the caller finish, then asked three questions that found the cause.\n` +
      `4–6. Clear answers, a check at the end of each that it was settled, and the follow-up done before the next call was taken.`,
    files: work => [
      { name: 'Third call.wav', seconds: 8 },
      {
        name: 'Notes of six calls.txt',
        words: `1 identity: two questions, before ${work.system}\n2 slowed down, short open questions\n3 let finish, three questions, cause found\n4 clear, checked\n5 clear, checked, follow-up done at once\n6 as 5\n`,
      },
    ],
    feedback: 'The second call is one to keep. You gave that caller all the time there was.',
  },
  refund: {
    method: 'WP',
    by: 'learner',
    title: work => `${toSentence(work.product)} complaint, e-mail and call`,
    tags: {
      '16: 2.2': 'p. 1, “I can see why this is…”',
      '16: 2.3': 'p. 1, “I’m not able to…”',
      '16: 2.4': 'p. 1, “We ask for it so that…”',
      '16: 2.5': 'p. 1 and call 00:03–00:06',
      '7: 3.1-3.2': 'p. 1',
    },
    description: () => 'The e-mail that I sent, and the call that came before it. The customer’s name is hidden.',
    files: (work, subject) => [
      {
        name: 'E-mail.pdf',
        document: {
          title: `Your ${work.product}, and what we can do today`,
          source: `${work.employer} · e-mail`,
          blocks: [
            {
              kind: 'fields',
              fields: [
                ['From', `${subject.name}, ${work.employer}`],
                ['To', null],
                ['Sent', 'Thursday, 14:08'],
                ['Subject', `Your ${work.product}, and what we can do today`],
              ],
            },
            {
              kind: 'paragraph',
              text: 'I can see why this is frustrating, with your family arriving on Saturday, and I am sorry that you had to come to us twice. It should not have been like this.',
            },
            {
              kind: 'paragraph',
              text: 'I’m not able to give a refund without the receipt, or another record of what you paid. We ask for it so that we refund the right amount to the right card.',
            },
            { kind: 'paragraph', text: 'What I can do today is one of these:' },
            {
              kind: 'list',
              items: [
                'put it right with another of the same kind, or one at the same price',
                'refund it in full, once you can show the payment on a bank statement',
              ],
            },
            {
              kind: 'paragraph',
              text: 'You said on the phone that the first suits you best, so I have put it aside until six o’clock on Saturday. If anything changes, reply to me here or ring and ask for me by name.',
            },
            { kind: 'paragraph', text: `Kind regards, ${subject.name}` },
          ],
        },
      },
      { name: 'Call.wav', seconds: 7 },
      {
        name: 'Chat before the call.txt',
        words: `Customer: it has gone wrong again, I am coming in\n${subject.name}: I am sorry. May I ring you now, so that you need not come twice?\nCustomer: ok, the number is in my account\n${subject.name}: Thank you. Ringing from ${work.employer} in two minutes.\n`,
      },
    ],
    feedback: 'You say no and they still thank you. The reason stands right beside the limit.',
  },
  letter: {
    method: 'WP',
    by: 'learner',
    title: work => `Letter about ${work.problem.replace(/^an? /, 'the ')}`,
    tags: { '7: 2.3': 'p. 1', '7: 3.1-3.2': 'p. 1', '7: 3.3': 'p. 2', '7: 3.4': 'p. 2' },
    description: () => 'A letter that I wrote, with the record that I kept of it. Names are hidden.',
    files: work => [
      {
        name: 'Letter and record.pdf',
        document: {
          title: 'Putting it right',
          source: `${work.employer} · letter`,
          blocks: [
            {
              kind: 'fields',
              fields: [
                ['To', null],
                ['Our reference', 'CS/2214'],
              ],
            },
            {
              kind: 'paragraph',
              text: `Thank you for telling us about ${work.problem}. You had to tell us more than once, and that is our fault and not yours.`,
            },
            {
              kind: 'paragraph',
              text: 'You asked for three things. Two of them are done. The third needs your signature, and the form is with this letter; the envelope needs no stamp.',
            },
            { kind: 'nextPage' },
            { kind: 'heading', text: `Record on ${work.system}` },
            {
              kind: 'fields',
              fields: [
                ['Decided', 'Replace at no charge'],
                ['Because', 'Second time; within policy'],
                ['Agreed by', work.manager],
                ['Checked', 'No personal data beyond the address'],
              ],
            },
          ],
        },
      },
    ],
    feedback: 'Plain words, their point of view first, and the record says why.',
  },
  problemLog: {
    method: 'WP',
    by: 'learner',
    title: () => 'Problem log, one week',
    tags: { '15: 2.1': 'p. 1', '15: 2.2': 'p. 1–2', '15: 2.3-2.4': 'p. 2', '15: 2.5': 'p. 3', '15: 2.6': 'p. 3' },
    description: work => `Five problems at ${work.place}, from the first word to the last.`,
    files: work => [
      {
        name: 'Problem log.pdf',
        document: {
          title: 'Problem log',
          source: `${work.employer} · five days at ${work.place}`,
          blocks: [
            { kind: 'heading', text: 'Monday' },
            {
              kind: 'fields',
              fields: [
                ['Problem', work.problem],
                ['Cause', `Written in the wrong place on ${work.system}`],
                ['Customer', null],
              ],
            },
            { kind: 'heading', text: 'Tuesday' },
            {
              kind: 'fields',
              fields: [
                ['Problem', `A ${work.product} promised for a day that does not exist`],
                ['Cause', 'An old template'],
                ['Ways', 'Next day, or Saturday with an apology'],
              ],
            },
            { kind: 'nextPage' },
            { kind: 'heading', text: 'Wednesday' },
            {
              kind: 'paragraph',
              text: 'Two ways were possible. I rang rather than wrote, because the last e-mail had been misread. We agreed the second.',
            },
            { kind: 'nextPage' },
            { kind: 'heading', text: 'Thursday and Friday' },
            {
              kind: 'list',
              items: [
                '09:10 told the customer that we were waiting for the depot',
                '12:00 no news, rang to say so',
                `15:40 done: ${work.offer} as well`,
              ],
            },
          ],
        },
      },
      { name: 'Screen with the week.png', picture: 'deskScreen' },
    ],
    feedback: 'Thursday is what 2.5 asks for: you rang with no news, because you had said you would.',
  },
  call: {
    method: 'WP',
    by: 'learner',
    title: work => `Call about ${work.problem.replace(/^an? /, 'the ')}`,
    tags: { '15: 2.5': '00:00–00:04', '15: 2.6': '00:04–00:08', '7: 3.3': 'notes' },
    description: () => 'The call, with the customer’s voice made strange, and the notes that I took.',
    files: work => [
      { name: 'Call.wav', seconds: 8 },
      {
        name: 'My notes.txt',
        words: `${work.problem}\nsaid: I find out by four and ring either way\npromised ${work.promise}\nwritten on ${work.system} at once, with the reason\nrang at ten to four: done\n`,
      },
    ],
    feedback: 'You said when you would ring, and the notes show that you did.',
  },
  outOfScope: {
    method: 'RA',
    by: 'learner',
    title: () => 'When the answer was no',
    tags: { '15: 2.8': '', '15: 3.1': 'paragraph 2', '15: 3.2': 'paragraph 3' },
    text: work =>
      `A customer asked me for something that ${work.policy} does not allow. I looked it up before I answered, so that I would not have to take anything back.\n\n` +
      'I said no in the first sentence and gave the reason in the second. I did not say "the computer won’t let me", because it was a rule and I could explain it.\n\n' +
      `Then I said who could help: ${work.elsewhere}. I wrote the number on a card and offered to ring first. They took the card and thanked me, which I had not expected.`,
    feedback: 'You explained a rule as if it were your own. The card is a good touch.',
  },
  challengingAccount: {
    method: 'RA',
    by: 'learner',
    title: () => 'A challenging customer, and what I learnt',
    tags: { '16: 1.1': 'p. 1', '16: 2.1': 'p. 1', '16: 2.6-2.7': 'p. 2', '15: 1.3': 'p. 2' },
    files: work => [
      {
        name: 'Reflection.pdf',
        document: {
          title: 'A challenging customer, and what I learnt',
          source: `${work.employer} · reflective account`,
          blocks: [
            {
              kind: 'paragraph',
              text: 'People are challenging in different ways: angry, silent, certain, afraid, or simply in a hurry. This one was certain.',
            },
            {
              kind: 'paragraph',
              text: 'The signs were there before a word: he put his bag on the counter and his phone on top, and began to film.',
            },
            { kind: 'nextPage' },
            {
              kind: 'paragraph',
              text: `I said what I could do and by when. When he asked for what only ${work.manager} may give, I fetched her and stayed. We kept to ${work.policy}, and nobody’s data was on the film.`,
            },
            { kind: 'paragraph', text: 'Next time I would offer the quiet end of the counter at once.' },
          ],
        },
      },
    ],
    feedback: 'Honest, and the last line shows that you have moved on from it.',
  },
  difficultAfternoon: {
    method: 'OB',
    by: 'assessor',
    title: () => 'A difficult afternoon',
    tags: { '16: 2.1-2.3': '13:30–14:10', '16: 2.4-2.5': '14:10–15:00', '16: 2.6-2.7': '15:00–15:20' },
    text: (work, { name, they, their, them }) =>
      `13:30 A customer arrived already shouting about ${work.problem}. ${name} stepped to the side of the counter, not behind it, and let it all come out.\n` +
      `13:50 ${name} said that ${they} could see why, without saying whose fault it was, then what ${they} could and could not do.\n` +
      `14:10 The reasons came in plain words. They agreed a way forward and ${name} wrote it down in front of the customer.\n` +
      `15:00 For the part beyond ${their} authority ${they} fetched ${work.manager}, told the story once so that the customer need not, and stayed.\n` +
      `15:20 I asked ${them} how it had felt. "Like the third time," ${they} said, "and that is better than the first."`,
    feedback: 'You stood beside the customer and not against them. Every step was within policy.',
  },
  furtherForCustomer: {
    method: 'OB',
    by: 'assessor',
    title: () => 'Going further for a customer',
    tags: {
      '12: 2.1-2.3': '10:00–10:30',
      '12: 2.4-2.6': '10:30–11:00',
      '17: 2.1': '10:00–10:30',
      '17: 2.4-2.5': '11:00–11:20',
    },
    text: (work, { name, they }) =>
      `10:00 A customer needed more than the offer gives. ${name} said plainly what is in the offer and what is not.\n` +
      `10:15 ${name} found two things that would help and would cost nobody else anything, one of them ${work.offer}.\n` +
      `10:30 Offered it within the limit that ${they} may decide, said that it was extra, and wrote it on ${work.system}.\n` +
      `11:00 Mentioned a service that the customer had not heard of, and left it at that.\n` +
      '11:20 Told me afterwards what the organisation could add for everybody at no cost.',
    feedback: 'You said that it was extra. Most people forget, and then it is worth nothing.',
  },
  survey: {
    method: 'PR',
    by: 'learner',
    title: () => 'What our customers told us',
    tags: { '17: 2.2': 'p. 2', '17: 2.3': 'p. 3', '15: 2.7': 'p. 3', '15: 1.6': 'p. 1' },
    description: work => `Forty answers from ${work.survey}, and what we changed.`,
    files: work => [
      {
        name: 'Project report.pdf',
        document: {
          title: 'What our customers told us',
          source: `${work.employer} · project`,
          blocks: [
            { kind: 'heading', text: 'How we asked' },
            { kind: 'paragraph', text: `Forty answers over three weeks, from ${work.survey}. No names were taken.` },
            { kind: 'nextPage' },
            { kind: 'heading', text: 'What they said, and new ways of helping' },
            {
              kind: 'list',
              items: [
                '27 were content with the answer, 11 with the wait',
                `9 named ${work.improvement}`,
                'Two ideas: say the wait aloud; write the next step on a card',
              ],
            },
            { kind: 'nextPage' },
            { kind: 'heading', text: 'What I told the team' },
            {
              kind: 'paragraph',
              text: `I showed the chart before opening on a Tuesday. ${work.colleague} now says the wait aloud, and so do I.`,
            },
          ],
        },
      },
      { name: 'Chart on the whiteboard.png', picture: 'whiteboardChart' },
    ],
    feedback: 'Small, finished and useful. You changed something with forty answers.',
  },
  huddle: {
    method: 'WT',
    by: 'learner',
    title: () => 'Testimony: what was raised before opening',
    tags: { '15: 2.7': 'p. 1', '17: 2.3': 'p. 1', '1: 5.1': 'p. 1', '1: 5.2': 'p. 1' },
    description: work => `${work.manager} wrote what I raised with the team, and what came of it.`,
    files: (work, { name }) => [
      {
        name: 'Testimony.pdf',
        document: {
          title: 'Witness testimony',
          source: `${work.manager}, manager, ${work.employer}`,
          blocks: [
            {
              kind: 'paragraph',
              text: `On three mornings ${name} told the team what customers had said in the week, good and bad, without naming anybody.`,
            },
            {
              kind: 'paragraph',
              text: `One idea was about ${work.improvement}. We rewrote it, and the same question has come half as often since.`,
            },
            { kind: 'paragraph', text: 'I have seen this myself and am content for it to be used.' },
          ],
        },
      },
    ],
    feedback: 'Your manager names what changed because of you. Nothing is stronger than that.',
  },
} as const satisfies Record<string, EvidencePlan>
