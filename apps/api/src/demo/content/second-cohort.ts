import { paced } from './paced.ts'
import type { LearnerStory, RelationshipStory } from './story.ts'

const withMarek: readonly RelationshipStory[] = [
  { kind: 'assessor', person: 'marek' },
  { kind: 'tutor', person: 'hannah' },
  { kind: 'iqa', person: 'joanna' },
]
/** Marek assesses some of this cohort and is the tutor of the others. */
const withSunita: readonly RelationshipStory[] = [
  { kind: 'assessor', person: 'sunita' },
  { kind: 'tutor', person: 'marek' },
  { kind: 'iqa', person: 'joanna' },
]
const second = {
  programme: 'practitioners',
  cohort: 'second',
  startedAgo: 250,
  months: 14,
  units: [1, 2, 3, 4, 5, 6],
} as const

export const SECOND_COHORT: readonly LearnerStory[] = [
  {
    key: 'priya',
    givenName: 'Priya',
    familyName: 'Raman',
    pronouns: 'she',
    email: 'priya.raman@thecrescent.example',
    uln: '4134611430',
    workplace: 'hotel',
    enrolments: [
      {
        ...second,
        jobRole: 'faceToFace',
        relationships: withMarek,
        acts: [
          { act: 'signOff', ago: 90, units: [1, 2] },
          { act: 'signOff', ago: 25, units: [3, 4, 5] },
        ],
      },
    ],
    evidence: paced(240, 35, [
      'organisation',
      'regulations',
      'policies',
      'servingCustomers',
      'complaint',
      'knowledgeLog',
      'measuring',
      'planAndGoals',
      'withTheTeam',
      'signposting',
      'keptInformed',
    ]),
  },
  {
    key: 'yusuf',
    givenName: 'Yusuf',
    familyName: 'Abdi',
    pronouns: 'he',
    email: 'yusuf.abdi@calderline.example',
    uln: '3091250856',
    workplace: 'rail',
    enrolments: [
      { ...second, jobRole: 'both', relationships: withMarek, acts: [{ act: 'signOff', ago: 60, units: [1] }] },
    ],
    evidence: [
      ...paced(235, 70, ['organisation', 'regulations', 'servingCustomers', 'planAndGoals']),
      {
        plan: 'measuring',
        when: { ago: 30 },
        judged: { refer: { '5: 2.2': { feedback: 'Which of the measures do you use yourself?', dueIn: 14 } } },
      },
      { plan: 'complaint', when: { waited: 5 }, ends: 'waiting' },
      { plan: 'keptInformed', when: { ago: 3 }, ends: 'draft' },
    ],
  },
  {
    key: 'megan',
    givenName: 'Megan',
    familyName: 'Llewellyn',
    pronouns: 'she',
    email: 'megan.llewellyn@millbrook.example',
    uln: '2827137169',
    workplace: 'leisure',
    enrolments: [
      {
        ...second,
        jobRole: 'faceToFace',
        relationships: withMarek,
        // Expected back some days ago, and nobody has recorded it.
        acts: [{ act: 'status', ago: 14, status: 'onBreak', reason: 'An operation on her knee.', returnIn: 9 }],
      },
    ],
    evidence: [
      ...paced(230, 100, ['organisation', 'servingCustomers', 'policies']),
      {
        plan: 'regulations',
        when: { ago: 80 },
        judged: { refer: { '1: 2.5': { feedback: 'What is yours to do?', dueIn: 14 } } },
      },
      // Closes that referral.
      {
        plan: 'knowledgeLog',
        when: { ago: 50 },
        title: 'What the rules ask of me',
        tags: { '1: 2.5': '', '2: 2.1': '', '3: 2.1': '' },
      },
      { plan: 'signposting', when: { ago: 20 } },
    ],
  },
  {
    key: 'kwame',
    givenName: 'Kwame',
    familyName: 'Boateng',
    pronouns: 'he',
    email: 'kwame.boateng@penninefibre.example',
    uln: '2868984966',
    workplace: 'broadband',
    enrolments: [
      {
        ...second,
        jobRole: 'notFaceToFace',
        relationships: withSunita,
        acts: [
          { act: 'status', ago: 78, status: 'withdrawn', reason: 'His contract was not renewed.' },
          { act: 'status', ago: 57, status: 'onProgramme', reason: 'Taken on again, at another site.' },
        ],
      },
    ],
    evidence: [
      ...paced(228, 90, ['organisation', 'regulations', 'servingCustomers']),
      {
        plan: 'complaint',
        when: { ago: 45 },
        judged: { notUsed: { '3: 2.3-2.4': 'The options were your manager’s, not yours.' } },
        // Sunita's finger slipped; she took it back within minutes.
        later: [
          {
            act: 'undo',
            criteria: '3: 2.4',
            thenDecide: { feedback: 'On second reading, the reason on page 2 is yours.' },
          },
        ],
      },
      { plan: 'withTheTeam', when: { waited: 1 }, ends: 'waiting' },
    ],
  },
  {
    key: 'rosie',
    givenName: 'Rosie',
    familyName: 'Pemberton',
    pronouns: 'she',
    email: 'rosie.pemberton@harlowfinch.example',
    uln: '5522611943',
    workplace: 'homeware',
    enrolments: [{ ...second, jobRole: 'faceToFace', relationships: withSunita }],
    evidence: [
      ...paced(232, 60, ['organisation', 'regulations', 'policies', 'knowledgeLog', 'planAndGoals']),
      { plan: 'complaint', when: { waited: 10 }, ends: 'waiting' },
      { plan: 'withTheTeam', when: { waited: 9 }, ends: 'waiting' },
    ],
  },
  {
    key: 'theo',
    givenName: 'Theo',
    familyName: 'Marchetti',
    pronouns: 'he',
    email: 'theo.marchetti@swiftway.example',
    uln: '9742488990',
    workplace: 'parcels',
    enrolments: [{ ...second, jobRole: 'both', relationships: withSunita }],
    evidence: [],
  },
  {
    key: 'ruairi',
    givenName: 'Ruairí',
    familyName: 'Doyle',
    pronouns: 'he',
    email: 'ruairi.doyle@aldershaw-council.example',
    uln: '8380127659',
    workplace: 'council',
    enrolments: [
      {
        ...second,
        jobRole: 'notFaceToFace',
        relationships: withSunita,
        acts: [
          {
            act: 'status',
            ago: 88,
            status: 'withdrawn',
            reason: 'Moved to another employer, who has no place for an apprentice.',
          },
        ],
      },
    ],
    evidence: paced(225, 130, ['organisation', 'regulations', 'policies']),
  },
  {
    key: 'tomasz',
    givenName: 'Tomasz',
    familyName: 'Zieliński',
    pronouns: 'he',
    email: 'tomasz.zielinski@swiftway.example',
    uln: '9999999999',
    workplace: 'parcels',
    enrolments: [{ ...second, startedAgo: 40, relationships: withSunita }],
    evidence: [
      { plan: 'organisation', when: { ago: 25 } },
      { plan: 'policies', when: { waited: 3 }, ends: 'waiting' },
    ],
  },
]
