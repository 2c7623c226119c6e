// Every screen of the application, as somebody for whom it is meant sees it in the demonstration.
import { readdirSync, readFileSync } from 'node:fs'
import {
  getEnrolment,
  getMapping,
  getMappingDraft,
  grantEnrolmentAccess,
  invitePerson,
  listCohorts,
  listEmployers,
  listEvidence,
  listLearners,
  listMappings,
  listPeople,
  listToAssess,
  publishMapping,
  setKsbRule,
  settleDiscrepancy,
} from '@crosswalk/contracts'
import { type Client, signIn } from './client.ts'

export const CAST = {
  learner: 'chloe.okafor@swiftway.example',
  assessor: 'tom.ashworth@aldershaw.example',
  countersigner: 'lorraine.peake@aldershaw.example',
  tutor: 'morag.sinclair@aldershaw.example',
  centreManager: 'ruth.okonjo@aldershaw.example',
} as const
export type CastMember = keyof typeof CAST

/** Whose screens are looked at together: each has a file `every-screen-of-….test.ts`. */
export const AUDIENCES = {
  'learners and visitors': [null, 'learner'],
  'assessors and tutors': ['assessor', 'countersigner', 'tutor'],
  'centre managers': ['centreManager'],
} as const satisfies Record<string, readonly (CastMember | null)[]>
export type Audience = keyof typeof AUDIENCES

export interface Screen {
  /** As the router has it. */
  route: string
  as: CastMember | null
  path: (world: World) => string
  /** What tells it from the route's other screens. */
  name?: string
}

/** Every address in the router's own words: a route that is added there wants a screen here. */
export function listRoutes(): string[] {
  const folder = new URL('../../apps/web/src/app/routes/', import.meta.url)
  return readdirSync(folder).flatMap(file => {
    const source = readFileSync(new URL(file, folder), 'utf8')
    return [...source.matchAll(/^ {2}path: '([^']+)',$/gm)].map(([, path]) => path ?? '')
  })
}

export const SCREENS: readonly Screen[] = [
  { route: '/sign-in', as: null, path: () => '/sign-in' },
  { route: '/password/$token', as: null, path: world => `/password/${world.token}` },
  { route: '/forgotten-password', as: null, path: () => '/forgotten-password' },
  { route: '/setup/$token', as: null, path: () => '/setup/a-link-that-a-new-server-prints' },
  { route: '/shared', as: null, path: world => `/shared#${world.shared.behaviours}`, name: 'the behaviours' },
  { route: '/shared', as: null, path: world => `/shared#${world.shared.gateway}`, name: 'the gateway' },
  // Of the developing application alone: here there is nothing.
  { route: '/language', as: null, path: () => '/language' },
  { route: '/fixtures/ksbs', as: null, path: () => '/fixtures/ksbs' },
  { route: '/', as: 'centreManager', path: () => '/' },

  { route: '/inbox', as: 'assessor', path: () => '/inbox' },
  { route: '/inbox', as: 'learner', path: () => '/inbox?show=unread', name: 'unread' },
  { route: '/account', as: 'learner', path: () => '/account' },

  { route: '/my', as: 'learner', path: () => '/my' },
  { route: '/my/evidence', as: 'learner', path: () => '/my/evidence' },
  { route: '/my/evidence/new', as: 'learner', path: () => '/my/evidence/new' },
  { route: '/my/evidence/new', as: 'learner', path: () => '/my/evidence/new?step=2', name: 'its criteria' },
  {
    route: '/my/evidence/$evidenceId',
    as: 'learner',
    path: world => `/my/evidence/${world.evidence.draft}`,
    name: 'a draft',
  },
  {
    route: '/my/evidence/$evidenceId',
    as: 'learner',
    path: world => `/my/evidence/${world.evidence.referred}`,
    name: 'a referral',
  },
  { route: '/my/ksbs', as: 'learner', path: () => '/my/ksbs' },
  { route: '/my/ksbs', as: 'learner', path: world => `/my/ksbs?why=${world.ksbId}`, name: 'why' },
  { route: '/my/units', as: 'learner', path: () => '/my/units' },

  { route: '/my/plan', as: 'learner', path: () => '/my/plan' },

  { route: '/caseload', as: 'assessor', path: () => '/caseload' },
  { route: '/caseload', as: 'centreManager', path: () => '/caseload?sort=toAssess&order=down', name: 'of all staff' },
  { route: '/to-assess', as: 'assessor', path: () => '/to-assess' },
  { route: '/visits', as: 'assessor', path: () => '/visits' },
  { route: '/visits/$noteId', as: 'assessor', path: () => `/visits/${'0'.repeat(32)}` },
  { route: '/to-countersign', as: 'countersigner', path: () => '/to-countersign' },
  {
    route: '/evidence/$evidenceId',
    as: 'assessor',
    path: world => `/evidence/${world.evidence.waiting}`,
    name: 'to be decided',
  },
  {
    route: '/evidence/$evidenceId',
    as: 'tutor',
    path: world => `/evidence/${world.evidence.referred}`,
    name: 'to be read',
  },
  {
    route: '/evidence/$evidenceId/erase',
    as: 'centreManager',
    path: world => `/evidence/${world.evidence.waiting}/erase`,
  },
  { route: '/learners', as: 'assessor', path: () => '/learners' },
  { route: '/learners/$learnerId', as: 'assessor', path: world => `/learners/${world.learnerId}` },
  { route: '/enrolments/$enrolmentId', as: 'centreManager', path: world => `/enrolments/${world.enrolmentId}` },
  {
    route: '/enrolments/$enrolmentId/ksbs',
    as: 'tutor',
    path: world => `/enrolments/${world.enrolmentId}/ksbs?why=${world.ksbId}`,
  },
  {
    route: '/enrolments/$enrolmentId/gateway',
    as: 'tutor',
    path: world => `/enrolments/${world.enrolmentId}/gateway`,
  },
  {
    route: '/enrolments/$enrolmentId/status',
    as: 'centreManager',
    path: world => `/enrolments/${world.enrolmentId}/status`,
  },
  {
    route: '/enrolments/$enrolmentId/plan',
    as: 'assessor',
    path: world => `/enrolments/${world.enrolmentId}/plan`,
  },
  {
    route: '/enrolments/$enrolmentId/units/$unitId',
    as: 'assessor',
    path: world => `/enrolments/${world.enrolmentId}/units/${world.unitId}`,
  },
  {
    route: '/enrolments/$enrolmentId/units/$unitId/sign-off',
    as: 'assessor',
    path: world => `/enrolments/${world.enrolmentId}/units/${world.unitId}/sign-off`,
  },
  {
    route: '/enrolments/$enrolmentId/observation',
    as: 'assessor',
    path: world => `/enrolments/${world.enrolmentId}/observation?unit=${world.unitId}`,
  },
  { route: '/ksbs', as: 'centreManager', path: () => '/ksbs' },
  { route: '/ksbs/$cohortId', as: 'tutor', path: world => `/ksbs/${world.cohortId}` },
  {
    route: '/ksbs/$cohortId',
    as: 'tutor',
    path: world => `/ksbs/${world.cohortId}?enrolment=${world.enrolmentId}&ksb=${world.ksbId}`,
    name: 'why',
  },

  { route: '/people', as: 'centreManager', path: () => '/people' },
  { route: '/handover', as: 'centreManager', path: world => `/handover?person=${world.personId}` },
  { route: '/people/$personId', as: 'centreManager', path: world => `/people/${world.personId}` },
  { route: '/learners/new', as: 'centreManager', path: () => '/learners/new' },
  { route: '/learners/several', as: 'centreManager', path: () => '/learners/several' },
  { route: '/learners/opening-balance', as: 'assessor', path: () => '/learners/opening-balance' },
  { route: '/unit-patterns', as: 'centreManager', path: () => '/unit-patterns' },
  { route: '/cohorts', as: 'centreManager', path: () => '/cohorts' },
  { route: '/employers', as: 'centreManager', path: () => '/employers' },
  { route: '/employers/$employerId', as: 'centreManager', path: world => `/employers/${world.employerId}` },
  { route: '/programmes', as: 'centreManager', path: () => '/programmes' },
  { route: '/mappings', as: 'centreManager', path: () => '/mappings' },
  { route: '/mappings/$mappingId', as: 'centreManager', path: world => `/mappings/${world.mappingId}` },
  {
    route: '/mappings/$mappingId/comparison',
    as: 'tutor',
    path: world => `/mappings/${world.ownMappingId}/comparison`,
  },
  { route: '/mappings/$mappingId', as: 'tutor', path: world => `/mappings/${world.mappingId}`, name: 'to read' },
  {
    route: '/qualifications/$qualificationId/criteria',
    as: 'centreManager',
    path: world => `/qualifications/${world.qualificationId}/criteria?mapping=${world.mappingId}`,
  },
  {
    route: '/programmes/$programmeId/moves',
    as: 'centreManager',
    path: world => `/programmes/${world.programmeId}/moves`,
  },
  { route: '/audit-trail', as: 'centreManager', path: () => '/audit-trail' },
]

export type World = Awaited<ReturnType<typeof findWorld>>

/** What the addresses name. */
export async function findWorld(server: { url: string }) {
  const manager = await signIn(server, CAST.centreManager)
  const assessor = await signIn(server, CAST.assessor)
  const { learners } = await manager.call(listLearners, { query: { search: 'Chloe' } })
  const learnerId = learners[0]?.id ?? ''
  const enrolmentId = learners[0]?.enrolments[0]?.id ?? ''
  const enrolment = await manager.call(getEnrolment, { params: { id: enrolmentId } })
  const { mappings } = await manager.call(listMappings)
  const mapping = await manager.call(getMapping, { params: { id: enrolment.programme.mappingId } })
  const { evidence } = await assessor.call(listEvidence, { params: { id: learnerId } })
  const { items } = await assessor.call(listToAssess)
  const { people } = await manager.call(listPeople, { query: { search: 'Morag' } })
  const personId = people[0]?.id ?? ''
  const { link } = await manager.call(invitePerson, { params: { id: personId } })
  const { cohorts } = await (await signIn(server, CAST.tutor)).call(listCohorts)
  const { employers } = await manager.call(listEmployers)
  const share = async (purpose: 'behaviours' | 'gateway') => {
    const granted = await manager.call(grantEnrolmentAccess, {
      params: { id: enrolmentId },
      body: { purpose, show: true },
    })
    return granted.link?.split('#')[1] ?? ''
  }
  const other = mappings.find(({ qualification }) => qualification.number !== mapping.qualification.number)
  return {
    ownMappingId: await publishOwnVersion(manager, other?.id ?? ''),
    employerId: employers[0]?.id ?? '',
    shared: { behaviours: await share('behaviours'), gateway: await share('gateway') },
    learnerId,
    enrolmentId,
    personId,
    token: link?.split('/').at(-1) ?? '',
    cohortId: cohorts[0]?.id ?? '',
    mappingId: mappings[0]?.id ?? '',
    programmeId: enrolment.programme.id,
    qualificationId: mapping.qualification.id,
    unitId: mapping.qualification.units.find(({ number }) => number === 15)?.id ?? '',
    ksbId: mapping.standard.ksbs.find(({ code }) => code === 'K7')?.id ?? '',
    evidence: {
      draft: evidence.find(({ status }) => status === 'draft')?.id ?? '',
      referred: evidence.find(({ tags }) => tags.referred > 0)?.id ?? '',
      waiting: items[0]?.evidenceId ?? '',
    },
  }
}

/** Of the qualification that the learner is not on, so that what other screens show stays as it is. */
async function publishOwnVersion(manager: Client, mappingId: string): Promise<string> {
  const params = { id: mappingId }
  const reason = 'NCFE said so.'
  const { choices, mapping } = await manager.call(getMappingDraft, { params })
  const [discrepancyId = '', [choice] = []] = Object.entries(choices)[0] ?? []
  await manager.call(settleDiscrepancy, { params, body: { discrepancyId, choice: choice?.key ?? '', reason } })
  const ksbId = mapping.rows.find(row => row.criterionIds.length > 2)?.ksbId ?? ''
  await manager.call(setKsbRule, { params: { ...params, ksbId }, body: { rule: { kind: 'any' }, reason } })
  const { basis } = await manager.call(getMappingDraft, { params })
  return (await manager.call(publishMapping, { params, body: { basis } })).id
}
