/**
 * Only for tests: people at work, who write down what they were told was kept. What was on its way when the server died
 * may be there or not; what was answered must be.
 */
import { acceptAll, ask, type CrashCentre, Refused, submitEvidence } from './crash-centre.test-utils.ts'
import { beginUpload, hashFile, sendBytes, toHash } from './uploads.test-utils.ts'

type Check = (url: string) => Promise<string | null>

export interface Kept {
  what: string
  /** What is wrong with it now, or null. */
  check: Check
}

/** Works until the server is gone. Resolves with all that it acknowledged; a refusal is a fault of the test. */
export async function work(url: string, centre: CrashCentre, onKept: (kept: Kept) => void): Promise<void> {
  const untilGone = async (act: () => Promise<void>) => {
    try {
      for (;;) await act()
    } catch (error) {
      // fetch says "fetch failed", or "terminated" in the middle of a reply.
      if (error instanceof Refused || !(error instanceof TypeError)) throw error
    }
  }
  const results = await Promise.allSettled([
    untilGone(() => decideSome(url, centre, onKept)),
    untilGone(() => uploadSome(url, centre, onKept)),
    untilGone(() => signAndReopen(url, centre, onKept)),
  ])
  for (const result of results) if (result.status === 'rejected') throw result.reason
}

async function decideSome(url: string, centre: CrashCentre, onKept: (kept: Kept) => void): Promise<void> {
  const from = Math.floor(Math.random() * (centre.criterionIds.length - 5))
  const item = await submitEvidence(url, centre, centre.criterionIds.slice(from, from + 5))
  const submitted = (status: string) => async (now: string) => {
    const found = await ask(now, centre.assessor, 'GET', `/evidence/${item.id}`)
    const statuses: string[] = found.tags.map((tag: { status: string }) => tag.status)
    // A decision that was on its way may have been kept.
    const isRight = statuses.every(one => one === status || one === 'accepted')
    return isRight && statuses.length === 5 ? null : `its tags are ${statuses.join(', ')}`
  }
  onKept({ what: `${item.reference}, submitted`, check: submitted('submitted') })
  await acceptAll(url, centre, item)
  onKept({ what: `${item.reference}, accepted`, check: submitted('accepted') })
}

async function uploadSome(url: string, centre: CrashCentre, onKept: (kept: Kept) => void): Promise<void> {
  const { learner, learnerId, enrolmentId } = centre
  const words = { title: 'Notes', method: 'WP', enrolmentId }
  const draft = await ask(url, learner, 'POST', `/learners/${learnerId}/evidence`, words)
  const bytes = new TextEncoder().encode(`What I noted. ${'So it went on. '.repeat(Math.random() * 20_000)}${draft.id}`)
  const location = await beginUpload(url, learner, draft.id, bytes.length)
  await sendBytes(url, learner, location, 0, bytes)
  onKept({
    what: `the file of ${draft.reference}`,
    check: async now => {
      const { files } = await ask(now, learner, 'GET', `/evidence/${draft.id}`)
      if (files.length !== 1) return `there are ${files.length} files`
      return (await hashFile(now, learner, files[0].id)) === toHash(bytes) ? null : 'its bytes are others'
    },
  })
}

async function signAndReopen(url: string, centre: CrashCentre, onKept: (kept: Kept) => void): Promise<void> {
  const { assessor, enrolmentId, unitId } = centre
  const path = `/enrolments/${enrolmentId}/units/${unitId}`
  const check = (signOffId: string, isReopened: boolean) => async (now: string) => {
    const record = await ask(now, assessor, 'GET', path)
    const signOffs: { id: string; reopenedAt: string | null }[] = record.signOffs
    const found = signOffs.find(({ id }) => id === signOffId)
    if (found === undefined) return 'it is gone'
    return isReopened && found.reopenedAt === null ? 'it is not reopened' : null
  }
  // One that was reopened, or not, when the server died.
  const { signOffs } = await ask(url, assessor, 'GET', path)
  const standing = signOffs.find((signOff: { reopenedAt: string | null }) => signOff.reopenedAt === null)
  const id: string = standing?.id ?? (await ask(url, assessor, 'POST', `${path}/sign-offs`, { declaration: true })).id
  onKept({ what: `the sign-off ${id}`, check: check(id, false) })
  await ask(url, assessor, 'POST', `/sign-offs/${id}/reopening`, { reason: 'Once more.' })
  onKept({ what: `the reopening of ${id}`, check: check(id, true) })
}
