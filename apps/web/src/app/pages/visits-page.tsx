import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { Notice } from '../../components/notice.tsx'
import { PageBody } from '../../components/page-body.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { visitsQuery } from '../../features/visits/api/list-visits.ts'
import { NotesHere } from '../../features/visits/components/notes-here.tsx'
import { NotesToFinish } from '../../features/visits/components/notes-to-finish.tsx'
import { StartVisit } from '../../features/visits/components/start-visit.tsx'
import { prepareVisits } from '../../features/visits/prepare-visits.ts'
import { sendNotes } from '../../features/visits/send-notes.ts'
import { useNotes, usePack } from '../../features/visits/use-visits.ts'
import { createNote } from '../../features/visits/visit-note.ts'
import { keepingSentence, newNoteId, type Pack, saveNote } from '../../features/visits/visit-store.ts'
import { formatTime, today } from '../../lib/dates.ts'
import { sentenceFor } from '../../lib/error-messages.ts'
import { keys } from '../../lib/query-keys.ts'
import { useSession, useUser } from '../../lib/session.ts'

/** Notes of visits: begun on a phone, with or without a signal, and finished at a desk. */
export function VisitsPage() {
  const user = useUser()
  const isOffline = useSession().status === 'offline'
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const notes = useNotes()
  const kept = usePack()
  const [problem, setProblem] = useState<string | null>(null)
  const { data, error } = useQuery({ ...visitsQuery(), enabled: !isOffline })
  const sent = (notes ?? []).filter(note => note.state === 'sent').length

  useEffect(() => {
    if (data) prepareVisits(user.id, data.learners).catch(() => undefined)
  }, [data, user.id])
  useEffect(() => {
    if (sent > 0) void queryClient.invalidateQueries({ queryKey: keys.visits() })
  }, [sent, queryClient])
  useEffect(() => {
    sendNotes().catch(() => undefined)
  }, [])

  const start = async (learner: Pack['learners'][number]) => {
    const { enrolmentId, name, mappingId } = learner
    const begun = { id: newNoteId(), personId: user.id, enrolmentId, learnerName: name, mappingId }
    const note = createNote({ ...begun, day: today(), from: formatTime(Date.now()) }, Date.now())
    try {
      await saveNote(note)
      // So that a browser which makes room does not begin here.
      await navigator.storage?.persist?.()
      await navigate({ to: '/visits/$noteId', params: { noteId: note.id } })
    } catch (fault) {
      setProblem(keepingSentence(fault))
    }
  }

  return (
    <>
      <PageHeader title="Visits" below="Notes are kept on this device, and sent when there is a signal." />
      <PageBody>
        {(isOffline || error) && (
          <Notice tone="know" title={isOffline ? 'No signal.' : 'What waits at the desk did not load.'}>
            {isOffline ? 'You can write, photograph and speak. It is sent later, once.' : sentenceFor(error)}
          </Notice>
        )}
        {problem && (
          <Notice tone="wrong" announce>
            {problem}
          </Notice>
        )}
        <NotesToFinish notes={data?.toFinish ?? []} />
        <NotesHere notes={notes ?? []} />
        {kept && <StartVisit pack={kept.pack} onStart={learner => void start(learner)} />}
      </PageBody>
    </>
  )
}
