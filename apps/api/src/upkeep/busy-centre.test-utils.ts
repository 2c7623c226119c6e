/**
 * Only for tests: what goes on around a portfolio, as chance has it: employers and their links, plans, visits, records
 * that are answered, statuses, handovers, versions of the mapping, erasures.
 */
import type { TestPerson } from '../app.test-utils.ts'
import type { Portfolio } from '../evidence/evidence.test-utils.ts'
import type { Act, Chance } from './busy-week.test-utils.ts'

/** Each wording once, so that what was erased is found wherever it should not be. */
export interface Words {
  say(text: string): string
  /** Of texts that were erased. */
  gone: Set<string>
}

export function createWords(): Words {
  let count = 0
  return { say: text => `${text} #${++count}#`, gone: new Set() }
}

interface Week {
  evidenceIds: readonly string[]
  criterionIds: readonly string[]
  ksbs: readonly string[]
}

const MOST_VERSIONS = 6
const LINES = ['englishAndMaths', 'employerAgrees', 'reviewHeld']

export async function createCentreActs(p: Portfolio, chance: Chance, words: Words, week: Week) {
  const { upTo, pick } = chance
  const pickLate = <T>(list: readonly T[]): T => chance.pickLate(list)
  const post = (as: TestPerson, url: string, body: object) => p.request('POST', url, { as, body })
  const read = async (url: string, as: TestPerson = p.manager) => (await p.request('GET', url, { as })).body
  const ofEnrolment = `/enrolments/${p.enrolmentId}`
  const add = async (name: string) =>
    (
      await post(p.manager, '/employers', {
        name,
        sites: [{ name: 'Leeds' }, { name: 'York' }],
        lineManagers: [{ name: 'Ina Moss', email: 'ina@swiftway.example' }, { name: 'Omar Reed' }],
      })
    ).body
  const employers = [await add('Swiftway'), await add('Calderline')]
  for (const person of [p.manager, p.assessor]) {
    const { revision } = await read(`/people/${person.personId}`)
    const body = { revision, mayEraseFrom: '2026-01-01' }
    await p.request('PATCH', `/people/${person.personId}`, { as: p.manager, body })
  }
  const tokens: string[] = []
  const accessIds: string[] = []
  const confirmationIds: string[] = []
  const noteIds: string[] = []
  const mappingIds = [p.mapping.id]
  const patch = async (as: TestPerson, changes: object) => {
    const { revision } = await read(ofEnrolment)
    return p.request('PATCH', ofEnrolment, { as, body: { revision, ...changes } })
  }
  const day = (from: number, days: number) =>
    new Date(p.clock.now().getTime() + (from + upTo(days)) * 86_400_000).toISOString().slice(0, 10)
  const line = () => ({
    what: words.say('A morning on the desk.'),
    method: pick(['OB', 'PD', 'WP']),
    criterionIds: [pick(week.criterionIds)],
    dueOn: day(0, 40),
  })
  /** Nobody outside is ever sent what is among staff; the test looks at what comes back. */
  const outside = async (url: string, body: object) => {
    // From somewhere else each time: who tries many links that are over is asked to wait.
    const address = `10.${upTo(200)}.${upTo(200)}.${upTo(200)}`
    const reply = await p.request('POST', url, { body, address })
    return { ...reply, isOutside: true }
  }

  const acts: Record<string, Act> = {
    async setEmployer(as) {
      const employer = pick([...employers, null])
      if (employer === null) return patch(as, { employer: null })
      const of = { id: employer.id, siteId: pick(employer.sites as { id: string }[]).id }
      return patch(as, { employer: { ...of, lineManagerId: pick(employer.lineManagers as { id: string }[]).id } })
    },
    async changeLineManager(as) {
      const employer = await read(`/employers/${pick(employers).id}`)
      const { id } = pick(employer.lineManagers as { id: string }[])
      const changes = pick([
        { phone: '0113 496 0000' },
        { closed: upTo(4) === 0 },
        { closed: false },
        { email: 'i@moss.example' },
      ])
      return p.request('PATCH', `/line-managers/${id}`, { as, body: { revision: employer.revision, ...changes } })
    },
    async share(as) {
      const manager = pick(pick(employers).lineManagers as { id: string }[])
      const reply = await (upTo(3) === 0
        ? post(as, `/line-managers/${manager.id}/outside-accesses`, { show: true })
        : post(as, `${ofEnrolment}/outside-accesses`, { purpose: pick(['behaviours', 'gateway']), show: true }))
      if (reply.status === 201) {
        accessIds.push(reply.body.access.id)
        const token = String(reply.body.link ?? '').split('#')[1]
        if (token !== undefined) tokens.push(token)
      }
      return reply
    },
    async openLink() {
      return tokens.length === 0 ? null : outside('/shared/opening', { token: pickLate(tokens) })
    },
    async sayByLink() {
      if (tokens.length === 0) return null
      const behaviours = [
        { ksbId: p.ksb('B1'), outcome: pick(['confirmed', 'notConfirmed']), statement: words.say('Seen.') },
      ]
      return outside('/shared/confirmations', { token: pickLate(tokens), name: 'Ina Moss', behaviours })
    },
    async signByLink() {
      if (tokens.length === 0) return null
      const token = pickLate(tokens)
      const { body } = await outside('/shared/opening', { token })
      return outside('/shared/signature', { token, name: 'Ina Moss', declaration: true, basis: body?.basis ?? 'none' })
    },
    async revokeLink(as) {
      return accessIds.length === 0 ? null : post(as, `/outside-accesses/${pick(accessIds)}/revocation`, {})
    },
    async confirmMany(as) {
      const statement = words.say('As I saw it.')
      const ksbIds = [...new Set([pick(week.ksbs), pick(week.ksbs)])].map(code => p.ksb(code))
      const reply = await post(as, `${ofEnrolment}/confirmations`, { ksbIds, outcome: 'confirmed', statement })
      if (reply.status === 201) for (const { id } of reply.body.confirmations) confirmationIds.push(id)
      return reply
    },
    async takeConfirmationBack(as) {
      if (confirmationIds.length === 0) return null
      return post(as, `/confirmations/${pickLate(confirmationIds)}/withdrawal`, { reason: words.say('Too early.') })
    },
    async plan(as) {
      const { version = 0, lines: held = [] } = (await read(`${ofEnrolment}/plan`, p.assessor)) ?? {}
      const kept = held
        .filter(() => upTo(3) > 0)
        .map(
          ({
            id,
            what,
            method,
            criteria,
            dueOn,
          }: Record<string, unknown> & { criteria: { criterionId: string }[] }) => ({
            id,
            what,
            method,
            criterionIds: criteria.map(one => one.criterionId),
            dueOn,
          }),
        )
      const nextVisit = upTo(2) === 0 ? null : { on: day(1, 20), at: '10:30', place: words.say('On the desk.') }
      return p.request('PUT', `${ofEnrolment}/plan`, { as, body: { version, lines: [...kept, line()], nextVisit } })
    },
    async planLine(as) {
      return post(as, `${ofEnrolment}/plan/lines`, line())
    },
    async agree(as) {
      const { version } = await read(`${ofEnrolment}/plan`, p.learner)
      return version > 0 ? post(as, `${ofEnrolment}/plan/agreement`, { version }) : null
    },
    async recordAchievement(as) {
      const body = {
        kind: pick(['creditTransfer', 'exemption']),
        certificate: 'C-1',
        awardingBody: 'NCFE',
        achievedOn: '2025-06-02',
        note: words.say('Of before.'),
      }
      return post(as, `${ofEnrolment}/units/${pick(p.unitIds)}/achievements`, body)
    },
    async endAchievement(as) {
      const held = await p.store.read.select().from(p.store.t.achievements)
      if (held.length === 0) return null
      return post(as, `/achievements/${pick(held).id}/ending`, { reason: words.say('Of another unit.') })
    },
    async noteVisit(as) {
      if (noteIds.length === 0 || upTo(2) === 0) noteIds.push(String(noteIds.length).padStart(32, '0'))
      const body = {
        noteId: pick(noteIds),
        title: 'On the desk',
        method: 'OB',
        occurredOn: '2026-11-19',
        text: 'What I saw.',
        criterionIds: [pick(week.criterionIds)],
      }
      return post(as, `${ofEnrolment}/visit-notes`, body)
    },
    async answerRecord(as) {
      if (week.evidenceIds.length === 0) return null
      const id = pickLate(week.evidenceIds)
      const { revision } = (await read(`/evidence/${id}`)) ?? {}
      const answer = pick([{ outcome: 'confirmed' }, { outcome: 'disputed', statement: words.say('It was Tuesday.') }])
      return post(as, `/evidence/${id}/record-answer`, { revision, ...answer })
    },
    async changeStatus(as) {
      const status =
        upTo(12) === 0 ? 'withdrawn' : pick([...Array<string>(6).fill('onProgramme'), 'onBreak', 'gateway'])
      const when = upTo(4) === 0 ? { statusOn: day(1, 9) } : {}
      const back = status === 'onBreak' ? { expectedReturnOn: day(10, 60) } : {}
      return patch(as, { status, statusReason: words.say('As agreed.'), ...when, ...back })
    },
    async handOver(as) {
      const [from, to] = pick([
        [p.assessor, p.otherAssessor],
        [p.otherAssessor, p.assessor],
        [p.otherAssessor, p.assessor],
      ])
      const body = { kind: 'assessor', fromPersonId: from?.personId, toPersonId: to?.personId, from: day(0, 1) }
      return post(as, '/handovers', upTo(2) === 0 ? body : { ...body, to: day(1, 5) })
    },
    async relate(as) {
      const body = { kind: 'assessor', personId: p.assessor.personId, from: day(0, 1) }
      return post(as, `${ofEnrolment}/relationships`, body)
    },
    async setRule(as) {
      const rule = pick([{ kind: 'all' }, { kind: 'any' }, { kind: 'atLeast', count: 2 }])
      const body = { rule, reason: words.say('One shows it.') }
      return p.request('PUT', `/mappings/${p.mapping.id}/rules/${p.ksb(pick(week.ksbs))}`, { as, body })
    },
    async publish(as) {
      if (mappingIds.length > MOST_VERSIONS) return null
      const { basis } = await read(`/mappings/${p.mapping.id}/draft`)
      const reply = await post(as, `/mappings/${p.mapping.id}/versions`, { basis })
      if (reply.status === 201) mappingIds.push(reply.body.id)
      return reply
    },
    async move(as) {
      const { programmes } = await read('/programmes')
      const { version } = programmes.find(({ id }: { id: string }) => id === p.programmeId)
      return post(as, `/programmes/${p.programmeId}/moves`, { mappingId: pick(mappingIds), version })
    },
    async tickGateway(as) {
      const { lines } = await read(`${ofEnrolment}/gateway`)
      const key = pick([...lines.map((one: { key: string }) => one.key), ...LINES])
      const body = { done: upTo(3) > 0, note: words.say('Seen.') }
      return p.request('PUT', `${ofEnrolment}/gateway/lines/${key}`, { as, body })
    },
    async signGateway(as) {
      const { basis } = await read(`${ofEnrolment}/gateway`, as)
      return post(as, `${ofEnrolment}/gateway/signatures`, { declaration: true, basis: basis ?? 'none' })
    },
    async takeSignatureBack(as) {
      const held = await p.store.read.select().from(p.store.t.gatewaySignatures)
      if (held.length === 0) return null
      return post(as, `/gateway-signatures/${pick(held).id}/withdrawal`, { reason: words.say('Not yet.') })
    },
    async upload() {
      if (week.evidenceIds.length === 0) return null
      const actor = { ...p.learner, roles: ['learner' as const], familyId: '' }
      const file = { name: `${words.say('desk')}.txt`, bytes: Buffer.from(words.say('What can be seen.')) }
      // As an upload that has arrived; it is refused like one.
      return p.services.uploads.addFile(actor, pick(week.evidenceIds), file).then(
        () => ({ status: 201 }),
        (error: { status?: number }) => ({ status: error.status ?? 500, text: String(error) }),
      )
    },
    async eraseEvidence(as) {
      if (week.evidenceIds.length === 0 || upTo(3) > 0) return null
      const id = pick(week.evidenceIds)
      const {
        revision,
        files = [],
        words: held = [],
        decisions = [],
      } = (await read(`/evidence/${id}/erasable`, as)) ?? {}
      const fileIds = files.filter(() => upTo(2) === 0).map((file: { id: string }) => file.id)
      const names = held.filter(() => upTo(3) === 0).map((one: { name: string }) => one.name)
      const choice = () => pick(['stands', 'falls'])
      const rests = decisions.filter(
        (one: { fileIds: string[] }) => names.length > 0 || one.fileIds.some(file => fileIds.includes(file)),
      )
      const body = {
        revision: revision ?? 0,
        fileIds,
        words: names,
        decisions: rests.map((one: { decision: { id: string } }) => ({
          decisionId: one.decision.id,
          choice: choice(),
        })),
        reason: words.say('A bank card is in it.'),
      }
      return post(as, `/evidence/${id}/erasures`, body)
    },
    async eraseText(as) {
      const { entries = [] } = (await read(`/ledger?enrolmentId=${p.enrolmentId}&limit=200`, as)) ?? {}
      const offered = entries.filter((entry: { can: { eraseTexts: boolean } }) => entry.can.eraseTexts)
      if (offered.length === 0 || upTo(2) > 0) return null
      const { sequence } = pick(offered as { sequence: number }[])
      const { texts } = await read(`/written-texts?sequence=${sequence}`, as)
      const chosen = texts.filter(() => upTo(3) > 0)
      const reply = await post(as, '/text-erasures', {
        texts: chosen.map(({ sequence: at, hash }: { sequence: number; hash: string }) => ({ sequence: at, hash })),
        reason: words.say('It names a customer.'),
      })
      if (reply.status === 200) {
        // Words that stand elsewhere as well, and were not chosen, are still there.
        const left = new Set(
          texts.filter((one: unknown) => !chosen.includes(one)).map((one: { words: string }) => one.words),
        )
        for (const one of chosen) if (one.words.endsWith('#') && !left.has(one.words)) words.gone.add(one.words)
      }
      return reply
    },
    async sleep() {
      p.clock.advance({ hours: 20 })
      await p.services.statuses.beginAnnounced()
      return null
    },
  }
  const likely = {
    setEmployer: ['manager'],
    changeLineManager: ['manager'],
    share: ['tutor', 'assessor', 'manager'],
    plan: ['assessor', 'tutor'],
    planLine: ['assessor', 'tutor'],
    agree: ['learner'],
    recordAchievement: ['assessor'],
    endAchievement: ['assessor'],
    noteVisit: ['assessor'],
    answerRecord: ['learner'],
    changeStatus: ['manager'],
    handOver: ['manager'],
    relate: ['manager'],
    setRule: ['manager'],
    publish: ['manager'],
    move: ['manager'],
    tickGateway: ['tutor'],
    signGateway: ['learner', 'tutor'],
    takeSignatureBack: ['tutor'],
    confirmMany: ['tutor', 'assessor'],
    takeConfirmationBack: ['tutor', 'assessor'],
    eraseEvidence: ['manager', 'assessor'],
    eraseText: ['manager', 'assessor'],
  } as const
  return { acts, likely }
}
