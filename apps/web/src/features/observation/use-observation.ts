/** Writing for a learner: kept in this browser at once, and sent whole in one act; with files, in steps that are said. */
import type { Evidence } from '@crosswalk/contracts'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { ChangeChosen } from '../../components/criteria-picker/chosen.ts'
import { toPickerUnits } from '../../components/criteria-picker/picker-model.ts'
import { useDraft } from '../../lib/drafts.ts'
import type { MappingReply } from '../../lib/queries/get-mapping.ts'
import { newIdempotencyKey } from '../../lib/send.ts'
import { isUnderWay } from '../../lib/uploads/upload-state.ts'
import { startUpload } from '../../lib/uploads/upload-store.ts'
import { useUploads } from '../../lib/uploads/use-uploads.ts'
import { useFinishObservation, useKeepObservation, useWriteObservation } from './api/write-observation.ts'
import {
  decidedCriteria,
  emptyObservation,
  isBlank,
  isObservationDraft,
  listNeeds,
  type ObservationDraft,
  toObservation,
  type WrittenMethod,
} from './observation-draft.ts'

interface ObservationOptions {
  enrolmentId: string
  learnerId: string
  method: WrittenMethod
  /** A draft of the server's to go on with. */
  evidence: Evidence | null
  mapping: MappingReply
  row: { levels: string; unitIds: readonly string[] }
  onDone: (evidence: Evidence) => void
}

export function useObservation({ enrolmentId, learnerId, method, evidence, mapping, row, onDone }: ObservationOptions) {
  const [empty] = useState(() => (evidence ? toObservation(evidence) : emptyObservation(method)))
  const {
    value: draft,
    change,
    savedAt,
    clear,
  } = useDraft<ObservationDraft>(`observation:${evidence?.id ?? enrolmentId}`, empty, isObservationDraft)
  const units = useMemo(() => toPickerUnits(mapping, row).filter(unit => unit.isTaken), [mapping, row])
  const { tags, except, exceptOutcome } = draft
  const decided = useMemo(
    () => decidedCriteria({ tags, except, exceptOutcome }, units),
    [tags, except, exceptOutcome, units],
  )
  const needs = listNeeds(draft, decided)
  const [held, setHeld] = useState<readonly File[]>([])
  const [isWaiting, setWaiting] = useState(false)
  const uploads = useUploads(draft.evidenceId)
  const underWay = uploads.filter(isUnderWay).length
  const hasRefused = uploads.some(upload => upload.status === 'refused')
  const write = useWriteObservation()
  const keep = useKeepObservation()
  const finish = useFinishObservation()
  const [problem, setProblem] = useState<unknown>(null)
  const isBusy = write.isPending || keep.isPending || finish.isPending

  // The same words again are the same write, should the answer to the first have been lost.
  const attempt = useRef({ text: '', key: '' })
  const toWrite = () => {
    const text = JSON.stringify(draft)
    if (attempt.current.text !== text) attempt.current = { text, key: newIdempotencyKey() }
    return { draft, decided, learnerId, enrolmentId, idempotencyKey: attempt.current.key }
  }

  const run = async (work: () => Promise<void>) => {
    setProblem(null)
    try {
      await work()
    } catch (error) {
      setWaiting(false)
      setProblem(error)
    }
  }
  const done = (evidence: Evidence) => {
    clear()
    onDone(evidence)
  }

  const act = () => {
    if (needs.length > 0 || isBusy) return
    void run(async () => {
      if (held.length === 0 && draft.evidenceId === null) return done(await write.mutateAsync(toWrite()))
      if (held.length > 0) {
        const kept = await keep.mutateAsync(toWrite())
        change(now => ({ ...now, evidenceId: kept.id }))
        for (const file of held) startUpload(kept.id, file)
        setHeld([])
      }
      setWaiting(true)
    })
  }

  const finishNow = useRef(() => {})
  useEffect(() => {
    finishNow.current = () => void run(async () => done(await finish.mutateAsync(toWrite())))
  })
  useEffect(() => {
    if (!isWaiting || isBusy) return
    // A file that was not taken is for a person to look at.
    if (hasRefused) setWaiting(false)
    else if (underWay === 0 && draft.evidenceId !== null) {
      setWaiting(false)
      finishNow.current()
    }
  }, [isWaiting, isBusy, hasRefused, underWay, draft.evidenceId])

  return {
    draft,
    evidence,
    units,
    decided,
    needs,
    savedAt,
    held,
    uploads,
    isBusy,
    isWaiting,
    problem,
    isBlank: isBlank(draft) && held.length === 0,
    change,
    changeWords: useCallback((words: Partial<ObservationDraft>) => change(now => ({ ...now, ...words })), [change]),
    changeTags: useCallback<ChangeChosen>(
      update =>
        change(now => {
          const next = update(now.tags)
          return { ...now, tags: next, except: now.except.filter(id => Object.hasOwn(next, id)) }
        }),
      [change],
    ),
    addFiles: (files: readonly File[]) => setHeld(now => [...now, ...files]),
    dropHeld: (file: File) => setHeld(now => now.filter(each => each !== file)),
    act,
    stopWaiting: () => setWaiting(false),
    clear: () => {
      clear()
      setHeld([])
    },
  }
}

export type Observing = ReturnType<typeof useObservation>
