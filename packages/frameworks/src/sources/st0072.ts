/**
 * ST0072 v1.1. The wording is NCFE's document 601/3973/0, word for word ("enable you", "organisations core values"):
 * it is the fuller of the two documents, lists every KSB, and is taken as canonical. The other document's variants are
 * discrepancies of its mapping. The codes are positions in the published list; neither document gives any.
 */
import type { KsbKind } from '@crosswalk/progress'
import { toKsbId, toStandardId } from '../framework-ids.ts'
import type { Ksb, StandardVersion } from '../model.ts'

const KEY = { reference: 'ST0072', version: '1.1' }

type Alternative = Pick<Ksb, 'alternativeGroup' | 'alternative'>
const FACE_TO_FACE: Alternative = { alternativeGroup: 'communication', alternative: 'faceToFace' }
const NOT_FACE_TO_FACE: Alternative = { alternativeGroup: 'communication', alternative: 'notFaceToFace' }

const KNOWLEDGE: readonly (readonly [area: string, text: string, alternative?: Alternative])[] = [
  ['Knowing your customers', 'Understand who customers are.'],
  ['Knowing your customers', 'Understand the difference between internal and external customers.'],
  [
    'Knowing your customers',
    'Understand the different needs and priorities of your customers and the best way to manage their expectations, recognising and knowing how to adapt style to be highly effective.',
  ],
  ['Understanding the organisation', "Know the purpose of the business and what 'brand promise' means."],
  ['Understanding the organisation', "Know your organisation's core values and how they link to the service culture."],
  [
    'Understanding the organisation',
    'Know the internal policies and procedures, including any complaints processes and digital media policies that are relevant to you and your organisation.',
  ],
  [
    'Meeting regulations and legislation',
    'Know the appropriate legislation and regulatory requirements that affect your business.',
  ],
  [
    'Meeting regulations and legislation',
    'Know your responsibility in relation to this and how to apply it when delivering service.',
  ],
  ['Systems and resources', 'Know how to use systems, equipment and technology to meet the needs of your customers.'],
  [
    'Systems and resources',
    'Understand types of measurement and evaluation tools available to monitor customer service levels.',
  ],
  [
    'Your role and responsibility',
    'Understand your role and responsibility within your organisation and the impact of your actions on others.',
  ],
  ['Your role and responsibility', 'Know the targets and goals you need to deliver against.'],
  [
    'Customer experience',
    'Understand how establishing the facts enable you to create a customer focused experience and appropriate response.',
  ],
  ['Customer experience', 'Understand how to build trust with a customer and why this is important'],
  [
    'Product and service knowledge',
    'Understand the products or services that are available from your organisation and keep up-to-date',
  ],
]

const SKILLS: typeof KNOWLEDGE = [
  [
    'Interpersonal skills',
    'Use a range of questioning skills, including listening and responding in a way that builds rapport, determines customer needs and expectations and achieves positive engagement and delivery.',
  ],
  [
    'Communication',
    'Use appropriate verbal and non-verbal communication skills, along with summarising language during face-to-face communications',
    FACE_TO_FACE,
  ],
  [
    'Communication',
    'Use appropriate communication skills, along with reinforcement techniques (to confirm understanding) during non-facing customer interactions.',
    NOT_FACE_TO_FACE,
  ],
  [
    'Communication',
    "Use an appropriate 'tone of voice' in all communications, including written and digital, that reflect the organisation's brand.",
  ],
  [
    'Influencing skills',
    'Provide clear explanations and offer options in order to help customers make choices that are mutually beneficial to both the customer and your organisation.',
  ],
  [
    'Personal organisation',
    'Be able to organise yourself, prioritise your own workload/activity and work to meet deadlines.',
  ],
  ['Dealing with customer conflict and challenge', 'Demonstrate patience and calmness.'],
  ['Dealing with customer conflict and challenge', "Show you understand the customer's point of view."],
  [
    'Dealing with customer conflict and challenge',
    "Use appropriate sign-posting or resolution to meet your customers' needs and manage expectations.",
  ],
  ['Dealing with customer conflict and challenge', 'Maintain informative communication during service recovery.'],
]

const BEHAVIOURS: typeof KNOWLEDGE = [
  ['Developing self', 'Take ownership for keeping your service knowledge and skills up-to-date.'],
  ['Developing self', 'Consider personal goals and propose development that would help achieve them.'],
  [
    'Being open to feedback',
    'Act on and seek feedback from others to develop or maintain personal service skills and knowledge.',
  ],
  [
    'Team working',
    'Frequently and consistently communicate and work with others in the interest of helping customers efficiently.',
  ],
  [
    'Team working',
    'Share personal learning and case studies with others, presenting recommendations, and improvement to support good practice.',
  ],
  [
    'Equality – treating all customers as individuals',
    'Treat customers as individuals to provide a personalised customer service experience.',
  ],
  [
    'Equality – treating all customers as individuals',
    'Uphold the organisations core values and service culture through your actions.',
  ],
  [
    'Presentation – dress code, professional language',
    'Demonstrate personal pride in the job through appropriate dress and positive and confident language.',
  ],
  [
    "'Right first time'",
    'Use communication behaviours that establish clearly what each customer requires and manage their expectations.',
  ],
  [
    "'Right first time'",
    'Take ownership from the first contact and then take responsibility for fulfilling your promise.',
  ],
]

function toKsbs(kind: KsbKind, letter: string, items: typeof KNOWLEDGE): Ksb[] {
  return items.map(([area, text, alternative], i) => {
    const code = `${letter}${i + 1}`
    return { id: toKsbId(KEY, code), code, kind, area, text, ...alternative }
  })
}

export const ST0072_V1_1: StandardVersion = {
  id: toStandardId(KEY),
  ...KEY,
  title: 'Customer Service Practitioner',
  // This version was published before the reforms of 2025–27, which rename these and let employers verify behaviours.
  words: { gateway: 'gateway', endPointAssessment: 'end-point assessment', behavioursVerifiedBy: 'end-point assessor' },
  alternativeGroups: [
    { id: 'communication', stem: 'Depending on your job role and work environment:', joinedBy: 'and/or' },
  ],
  ksbs: [
    ...toKsbs('knowledge', 'K', KNOWLEDGE),
    ...toKsbs('skill', 'S', SKILLS),
    ...toKsbs('behaviour', 'B', BEHAVIOURS),
  ],
  provenance: {
    source:
      'Wording and areas: NCFE’s mapping document 601/3973/0 (000_b7dd821daf7c8760.txt), lines 9–161. Codes: positions in the published list. KSB wording is Crown copyright, Open Government Licence v3.0.',
    confirmed: true,
  },
}
