/** Which learner of the centre a line is about. */
import { TEMPORARY_ULN } from '@crosswalk/contracts'
import type { KnownLearner } from './learner-directory.repository.ts'
import type { LearnerLine, Said } from './read-learner-line.ts'

type FoundLearner = { ok: true; learner: KnownLearner | null } | ({ ok: false } & Said)

/**
 * By own reference, else ULN unless it is the temporary one, else e-mail. A line that has none of these is the learner
 * of that very name on that programme from that day, so that the same file twice adds nobody twice.
 */
export function findLearner(
  line: LearnerLine,
  learners: readonly KnownLearner[],
  enrolment: { programmeId: string; startsOn: string } | null,
): FoundLearner {
  const { ownReference, email } = line
  const uln = line.uln === TEMPORARY_ULN ? undefined : line.uln
  const byReference = ownReference && learners.find(known => known.ownReference === ownReference)
  const byUln = uln && learners.find(known => known.uln === uln)
  const byEmail = email && learners.find(known => known.email === email)
  if (byReference) {
    if (byUln && byUln.id !== byReference.id) return belongs('uln', 'ULN', byUln)
    if (byEmail && byEmail.id !== byReference.id) return belongs('email', 'e-mail', byEmail)
    return { ok: true, learner: byReference }
  }
  if (byUln) {
    if (ownReference && byUln.ownReference !== null) return belongs('uln', 'ULN', byUln)
    if (byEmail && byEmail.id !== byUln.id) return belongs('email', 'e-mail', byEmail)
    return { ok: true, learner: byUln }
  }
  if (byEmail) {
    const isOther =
      (ownReference && byEmail.ownReference !== null) || (uln && byEmail.uln !== null && byEmail.uln !== TEMPORARY_ULN)
    return isOther ? belongs('email', 'e-mail', byEmail) : { ok: true, learner: byEmail }
  }
  if (ownReference || uln || email) return { ok: true, learner: null }
  const namesakes = learners.filter(
    known =>
      known.familyName === line.familyName &&
      known.givenName === line.givenName &&
      known.enrolments.some(one => one.programmeId === enrolment?.programmeId && one.startsOn === enrolment.startsOn),
  )
  const [first] = namesakes
  if (namesakes.length > 1) {
    const message = `${namesakes.length} learners of this name began that day. Give an own reference, ULN or e-mail.`
    return { ok: false, column: null, message }
  }
  return { ok: true, learner: first ?? null }
}

function belongs(column: 'uln' | 'email', what: string, learner: KnownLearner): FoundLearner {
  const reference = learner.ownReference === null ? '' : `, whose reference is ${learner.ownReference}`
  return { ok: false, column, message: `This ${what} is that of ${learner.name}${reference}.` }
}
