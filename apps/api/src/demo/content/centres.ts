/** The two centres of the demonstration. Nothing crosses from one to the other but one person's account. */
import { FIRST_COHORT_A_TO_G } from './first-cohort-a-to-g.ts'
import { FIRST_COHORT_H_TO_O } from './first-cohort-h-to-o.ts'
import { paced } from './paced.ts'
import { SECOND_COHORT } from './second-cohort.ts'
import { ALDERSHAW_STAFF, BRACKWATER_STAFF } from './staff.ts'
import type { CentreStory, RelationshipStory } from './story.ts'

const DIPLOMA = {
  key: 'diploma',
  name: 'Customer Service Practitioner, through 601/3973/0',
  qualification: '601/3973/0',
  patterns: [
    { name: 'Front of house, 45 credits', units: [1, 2, 3, 4, 5, 6, 7, 8, 12, 15, 16, 17, 31] },
    { name: 'Contact centre, 46 credits', units: [1, 2, 3, 4, 5, 6, 7, 8, 12, 15, 16, 17, 25, 32] },
  ],
}
const PRACTITIONERS = {
  key: 'practitioners',
  name: 'Customer Service Practitioner, through 603/5681/9',
  qualification: '603/5681/9',
}

export const ALDERSHAW: CentreStory = {
  key: 'aldershaw',
  name: 'Aldershaw Training',
  staff: ALDERSHAW_STAFF,
  manager: 'ruth',
  programmes: [DIPLOMA, PRACTITIONERS],
  cohorts: [
    { key: 'first', name: 'Customer Service', startedAgo: 305 },
    { key: 'second', name: 'Customer Service Practitioners', startedAgo: 250 },
  ],
  learners: [...FIRST_COHORT_A_TO_G, ...FIRST_COHORT_H_TO_O, ...SECOND_COHORT],
  // Tom is on jury service in the mornings.
  covers: [{ ago: 4, of: 'tom', by: 'lorraine', learners: ['leila', 'jamal', 'nyima'], endsIn: 13 }],
}

const withJoanna: readonly RelationshipStory[] = [
  { kind: 'assessor', person: 'joannaToo' },
  { kind: 'tutor', person: 'bethan' },
  { kind: 'iqa', person: 'bethan' },
]
const autumn = { programme: 'diploma', cohort: 'autumn', startedAgo: 75, months: 15 } as const

const BRACKWATER: CentreStory = {
  key: 'brackwater',
  name: 'Brackwater College',
  staff: BRACKWATER_STAFF,
  manager: 'iain',
  programmes: [DIPLOMA],
  cohorts: [{ key: 'autumn', name: 'Customer Service', startedAgo: 75 }],
  learners: [
    {
      key: 'elin',
      givenName: 'Elin',
      familyName: 'Prydderch',
      pronouns: 'she',
      email: 'elin.prydderch@brackwater.example',
      uln: '5558039662',
      workplace: 'hotel',
      enrolments: [
        {
          ...autumn,
          units: [1, 2, 3, 4, 5, 6, 7, 8, 12, 15, 16, 17, 31],
          jobRole: 'faceToFace',
          relationships: withJoanna,
        },
      ],
      evidence: [
        ...paced(62, 15, ['firstDiscussion', 'brand', 'principles']),
        { plan: 'planner', when: { waited: 2 }, ends: 'waiting' },
      ],
    },
    {
      key: 'osman',
      givenName: 'Osman',
      familyName: 'Farah',
      pronouns: 'he',
      email: 'osman.farah@brackwater.example',
      uln: '5428828616',
      workplace: 'leisure',
      enrolments: [
        { ...autumn, units: [1, 2, 3, 4, 5, 6, 7, 8, 12, 15, 16, 17, 31], jobRole: 'both', relationships: withJoanna },
      ],
      evidence: [{ plan: 'firstDiscussion', when: { ago: 40 } }],
    },
    {
      key: 'jodie',
      givenName: 'Jodie',
      familyName: 'Marsh',
      pronouns: 'she',
      email: 'jodie.marsh@brackwater.example',
      uln: '8572282865',
      workplace: 'rail',
      enrolments: [
        {
          ...autumn,
          startedAgo: 20,
          units: [1, 2, 3, 4, 5, 6, 7, 8, 12, 15, 16, 17, 25, 32],
          relationships: withJoanna,
          // She began elsewhere.
          acts: [
            {
              act: 'creditTransfer',
              ago: 12,
              unit: 7,
              certificate: 'NCFE-2025-004417',
              awardingBody: 'NCFE',
              achievedAgo: 300,
            },
            {
              act: 'openingBalance',
              ago: 11,
              criteria: '6: 2.1, 2.2',
              keptAt: 'Lowmoor Training, portfolio 118, copies asked for on 3 November',
              decidedBy: 'Petra Lindqvist, Lowmoor Training',
              decidedAgo: 90,
            },
          ],
        },
      ],
      evidence: [],
    },
  ],
}

export const CENTRES: readonly CentreStory[] = [ALDERSHAW, BRACKWATER]
