import { Button } from '@mantine/core'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Notice } from '../../components/notice.tsx'
import { Breadcrumbs, PageHeader } from '../../components/page-header.tsx'
import { EmptyState, LoadingState } from '../../components/panel-states.tsx'
import { useAnnouncer } from '../../components/undo-bar.tsx'
import { CriteriaSheet } from '../../features/visits/components/criteria-sheet.tsx'
import { MediaList } from '../../features/visits/components/media-list.tsx'
import { NoteForm } from '../../features/visits/components/note-form.tsx'
import { stateWords } from '../../features/visits/components/notes-here.tsx'
import { ThumbBar } from '../../features/visits/components/thumb-bar.tsx'
import classes from '../../features/visits/components/visits.module.css'
import { sendNotes } from '../../features/visits/send-notes.ts'
import { useRecorder } from '../../features/visits/use-recorder.ts'
import { useMedia, useNote, usePack, type Writing } from '../../features/visits/use-visits.ts'
import { listNeeds, nameMedia, type VisitNote } from '../../features/visits/visit-note.ts'
import { changeNote, keepingSentence, newNoteId, removeNote, saveMedia } from '../../features/visits/visit-store.ts'
import { formatTime } from '../../lib/dates.ts'

const route = getRouteApi('/signedIn/visits/$noteId')

export function VisitNotePage() {
  const { noteId } = route.useParams()
  const writing = useNote(noteId)
  if (writing.note === 'loading') return <LoadingState label="Loading your note" />
  if (writing.note === null) {
    return (
      <>
        <PageHeader title="Notes of a visit" above={<Link to="/visits">Visits</Link>} />
        <EmptyState title="This note is not on this device">
          {writing.problem ?? 'It was written on another one, or by somebody else, or it was removed.'}
        </EmptyState>
      </>
    )
  }
  return <Note writing={writing} note={writing.note} />
}

function Note({ writing, note }: { writing: Writing; note: VisitNote }) {
  const { change, problem, setProblem } = writing
  const media = useMedia(note.id)
  const kept = usePack()
  const navigate = useNavigate()
  const { say } = useAnnouncer()
  const recorder = useRecorder(note, media, setProblem)
  const [isChoosing, setChoosing] = useState(false)
  const [isAsked, setAsked] = useState(false)
  const isClosed = note.state !== 'writing'
  const isRecording = recorder.startedAt !== null
  const needs = listNeeds(note, { media: media.length, isRecording })

  const addPhoto = (photo: File) => {
    const name = nameMedia('photo', media, photo.type, formatTime(Date.now()))
    const { id: noteId, personId } = note
    const facts = { id: newNoteId(), noteId, personId, kind: 'photo' as const, name, addedAt: Date.now() }
    saveMedia({ ...facts, blob: photo, isRunning: false, uploadUrl: null }).then(
      () => say(`${name} is kept.`),
      (error: unknown) => setProblem(keepingSentence(error)),
    )
  }
  const setState = (state: VisitNote['state']) =>
    changeNote(note.id, now => ({ ...now, state, refusal: null, changedAt: Date.now() }))
  const finish = async () => {
    setAsked(true)
    if (needs.length > 0) return
    await setState('toSend')
    sendNotes().catch(() => undefined)
    await navigate({ to: '/visits' })
  }
  const remove = async () => {
    await removeNote(note)
    await navigate({ to: '/visits' })
  }

  return (
    <>
      <PageHeader
        title={note.learnerName}
        documentTitle={`Visit, ${note.learnerName}`}
        above={
          <Breadcrumbs>
            {[
              <Link key="all" to="/visits">
                Visits
              </Link>,
              'Notes',
            ]}
          </Breadcrumbs>
        }
        below={stateWords(note)}
      />
      <div className={classes['note']}>
        {problem && (
          <Notice tone="wrong" announce>
            {problem}
          </Notice>
        )}
        {note.state === 'refused' && note.refusal && <Notice tone="act">{note.refusal.sentence}</Notice>}
        {note.leftOut > 0 && (
          <Notice tone="know">
            {note.leftOut === 1 ? '1 criterion is' : `${note.leftOut} criteria are`} in the learner’s units no more, and
            left out.
          </Notice>
        )}
        <NoteForm note={note} isClosed={isClosed} onChange={change} />
        <MediaList media={media} isClosed={isClosed} isRecording={isRecording} />
        {isClosed ? (
          <ClosedActions
            note={note}
            onWriteOn={() => void setState('writing')}
            onSendAgain={() => void setState('toSend').then(() => sendNotes().catch(() => undefined))}
            onRemove={() => void remove()}
          />
        ) : (
          <RemoveNote
            isBlank={needs.length > 0 && media.length === 0 && note.title === ''}
            onRemove={() => void remove()}
          />
        )}
      </div>
      {!isClosed && (
        <ThumbBar
          criteria={Object.keys(note.tags).length}
          recordingSince={recorder.startedAt}
          onStop={recorder.stop}
          needs={isAsked ? needs : []}
          onPhoto={addPhoto}
          onVoice={() => void recorder.start()}
          onCriteria={() => setChoosing(true)}
          onFinish={() => void finish()}
        />
      )}
      <CriteriaSheet
        isOpen={isChoosing}
        onClose={() => setChoosing(false)}
        pack={kept?.pack ?? null}
        enrolmentId={note.enrolmentId}
        mappingId={note.mappingId}
        method={note.method}
        chosen={note.tags}
        onChange={update => change({ tags: update(note.tags) })}
      />
    </>
  )
}

interface ClosedActionsProps {
  note: VisitNote
  onWriteOn: () => void
  onSendAgain: () => void
  onRemove: () => void
}

/** Finished: what can still be done with it here. */
function ClosedActions({ note, onWriteOn, onSendAgain, onRemove }: ClosedActionsProps) {
  const { say } = useAnnouncer()
  return (
    <div className={classes['buttons']}>
      {note.state !== 'sent' && note.evidenceId === null && (
        <Button variant="default" size="lg" onClick={onWriteOn}>
          Write on
        </Button>
      )}
      {note.state === 'refused' && (
        <>
          <Button variant="default" size="lg" onClick={onSendAgain}>
            Send again
          </Button>
          <Button
            variant="default"
            size="lg"
            onClick={() => {
              navigator.clipboard.writeText(note.narrative).then(
                () => say('The words are copied.'),
                () => say('This browser does not let a page copy. Select the words and copy them.'),
              )
            }}
          >
            Copy the words
          </Button>
        </>
      )}
      {note.state === 'sent' && note.evidenceId !== null && (
        <Button
          size="lg"
          variant="default"
          renderRoot={props => (
            <Link
              to="/enrolments/$enrolmentId/observation"
              params={{ enrolmentId: note.enrolmentId }}
              search={{ draft: note.evidenceId ?? '' }}
              {...props}
            />
          )}
        >
          Finish {note.reference}
        </Button>
      )}
      {note.state !== 'toSend' && <RemoveNote isBlank={note.state === 'sent'} onRemove={onRemove} />}
    </div>
  )
}

/** What nobody has but this device is asked about first: it can't be brought back. */
function RemoveNote({ isBlank, onRemove }: { isBlank: boolean; onRemove: () => void }) {
  const [isAsking, setAsking] = useState(false)
  return isAsking ? (
    <Notice
      tone="act"
      announce
      action={
        <div className={classes['buttons']}>
          <Button color="brick" variant="outline" onClick={onRemove}>
            Remove
          </Button>
          <Button variant="default" onClick={() => setAsking(false)}>
            Keep it
          </Button>
        </div>
      }
    >
      It stands on this device alone, and can’t be brought back.
    </Notice>
  ) : (
    <div>
      <Button variant="subtle" color="brick" onClick={() => (isBlank ? onRemove() : setAsking(true))}>
        Remove from this device
      </Button>
    </div>
  )
}
