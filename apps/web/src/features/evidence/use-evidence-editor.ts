/** Writing one item: kept in this browser at once, saved to the server where that is needed, submitted when it is whole. */
import type { Evidence } from '@crosswalk/contracts'
import { useQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { ChangeChosen } from '../../components/criteria-picker/chosen.ts'
import { hasCode } from '../../lib/api-error.ts'
import { formatDay, today } from '../../lib/dates.ts'
import { useDraft } from '../../lib/drafts.ts'
import { evidenceQuery } from '../../lib/queries/get-evidence.ts'
import { newIdempotencyKey } from '../../lib/send.ts'
import { isUnderWay } from '../../lib/uploads/upload-state.ts'
import { startUpload } from '../../lib/uploads/upload-store.ts'
import { useUploads } from '../../lib/uploads/use-uploads.ts'
import { useSaveDraft, WordsConflict } from './api/save-draft.ts'
import { useSubmitEvidence } from './api/submit-evidence.ts'
import {
  type EvidenceDraft,
  isBlank,
  isEvidenceDraft,
  listObstacles,
  takeSaved,
  titleFromFile,
  toNewEvidence,
  toWords,
  type Words,
} from './evidence-draft.ts'

interface EditorOptions {
  learnerId: string
  enrolmentId: string
  /** "evidence:new:enr_…", "evidence:evd_…" */
  draftName: string
  initial: EvidenceDraft
  onSubmitted: (evidence: Evidence) => void
}

export function useEvidenceEditor({ learnerId, enrolmentId, draftName, initial, onSubmitted }: EditorOptions) {
  const { value: draft, change, savedAt, clear } = useDraft(draftName, initial, isEvidenceDraft)
  const { data: evidence, error: evidenceError } = useQuery({
    ...evidenceQuery(draft.evidenceId ?? ''),
    enabled: draft.evidenceId !== null,
  })
  const uploads = useUploads(draft.evidenceId)
  const { mutateAsync: saveDraft } = useSaveDraft()
  const { mutateAsync: submitEvidence } = useSubmitEvidence()
  const [held, setHeld] = useState<readonly File[]>([])
  const [problem, setProblem] = useState<unknown>(null)
  const [isBusy, setBusy] = useState(false)
  const [submitsWhenUploaded, setSubmitsWhenUploaded] = useState(false)
  const newItemKey = useRef(newIdempotencyKey())

  const latest = useRef(draft)
  useEffect(() => {
    latest.current = draft
  })

  // One save at a time: a second would make the item twice, or compare with what is just being changed.
  const saving = useRef<Promise<unknown>>(Promise.resolve())
  const save = useCallback(async (): Promise<Evidence> => {
    const run = async () => {
      const sent = latest.current
      const saved = await saveDraft({ draft: sent, learnerId, enrolmentId, idempotencyKey: newItemKey.current })
      latest.current = takeSaved(latest.current, sent, saved, enrolmentId)
      change(now => takeSaved(now, sent, saved, enrolmentId))
      return saved
    }
    const next = saving.current.then(run, run)
    saving.current = next.catch(() => null)
    return next
  }, [saveDraft, learnerId, enrolmentId, change])

  const attempt = useCallback(async <T>(work: () => Promise<T>): Promise<T | null> => {
    setBusy(true)
    setProblem(null)
    try {
      return await work()
    } catch (error) {
      setProblem(error)
      return null
    } finally {
      setBusy(false)
    }
  }, [])

  // Files need an item on the server, and an item needs a title and a method.
  const canSave = toNewEvidence(draft, enrolmentId) !== null
  const isStarting = useRef(false)
  useEffect(() => {
    if (held.length === 0 || !canSave || isStarting.current || problem !== null) return
    isStarting.current = true
    void attempt(save).then(saved => {
      isStarting.current = false
      if (!saved) return
      setHeld([])
      for (const file of held) startUpload(saved.id, file)
    })
  }, [held, canSave, attempt, save, problem])

  const underWay = held.length + uploads.filter(isUnderWay).length
  const files = evidence?.files ?? []
  const obstacles = listObstacles(draft, files.length + underWay)

  const submitNow = useCallback(async () => {
    setSubmitsWhenUploaded(false)
    await attempt(async () => {
      const saved = await save()
      const submitted = await submitEvidence({
        id: saved.id,
        revision: saved.revision,
        ...(draft.confidential !== undefined && { confidential: draft.confidential }),
      })
      clear()
      onSubmitted(submitted)
    })
  }, [attempt, save, submitEvidence, draft.confidential, clear, onSubmitted])

  const hasRefused = uploads.some(upload => upload.status === 'refused')
  useEffect(() => {
    if (!submitsWhenUploaded) return
    // A file that was not taken is for a person to look at.
    if (hasRefused) setSubmitsWhenUploaded(false)
    else if (underWay === 0 && !isBusy) void submitNow()
  }, [submitsWhenUploaded, underWay, hasRefused, isBusy, submitNow])

  return {
    draft,
    savedAt,
    evidence: evidence ?? null,
    files,
    uploads,
    held,
    underWay,
    obstacles,
    problem,
    conflict: problem instanceof WordsConflict ? problem : null,
    /** What is written here belongs to an item that is no draft any more: submitted or removed in another place. */
    isElsewhere: (evidence !== undefined && evidence.status !== 'draft') || hasCode(evidenceError, 'record.notFound'),
    /** The same words and tags as a new item. */
    startAnew: () => {
      newItemKey.current = newIdempotencyKey()
      setProblem(null)
      change(now => ({ ...now, evidenceId: null, saved: null }))
    },
    isBusy,
    isBlank: isBlank(draft) && held.length === 0,
    canSave,
    submitsWhenUploaded,
    change,
    changeWords: useCallback(
      (words: Partial<Words>) => change(now => ({ ...now, words: { ...now.words, ...words } })),
      [change],
    ),
    changeTags: useCallback<ChangeChosen>(update => change(now => ({ ...now, tags: update(now.tags) })), [change]),
    addFiles: useCallback(
      (chosen: readonly File[]) => {
        setHeld(now => [...now, ...chosen])
        setProblem(null)
        const [first] = chosen
        if (!first) return
        change(now =>
          now.words.title.trim() === ''
            ? {
                ...now,
                words: { ...now.words, title: titleFromFile(first, formatDay(now.words.occurredOn || today())) },
              }
            : now,
        )
      },
      [change],
    ),
    dropHeld: useCallback((file: File) => setHeld(now => now.filter(each => each !== file)), []),
    submit: () => {
      if (underWay > 0) setSubmitsWhenUploaded(true)
      else void submitNow()
    },
    stopWaiting: () => setSubmitsWhenUploaded(false),
    /** Puts it on the server where it can be; what can't be stays in this browser. */
    finishLater: async (): Promise<Evidence | 'here' | null> => {
      if (!canSave) return 'here'
      const saved = await attempt(save)
      if (saved) clear()
      return saved
    },
    /** The other's words, or mine over them. */
    settleConflict: (which: 'mine' | 'theirs') => {
      if (!(problem instanceof WordsConflict)) return
      const theirs = toWords(problem.current)
      setProblem(null)
      change(now => ({
        ...now,
        saved: { words: theirs, tags: now.saved?.tags ?? {} },
        ...(which === 'theirs' ? { words: theirs } : {}),
      }))
    },
    clear,
  }
}

export type EvidenceEditor = ReturnType<typeof useEvidenceEditor>
