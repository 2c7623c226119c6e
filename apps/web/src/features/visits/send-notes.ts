/**
 * Sends what is finished, once, whenever there is a signal. One tab of a browser sends at a time; a note's own id says
 * on the server which draft it became, and a file that has arrived is known there by its name. So whatever breaks off
 * in between, the next try does only what is left.
 */
import { keepVisitNote } from '@crosswalk/contracts'
import { call } from '../../lib/api-client.ts'
import { ApiError } from '../../lib/api-error.ts'
import { sentenceFor } from '../../lib/error-messages.ts'
import { getSession, leaveOffline } from '../../lib/session.ts'
import { FileRefused, sendFile } from '../../lib/uploads/send-file.ts'
import { toBody, type VisitMedia, type VisitNote } from './visit-note.ts'
import { changeNote, listMedia, listNotes, removeMedia, removeNote, saveMedia } from './visit-store.ts'

const LOCK = 'crosswalk-visits'
const SENT_SHOWS_MS = 86_400_000

export async function sendNotes(): Promise<void> {
  if (!(await leaveOffline())) return
  const { status, user } = getSession()
  if (status !== 'signedIn') return
  // Without locks (an address without https) each tab sends; the server still keeps each note once.
  if (!navigator.locks) return sendAll(user.id)
  await navigator.locks.request(LOCK, { ifAvailable: true }, async lock => {
    if (lock !== null) await sendAll(user.id)
  })
}

async function sendAll(personId: string): Promise<void> {
  for (const note of await listNotes(personId)) {
    if (note.state === 'sent' && Date.now() - note.changedAt > SENT_SHOWS_MS) await removeNote(note)
    if (note.state !== 'toSend') continue
    // Somebody else may have signed in meanwhile: then nothing of this is theirs to send.
    if (getSession().user?.id !== personId) return
    if (!(await sendOne(note))) return
  }
}

/** False where trying the next one makes no sense now: no signal, or signed out. */
async function sendOne(note: VisitNote): Promise<boolean> {
  try {
    const kept = await call(keepVisitNote, { params: { id: note.enrolmentId }, body: toBody(note) })
    const { evidenceId, reference } = kept
    await changeNote(note.id, now => ({ ...now, evidenceId, reference, leftOut: kept.leftOut.length }))
    const arrived = new Set(kept.files)
    const media = await listMedia(note.personId, note.id)
    const missing = media.filter(each => !arrived.has(each.name))
    if (!kept.isDraft && missing.length > 0) {
      await refuse(note, 'evidence.notDraft', DECIDED_BEFORE_FILES)
      return true
    }
    for (const each of missing) await sendMedia(evidenceId, each)
    await changeNote(note.id, now => ({ ...now, state: 'sent', refusal: null, changedAt: Date.now() }))
    for (const { id } of media) await removeMedia(id)
    return true
  } catch (error) {
    if (error instanceof FileRefused) {
      await refuse(
        note,
        'evidence.fileTypeRefused',
        `The server did not take ${error.message}. Save it, then take it off.`,
      )
      return true
    }
    if (!(error instanceof ApiError) || error.status === 401 || error.status === 429 || error.status >= 500)
      return false
    const [first] = error.errors
    await refuse(note, error.code, REFUSALS[error.code] ?? first?.message ?? sentenceFor(error))
    return true
  }
}

const sendMedia = (evidenceId: string, media: VisitMedia): Promise<void> =>
  sendFile({
    evidenceId,
    name: media.name,
    blob: media.blob,
    uploadUrl: media.uploadUrl,
    onUrl: uploadUrl => saveMedia({ ...media, uploadUrl }),
  })

const refuse = (note: VisitNote, code: ApiError['code'], sentence: string): Promise<void> =>
  changeNote(note.id, now => ({ ...now, state: 'refused', refusal: { code, sentence } }))

const NOT_YOURS =
  'You are not this learner’s assessor any more, so it can’t be sent. It is kept here: copy the words and save the files for whoever is, or ask your centre manager.'
const DECIDED_BEFORE_FILES =
  'It was decided before these files arrived. Save them, then add them to the evidence at the desk.'

const REFUSALS: Partial<Record<ApiError['code'], string>> = {
  'record.notFound': NOT_YOURS,
  'access.refused': NOT_YOURS,
  'enrolment.ended': 'This enrolment has ended, so nothing is added to it. Your notes are kept here.',
  'evidence.removed': 'Its draft was removed at the desk. Your notes are kept here until you remove them too.',
}
