/** Only for tests: a centre made over HTTP as its manager would, with one learner, their assessor, and ways to ask. */
import type { ServerProcess } from './server-process.test-utils.ts'

const PASSWORD = 'ferns by the canal gate'

export type CrashCentre = Awaited<ReturnType<typeof createCrashCentre>>

// biome-ignore lint/suspicious/noExplicitAny: a test says what it expects of a reply by looking.
type Body = any

export class Refused extends Error {
  readonly status: number
  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

/** Rejects with a Refused where the server said no, and with something else where it was gone. */
export async function ask(
  url: string,
  token: string | null,
  method: string,
  path: string,
  body?: object,
): Promise<Body> {
  const reply = await fetch(`${url}/api/v1${path}`, {
    method,
    headers: {
      ...(token !== null && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const text = await reply.text()
  if (!reply.ok) throw new Refused(reply.status, `${method} ${path} answered ${reply.status}: ${text.slice(0, 400)}`)
  return text === '' ? null : JSON.parse(text)
}

export async function createCrashCentre({ url, setupToken }: ServerProcess) {
  const email = (name: string) => `${name}@crosswalk.test`
  const signIn = async (name: string): Promise<string> =>
    (await ask(url, null, 'POST', '/session', { email: email(name), password: PASSWORD })).accessToken

  const centre = { centreName: 'Harbour Training', familyName: 'Marsh', email: email('marsh'), password: PASSWORD }
  await ask(url, null, 'POST', `/setup/${setupToken}`, centre)
  const manager = await signIn('marsh')
  const asManager = (method: string, path: string, body?: object) => ask(url, manager, method, path, body)

  async function invite(personId: string, name: string): Promise<string> {
    const { link } = await asManager('POST', `/people/${personId}/invitation`)
    await ask(url, null, 'POST', `/password-links/${String(link).split('/').at(-1)}`, { password: PASSWORD })
    return signIn(name)
  }

  const { mappings } = await asManager('GET', '/mappings')
  const [{ id: mappingId }] = mappings
  const { qualification } = await asManager('GET', `/mappings/${mappingId}`)
  const units: { id: string; criteria: { id: string }[] }[] = qualification.units
  const held = units.filter(unit => unit.criteria.length > 0)
  const [smallest] = [...held].sort((a, b) => a.criteria.length - b.criteria.length)
  if (smallest === undefined) throw new Error('The mapping holds no criteria.')
  const others = held.filter(unit => unit !== smallest)
  const programme = await asManager('POST', '/programmes', { name: 'Customer Service Practitioner', mappingId })
  const assessorPerson = await asManager('POST', '/people', {
    familyName: 'Ashworth',
    email: email('ashworth'),
    roles: ['assessor'],
  })
  const added = await asManager('POST', '/learners', {
    familyName: 'Okafor',
    email: email('okafor'),
    enrolment: { programmeId: programme.id, unitIds: held.map(({ id }) => id), startsOn: '2026-01-05' },
  })
  const learnerId: string = added.id
  const enrolmentId: string = added.enrolments[0].id
  await asManager('POST', `/enrolments/${enrolmentId}/relationships`, {
    kind: 'assessor',
    personId: assessorPerson.id,
    from: '2026-01-05',
  })
  const learner = await invite(added.personId, 'okafor')
  const assessor = await invite(assessorPerson.id, 'ashworth')

  return {
    learnerId,
    enrolmentId,
    manager,
    learner,
    assessor,
    /** The one that is signed off. */
    unitId: smallest.id,
    unitCriterionIds: smallest.criteria.map(({ id }) => id),
    criterionIds: others.flatMap(unit => unit.criteria.map(({ id }) => id)),
  }
}

/** Evidence of the learner, submitted; its body. */
export async function submitEvidence(url: string, centre: CrashCentre, criterionIds: readonly string[]): Promise<Body> {
  const { learner, learnerId, enrolmentId } = centre
  const tags = criterionIds.map(criterionId => ({ criterionId }))
  const words = { title: 'A refund', method: 'WP', enrolmentId, text: 'What I did.', tags }
  const draft = await ask(url, learner, 'POST', `/learners/${learnerId}/evidence`, words)
  return ask(url, learner, 'POST', `/evidence/${draft.id}/submission`, { revision: draft.revision, ownWork: true })
}

export function acceptAll(url: string, centre: CrashCentre, item: Body): Promise<Body> {
  const tags: { id: string }[] = item.tags
  const decisions = tags.map(({ id: tagId }) => ({ tagId, outcome: 'accepted' }))
  return ask(url, centre.assessor, 'POST', `/evidence/${item.id}/decisions`, { revision: item.revision, decisions })
}
