/**
 * Only for tests: what is done at desks around a portfolio, as chance has it: marks of confidence, tables that are
 * brought, access closed and given back, discrepancies settled, criteria loaded, many things in one act.
 */
import type { TestPerson } from '../app.test-utils.ts'
import type { Portfolio } from '../evidence/evidence.test-utils.ts'
import type { Words } from './busy-centre.test-utils.ts'
import type { Act, Chance } from './busy-week.test-utils.ts'

interface Week {
  evidenceIds: readonly string[]
  criterionIds: readonly string[]
}

const MOST_LOADS = 3
const MOST_LEARNERS = 4
const HEADER = ['unit', 'UAN', 'credits', 'level', 'group', 'learning outcome', 'its text', 'criterion', 'text']

export async function createDeskActs(p: Portfolio, chance: Chance, words: Words, week: Week) {
  const { upTo, pick } = chance
  const pickLate = <T>(list: readonly T[]): T => chance.pickLate(list)
  const post = (as: TestPerson, url: string, body: object) => p.request('POST', url, { as, body })
  const read = async (url: string, as: TestPerson = p.manager) => (await p.request('GET', url, { as })).body
  const ofEnrolment = `/enrolments/${p.enrolmentId}`
  const names: string = (await read(ofEnrolment)).learner.name
  const closable = [p.otherAssessor, p.countersigner, p.iqa]
  const settlementIds: string[] = []
  let loads = 0
  let learners = 0

  const item = async () => (week.evidenceIds.length === 0 ? null : read(`/evidence/${pickLate(week.evidenceIds)}`))
  const targets = () =>
    [...new Set([pick(week.criterionIds), pick(week.criterionIds)])].map(criterionId => ({
      criterionId,
      locator: words.say('page 3'),
    }))
  /** As a person does: looks first, and saves what was shown. */
  async function bring(as: TestPerson, url: string, table: readonly (readonly string[])[]) {
    const source = { text: table.map(cells => cells.join('\t')).join('\n') }
    const seen = await post(as, `${url}/preview`, { source })
    return seen.status === 200 ? post(as, url, { source, key: seen.body.key }) : seen
  }

  async function confirmAsEmployer() {
    const { employers = [] } = await read('/employers')
    const employer = await read(`/employers/${employers[0]?.id}`)
    const manager = employer.lineManagers.find((one: { closed: boolean }) => !one.closed)
    if (manager === undefined) return
    const { revision } = await read(ofEnrolment)
    const body = { revision, employer: { id: employer.id, lineManagerId: manager.id } }
    await p.request('PATCH', ofEnrolment, { as: p.manager, body })
    const asked = await post(p.tutor, `${ofEnrolment}/outside-accesses`, { purpose: 'behaviours', show: true })
    const token = String(asked.body.link ?? '').split('#')[1] ?? 'none'
    const { ksbs = [] } = await read(`${ofEnrolment}/gateway`)
    const behaviours = ksbs
      .filter((ksb: { kind: string }) => ksb.kind === 'behaviour')
      .map((ksb: { ksbId: string }) => ({ ksbId: ksb.ksbId, outcome: 'confirmed', statement: words.say('Daily.') }))
    await p.request('POST', '/shared/confirmations', { body: { token, name: words.say('Ina Moss'), behaviours } })
  }

  const acts: Record<string, Act> = {
    async markConfidential(as) {
      if (week.evidenceIds.length === 0) return null
      const body = { confidential: upTo(3) > 0 }
      return p.request('PUT', `/evidence/${pickLate(week.evidenceIds)}/confidential`, { as, body })
    },
    async changeWords(as) {
      const { id, revision } = (await item()) ?? {}
      const body = { revision: revision - upTo(2), title: words.say('A refund'), text: words.say('What I did.') }
      return id === undefined ? null : p.request('PATCH', `/evidence/${id}`, { as, body })
    },
    async tagSeveral(as) {
      const { id } = (await item()) ?? {}
      const body = { enrolmentId: p.enrolmentId, tags: targets() }
      return id === undefined ? null : post(as, `/evidence/${id}/tags/several`, body)
    },
    async removeFile(as, who) {
      const [file] = (await item())?.files ?? []
      const body = who === 'learner' ? {} : { reason: words.say('Another’s.') }
      return file === undefined ? null : post(as, `/files/${file.id}/removal`, body)
    },
    async undoSeveral(as) {
      const { id, tags = [] } = (await item()) ?? {}
      const decisionIds = tags.flatMap((tag: { decision: { id: string } | null }) => tag.decision?.id ?? [])
      return decisionIds.length === 0 ? null : post(as, `/evidence/${id}/decisions/undo`, { decisionIds })
    },
    async countersignMany(as) {
      const { decisions } = p.store.t
      const held = await p.store.read.select().from(decisions)
      const waiting = held.filter(({ ended, effective }) => ended === null && effective === null).map(({ id }) => id)
      return waiting.length === 0
        ? null
        : post(as, '/countersignatures', { decisionIds: waiting.slice(0, 1 + upTo(4)), declaration: true })
    },
    async bringBalance(as) {
      const unit = pick(p.mapping.qualification.units.filter(one => p.unitIds.includes(one.id) && one.criteria[0]))
      const criteria = `${unit.number}: ${unit.criteria[0]?.number}`
      const by = words.say('Jo Marsh')
      return bring(as, '/opening-balances', [
        ['Learner', 'Criteria', 'Method', 'Where it is kept', 'Decided by', 'Decided on'],
        [names, criteria, 'OB', words.say('Old system'), by, '01/03/2026'],
      ])
    },
    async bringLearners(as) {
      if (learners >= MOST_LEARNERS) return null
      // The same line twice is one learner.
      const reference = `R-${upTo(MOST_LEARNERS)}`
      const [programme] = (await read('/programmes')).programmes
      const pattern = { programmeId: programme.id, name: 'Few', unitIds: p.unitIds.slice(0, 3) }
      await post(p.manager, '/unit-patterns', pattern)
      const reply = await bring(as, '/learner-imports', [
        ['Name', 'Own reference', 'Programme', 'Unit pattern', 'Starts'],
        ['Ada Brook', reference, programme.name, 'Few', '05/01/2026'],
      ])
      if (reply.status === 201) learners++
      return reply
    },
    async closeAccess(as) {
      const { personId } = pick(closable)
      const handOver = upTo(2) === 0 ? {} : { handOver: { assessor: p.assessor.personId } }
      return post(as, `/people/${personId}/closing`, { reason: words.say('They left.'), ...handOver })
    },
    async reopenAccess(as) {
      return post(as, `/people/${pick(closable).personId}/reopening`, { reason: words.say('They are back.') })
    },
    async settle(as) {
      const { choices = {} } = (await read(`/mappings/${p.mapping.id}/draft`)) ?? {}
      const settleable = Object.entries(choices as Record<string, { key: string }[]>).filter(([, keys]) => keys[0])
      if (settleable.length === 0) return null
      const [discrepancyId, keys] = pick(settleable)
      const asked = { asked: words.say('Dana Whitlow'), answer: words.say('Both are right.'), answeredOn: '2026-11-18' }
      const body = { discrepancyId, choice: pick(keys).key, reason: words.say('As she said.'), ...asked }
      const reply = await post(as, `/mappings/${p.mapping.id}/settlements`, body)
      if (reply.status === 201) settlementIds.push(reply.body.id)
      return reply
    },
    async openSettlement(as) {
      return settlementIds.length === 0
        ? null
        : post(as, `/settlements/${pick(settlementIds)}/withdrawal`, { reason: words.say('It is not so.') })
    },
    async loadCriteria(as) {
      if (loads >= MOST_LOADS) return null
      const unit = pick(p.mapping.qualification.units.filter(one => p.unitIds.includes(one.id)))
      const line = [`${unit.number}`, '', '', '', '', '', '', `9.${1 + upTo(3)}`, 'Explain it']
      const table = { text: [HEADER, line].map(cells => cells.join('\t')).join('\n') }
      const body = { table, completeUnitNumbers: [] }
      const reply = await post(as, `/qualifications/${p.mapping.qualification.id}/versions`, body)
      if (reply.status === 201) loads++
      return reply
    },
    async endRelationship(as) {
      const { relationships: t } = p.store.t
      const held = (await p.store.read.select().from(t)).filter(
        ({ personId, enrolmentId }) => personId === p.otherAssessor.personId && enrolmentId === p.enrolmentId,
      )
      const to = p.clock.now().toISOString().slice(0, 10)
      return held.length === 0 ? null : post(as, `/relationships/${pick(held).id}/ending`, { to })
    },
    /** The last stretch: one unit is left, achieved elsewhere and signed off, the rest is confirmed, ticked and signed. */
    async reachGateway() {
      const { revision, status } = await read(ofEnrolment)
      if (status !== 'onProgramme' && status !== 'gateway') return null
      const [unit] = p.mapping.qualification.units
        .filter(one => p.unitIds.includes(one.id) && one.criteria.length > 0)
        .sort((a, b) => a.criteria.length - b.criteria.length)
      const reason = words.say('The last stretch.')
      const body = { unitIds: [unit?.id], revision, reason }
      await p.request('PUT', `${ofEnrolment}/units`, { as: p.manager, body })
      const certificate = { kind: 'exemption', certificate: 'C-2', awardingBody: 'NCFE', achievedOn: '2025-06-02' }
      await post(p.assessor, `${ofEnrolment}/units/${unit?.id}/achievements`, certificate)
      await post(p.assessor, `${ofEnrolment}/units/${unit?.id}/sign-offs`, { declaration: true })
      await confirmAsEmployer()
      const { lines = [], ksbs = [] } = await read(`${ofEnrolment}/gateway`)
      const ksbIds = ksbs
        .filter((ksb: { held: boolean; applies: boolean }) => ksb.applies && !ksb.held)
        .map((ksb: { ksbId: string }) => ksb.ksbId)
      const statement = words.say('As I know them.')
      await post(p.tutor, `${ofEnrolment}/confirmations`, { ksbIds, outcome: 'confirmed', statement })
      for (const { key, done } of lines) {
        const tick = { done: true, note: words.say('Seen.') }
        if (!done) await p.request('PUT', `${ofEnrolment}/gateway/lines/${key}`, { as: p.tutor, body: tick })
      }
      const as = pick([p.learner, p.tutor])
      const { basis } = await read(`${ofEnrolment}/gateway`, as)
      const reply = await post(as, `${ofEnrolment}/gateway/signatures`, { declaration: true, basis: basis ?? 'none' })
      if (upTo(2) > 0) {
        const again = { unitIds: p.unitIds, revision: (await read(ofEnrolment)).revision, reason }
        await p.request('PUT', `${ofEnrolment}/units`, { as: p.manager, body: again })
      }
      return reply
    },
    async readInbox(as) {
      return post(as, '/inbox/reading/all', { upTo: p.clock.now().toISOString() })
    },
  }
  const likely = {
    markConfidential: ['learner', 'assessor', 'manager'],
    changeWords: ['learner', 'assessor'],
    tagSeveral: ['learner', 'assessor'],
    undoSeveral: ['assessor', 'trainee'],
    countersignMany: ['countersigner'],
    bringBalance: ['assessor'],
    bringLearners: ['manager'],
    closeAccess: ['manager'],
    reopenAccess: ['manager'],
    settle: ['manager'],
    openSettlement: ['manager'],
    loadCriteria: ['manager'],
    endRelationship: ['manager'],
  } as const
  return { acts, likely }
}
