/** What people say to each other at the end of the story: answers to records, and a comment for each audience. */
import { listWrittenByStaff } from '../evidence/evidence.repository.ts'
import { isRecord } from '../records/records.model.ts'
import { getFrom, type Stage } from './stage.ts'
import { addMinutes } from './story-time.ts'

const LEARNER = 'chloe'
/** The newest records of hers: one waits for her word, in one something is wrong. */
const LEFT_OPEN = 1

export async function talkAboutWork(stage: Stage): Promise<void> {
  stage.clock.moveTo(addMinutes(stage.time.now, -180))
  await answerRecords(stage)
  stage.clock.moveTo(addMinutes(stage.time.now, -150))
  await commentOnWork(stage)
}

async function answerRecords({ services, store, actors, enrolments }: Stage): Promise<void> {
  const learner = actors.get(LEARNER)
  if (learner === undefined) return
  const { id: enrolmentId } = getFrom(enrolments, `${LEARNER}/0`)
  const written = await listWrittenByStaff(store.read, enrolmentId)
  const newestFirst = written.filter(isRecord).reverse()
  for (const [index, { id, revision }] of newestFirst.entries()) {
    if (index < LEFT_OPEN) continue
    const isWrong = index === LEFT_OPEN
    await services.records.answerRecord(
      learner,
      id,
      isWrong
        ? { revision, outcome: 'disputed', statement: 'The second customer rang about a delivery, not a refund.' }
        : { revision, outcome: 'confirmed' },
    )
  }
}

async function commentOnWork(stage: Stage): Promise<void> {
  const { services, actors } = stage
  const learner = actors.get(LEARNER)
  const assessor = actors.get('tom')
  const iqa = actors.get('denise')
  const tutor = actors.get('morag')
  if (!learner || !assessor || !iqa || !tutor) return
  const { id: evidenceId } = getFrom(stage.evidence, `${LEARNER}/0`)
  const on = { kind: 'evidence' as const, evidenceId }
  const asked = await services.comments.addComment(learner, on, {
    text: 'Would the call log from the same day help as well?',
    audience: 'learnerAndStaff',
  })
  await services.comments.addComment(assessor, on, {
    text: 'It would. Add it with the time of the call.',
    replyTo: asked.id,
  })
  await services.comments.addComment(tutor, on, {
    text: 'She has asked for more time at work to write these up. I speak to her line manager on Monday.',
    audience: 'staffOnly',
  })
  await services.comments.addComment(iqa, on, {
    text: 'I look at this one when I sample the unit: the page numbers first.',
    audience: 'assessorAndIqa',
  })
}
