/** Only for tests: a portfolio in which everybody does something, as chance has it, over HTTP as browsers do. */
import type { TestPerson } from '../app.test-utils.ts'
import type { Portfolio } from '../evidence/evidence.test-utils.ts'
import { createCentreActs, createWords } from './busy-centre.test-utils.ts'
import { createDeskActs } from './busy-desk.test-utils.ts'

/** Words of each audience: whoever is not of it never gets them. */
export const STAFF_WORDS = 'a quiet word among staff'
export const JUDGES_WORDS = 'a quiet word of judges'

const KSBS = ['K1', 'K7', 'S1', 'B1']
const ACTORS = ['learner', 'assessor', 'trainee', 'countersigner', 'iqa', 'tutor', 'manager', 'otherAssessor'] as const
type Actor = (typeof ACTORS)[number]

export interface Step {
  words: string
  status: number
  /** What came back over a link. */
  outside: string
}

interface Item {
  id: string
  revision: number
  tags: { id: string; status: string; decisions: { id: string }[] }[]
}

export type Chance = ReturnType<typeof createChance>

export type Act = (
  as: TestPerson,
  who: Actor,
) => Promise<{ status: number; body?: unknown; text?: string; isOutside?: boolean } | null>

/** The same numbers for the same seed. */
function createChance(seed: number) {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const upTo = (most: number) => Math.floor(next() * most)
  return {
    upTo,
    pick<T>(list: readonly T[]): T {
      const found = list[upTo(list.length)]
      if (found === undefined) throw new Error('There is nothing to choose from.')
      return found
    },
    /** Mostly of the last ones, as people do. */
    pickLate<T>(list: readonly T[]): T {
      return this.pick(upTo(4) > 0 ? list.slice(-5) : list)
    },
  }
}

/** Few, so that things happen to the same ones; all of the smallest unit, so that it can be signed off. */
function listCriterionIds({ mapping, unitIds }: Portfolio): string[] {
  const units = mapping.qualification.units
    .filter(({ id, criteria }) => unitIds.includes(id) && criteria.length > 0)
    .sort((a, b) => a.criteria.length - b.criteria.length)
  return units.flatMap(({ criteria }, at) => criteria.slice(0, at === 0 ? criteria.length : 1).map(({ id }) => id))
}

export async function createBusyWeek(p: Portfolio, seed: number) {
  const chance = createChance(seed)
  const { upTo, pick } = chance
  const pickLate = <T>(list: readonly T[]): T => chance.pickLate(list)
  const words = createWords()
  const { say } = words
  const criterionIds = listCriterionIds(p)
  const ofEnrolment = `/enrolments/${p.enrolmentId}`
  const evidenceIds: string[] = []
  const commentIds: string[] = []
  const signOffIds: string[] = []
  const target = () => (upTo(5) === 0 ? { ksbId: p.ksb(pick(KSBS)) } : { criterionId: pick(criterionIds) })
  const outcome = () => {
    const chosen = pick(['accepted', 'accepted', 'accepted', 'referred', 'notUsed'])
    return chosen === 'referred'
      ? { outcome: chosen, feedback: say('Say what you promised.'), dueOn: '2026-12-18' }
      : upTo(3) === 0
        ? { outcome: chosen, feedback: say('Clear.') }
        : { outcome: chosen }
  }
  const targets = () => {
    const chosen = Array.from({ length: 1 + upTo(3) }, target)
    return [...new Map(chosen.map(one => [JSON.stringify(one), one])).values()]
  }

  async function look(as: TestPerson): Promise<Item | null> {
    if (evidenceIds.length === 0) return null
    const reply = await p.request('GET', `/evidence/${pickLate(evidenceIds)}`, { as })
    return reply.status === 200 ? reply.body : null
  }

  const post = (as: TestPerson, url: string, body: object) => p.request('POST', url, { as, body })

  const own: Record<string, Act> = {
    async addEvidence(as, who) {
      const tags = targets()
      const own = { title: say('Kettle refund'), method: who === 'learner' ? 'WP' : 'OB', text: 'What was done.' }
      const decisions =
        who !== 'learner' && upTo(2) === 0 ? { decisions: tags.map(tag => ({ ...tag, ...outcome() })) } : {}
      const body = { ...own, enrolmentId: p.enrolmentId, tags, ...decisions }
      const reply = await post(as, `/learners/${p.learnerId}/evidence`, body)
      if (reply.status === 201) evidenceIds.push(reply.body.id)
      return reply
    },
    async submit(as) {
      const item = await look(as)
      return item && post(as, `/evidence/${item.id}/submission`, { revision: item.revision, ownWork: true })
    },
    async decide(as) {
      const item = await look(as)
      if (item === null) return null
      const isTried = upTo(4) === 0
      const asked = item.tags.filter(({ status }) => (isTried || status === 'submitted') && upTo(4) > 0)
      const decisions = asked.map(tag => ({ tagId: tag.id, ...outcome() }))
      return decisions.length === 0
        ? null
        : post(as, `/evidence/${item.id}/decisions`, { revision: item.revision, decisions })
    },
    async tag(as) {
      const item = await look(as)
      return item && post(as, `/evidence/${item.id}/tags`, { enrolmentId: p.enrolmentId, ...target() })
    },
    async removeTag(as, who) {
      const tag = (await look(as))?.tags[0]
      return tag === undefined
        ? null
        : post(as, `/tags/${tag.id}/removal`, who === 'learner' ? {} : { reason: say('Put there by mistake.') })
    },
    async change(as) {
      const decision = (await look(as))?.tags.flatMap(tag => tag.decisions)[0]
      if (decision === undefined) return null
      const way = pick(['undo', 'correction', 'countersignature'])
      return post(
        as,
        `/decisions/${decision.id}/${way}`,
        way === 'correction' ? { ...outcome(), reason: say('On another look.') } : {},
      )
    },
    async removeEvidence(as, who) {
      const item = upTo(4) === 0 ? await look(as) : null
      return (
        item && post(as, `/evidence/${item.id}/removal`, who === 'learner' ? {} : { reason: say('Somebody else’s.') })
      )
    },
    async signOff(as) {
      const reply = await post(as, `/enrolments/${p.enrolmentId}/units/${pick(p.unitIds)}/sign-offs`, {
        declaration: true,
      })
      if (reply.status === 201) signOffIds.push(reply.body.id)
      return reply
    },
    async reopen(as) {
      return signOffIds.length === 0
        ? null
        : post(as, `/sign-offs/${pickLate(signOffIds)}/reopening`, { reason: say('A criterion was missed.') })
    },
    async changeUnits(as) {
      const { revision } = (await p.request('GET', `/enrolments/${p.enrolmentId}`, { as: p.manager })).body
      const unitIds = p.unitIds.filter(() => upTo(15) > 0)
      const body = { unitIds, revision, reason: say('Another job.') }
      return p.request('PUT', `/enrolments/${p.enrolmentId}/units`, { as, body })
    },
    async changeEnrolment(as) {
      const { revision } = (await p.request('GET', `/enrolments/${p.enrolmentId}`, { as: p.manager })).body
      const body = { revision, jobRole: pick(['faceToFace', 'notFaceToFace', 'both', null]) }
      return p.request('PATCH', `/enrolments/${p.enrolmentId}`, { as, body })
    },
    async confirm(as) {
      const body = { outcome: pick(['confirmed', 'notConfirmed']), statement: say('As I saw it on the day.') }
      return post(as, `/enrolments/${p.enrolmentId}/ksbs/${p.ksb(pick(KSBS))}/confirmations`, body)
    },
    async comment(as) {
      const said = pick([
        { audience: 'learnerAndStaff', text: say('Well done so far.') },
        { audience: 'staffOnly', text: say(`This is ${STAFF_WORDS}.`) },
        { audience: 'assessorAndIqa', text: say(`This is ${JUDGES_WORDS}.`) },
      ])
      const on = pick([
        ...evidenceIds.map(id => `/evidence/${id}`),
        `/enrolments/${p.enrolmentId}/ksbs/${p.ksb(pick(KSBS))}`,
        `/enrolments/${p.enrolmentId}/units/${pick(p.unitIds)}`,
      ])
      const reply = await post(as, `${on}/comments`, said)
      if (reply.status === 201) commentIds.push(reply.body.id)
      return reply
    },
    async removeComment(as) {
      return commentIds.length === 0 ? null : post(as, `/comments/${pickLate(commentIds)}/removal`, {})
    },
    async letTimePass() {
      p.clock.advance({ minutes: 1 + upTo(30) })
      return null
    },
  }
  const centre = await createCentreActs(p, chance, words, { evidenceIds, criterionIds, ksbs: KSBS })
  const desk = await createDeskActs(p, chance, words, { evidenceIds, criterionIds })
  const acts: Record<string, Act> = { ...own, ...centre.acts, ...desk.acts }
  /** The commoner the act, the more often it stands here. */
  const often = [
    'addEvidence',
    'addEvidence',
    'submit',
    'submit',
    'submit',
    'decide',
    'decide',
    'decide',
    'decide',
    'tag',
    'tag',
    'change',
    'comment',
    'share',
    'openLink',
    'plan',
    'reopenAccess',
  ] as const
  const names = [...Object.keys(acts), ...often]
  const likely: Record<string, readonly Actor[]> = {
    addEvidence: ['learner', 'assessor', 'trainee'],
    submit: ['learner', 'assessor', 'trainee'],
    decide: ['assessor', 'assessor', 'trainee'],
    change: ['assessor', 'countersigner', 'trainee'],
    signOff: ['assessor'],
    changeUnits: ['manager'],
    changeEnrolment: ['manager'],
    ...centre.likely,
    ...desk.likely,
  }

  return {
    evidenceIds,
    gone: words.gone,
    /** Somebody tries something: often who would, sometimes who must not. */
    async step(): Promise<Step> {
      const name = pick(names)
      const who = upTo(4) > 0 ? pick(likely[name] ?? ACTORS) : pick(ACTORS)
      const reply = await acts[name]?.(p[who], who)
      return {
        words: `${who}: ${name} ${reply?.text ?? ''}`.slice(0, 400),
        status: reply?.status ?? 0,
        outside: reply?.isOutside ? (reply.text ?? '') : '',
      }
    },
    /** Titles that no employer may be told. */
    async listConfidential(): Promise<string[]> {
      const held = await p.store.read.select().from(p.store.t.evidence)
      return held.filter(item => item.confidential && item.title.endsWith('#')).map(item => item.title)
    },
    /** What a person’s screens ask for. */
    listAddresses: (): string[] => [
      '/me',
      '/caseload',
      '/to-assess',
      '/to-countersign',
      '/visits',
      '/inbox/count',
      `/search?q=WP1`,
      `/cohorts/${p.cohortId}/progress`,
      `${ofEnrolment}/waiting`,
      `${ofEnrolment}/outside-accesses`,
      ...['evidence-index', 'feedback', 'ksbs', 'gateway'].map(paper => `${ofEnrolment}/papers/${paper}?format=csv`),
      `/learners/${p.learnerId}`,
      `/enrolments/${p.enrolmentId}`,
      `/enrolments/${p.enrolmentId}/progress`,
      `/learners/${p.learnerId}/evidence`,
      '/inbox',
      `/enrolments/${p.enrolmentId}/plan`,
      `/enrolments/${p.enrolmentId}/gateway`,
      `/enrolments/${p.enrolmentId}/statuses`,
      `/ledger?enrolmentId=${p.enrolmentId}&limit=200`,
      '/ledger',
      ...KSBS.map(code => `/enrolments/${p.enrolmentId}/ksbs/${p.ksb(code)}`),
      ...KSBS.map(code => `/enrolments/${p.enrolmentId}/ksbs/${p.ksb(code)}/comments`),
      ...p.unitIds.map(id => `/enrolments/${p.enrolmentId}/units/${id}`),
      ...p.unitIds.map(id => `/enrolments/${p.enrolmentId}/units/${id}/comments`),
      ...evidenceIds.flatMap(id => [`/evidence/${id}`, `/evidence/${id}/comments`, `/evidence/${id}/resubmission`]),
    ],
  }
}
