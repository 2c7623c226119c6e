/** An observation or a professional discussion as it is written, and how it becomes requests and an effect. */
import type { addEvidence, BodyOf, Evidence, EvidenceTag } from '@crosswalk/contracts'
import { compareCriterionNumbers, type LevelChange } from '@crosswalk/progress'
import { type Chosen, isChosen } from '../../components/criteria-picker/chosen.ts'
import { criteriaOf, type PickerCriterion, type PickerUnit } from '../../components/criteria-picker/picker-model.ts'
import { today } from '../../lib/dates.ts'
import { defaultDueDay } from '../../lib/due-day.ts'

export const WRITTEN_METHODS = ['OB', 'PD'] as const
export type WrittenMethod = (typeof WRITTEN_METHODS)[number]
export const EXCEPT_OUTCOMES = ['referred', 'notUsed'] as const
export type ExceptOutcome = (typeof EXCEPT_OUTCOMES)[number]

export interface ObservationDraft {
  /** Once the server holds it as a draft: files need that. */
  evidenceId: string | null
  method: WrittenMethod
  title: string
  day: string
  from: string
  to: string
  narrative: string
  tags: Chosen
  /** Not accepted, by id of the criterion. */
  except: readonly string[]
  exceptOutcome: ExceptOutcome
  feedback: string
  dueOn: string
}

export const emptyObservation = (method: WrittenMethod): ObservationDraft => ({
  evidenceId: null,
  method,
  title: '',
  day: today(),
  from: '',
  to: '',
  narrative: '',
  tags: {},
  except: [],
  exceptOutcome: 'referred',
  feedback: '',
  dueOn: defaultDueDay(),
})

/** "09:05 to 12:10", "From 09:05", "Until 12:10": as `timeWords` writes it. */
const TIMES = /^(?:(\d\d:\d\d) to (\d\d:\d\d)|From (\d\d:\d\d)|Until (\d\d:\d\d))$/

/** A draft that stands on the server, such as a note from a visit, as it is gone on with. */
type Drafted = Pick<Evidence, 'id' | 'method' | 'title' | 'occurredOn' | 'text' | 'description'> & {
  tags: readonly Pick<EvidenceTag, 'criterionId' | 'locator' | 'status'>[]
}

export function toObservation(evidence: Drafted): ObservationDraft {
  const times = TIMES.exec(evidence.description ?? '')
  const tags = evidence.tags.flatMap(tag =>
    tag.criterionId === undefined || tag.status === 'removed' ? [] : [[tag.criterionId, tag.locator ?? ''] as const],
  )
  return {
    ...emptyObservation(WRITTEN_METHODS.find(method => method === evidence.method) ?? 'OB'),
    evidenceId: evidence.id,
    title: evidence.title,
    day: evidence.occurredOn ?? today(),
    from: times?.[1] ?? times?.[3] ?? '',
    to: times?.[2] ?? times?.[4] ?? '',
    narrative: evidence.text ?? '',
    tags: Object.fromEntries(tags),
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
const TEXTS = ['title', 'day', 'from', 'to', 'narrative', 'feedback', 'dueOn'] as const

export const isObservationDraft = (value: unknown): value is ObservationDraft =>
  isRecord(value) &&
  TEXTS.every(name => typeof value[name] === 'string') &&
  (value['evidenceId'] === null || typeof value['evidenceId'] === 'string') &&
  WRITTEN_METHODS.some(method => method === value['method']) &&
  EXCEPT_OUTCOMES.some(outcome => outcome === value['exceptOutcome']) &&
  Array.isArray(value['except']) &&
  value['except'].every(id => typeof id === 'string') &&
  isRecord(value['tags']) &&
  Object.values(value['tags']).every(locator => typeof locator === 'string')

export const isBlank = ({ title, narrative, tags, evidenceId }: ObservationDraft): boolean =>
  evidenceId === null && title.trim() === '' && narrative.trim() === '' && Object.keys(tags).length === 0

/** The chosen criteria in the order of units, each with what it becomes. */
export function decidedCriteria(
  draft: Pick<ObservationDraft, 'tags' | 'except' | 'exceptOutcome'>,
  units: readonly PickerUnit[],
): { criterion: PickerCriterion; outcome: 'accepted' | ExceptOutcome }[] {
  const except = new Set(draft.except)
  return units.flatMap(unit =>
    criteriaOf(unit)
      .filter(criterion => isChosen(draft.tags, criterion.id))
      .sort((a, b) => compareCriterionNumbers(a.number, b.number))
      .map(criterion => ({ criterion, outcome: except.has(criterion.id) ? draft.exceptOutcome : 'accepted' })),
  )
}

export type Decided = ReturnType<typeof decidedCriteria>

const countOutcome = (decided: Decided, outcome: Decided[number]['outcome']): number =>
  decided.filter(each => each.outcome === outcome).length

/** "Accept 39, refer 1" */
export function actWords(decided: Decided): string {
  const parts = [
    [countOutcome(decided, 'accepted'), 'accept'],
    [countOutcome(decided, 'referred'), 'refer'],
  ].flatMap(([count, word]) => (count === 0 ? [] : [`${word} ${count}`]))
  const unused = countOutcome(decided, 'notUsed')
  const words = [...parts, ...(unused > 0 ? [`${unused} not used`] : [])].join(', ')
  return words === '' ? 'Accept' : words.charAt(0).toUpperCase() + words.slice(1)
}

/** "39 accepted, 1 referred" */
export const doneWords = (decided: Decided): string =>
  [
    [countOutcome(decided, 'accepted'), 'accepted'],
    [countOutcome(decided, 'referred'), 'referred'],
    [countOutcome(decided, 'notUsed'), 'not used'],
  ]
    .flatMap(([count, word]) => (count === 0 ? [] : [`${count} ${word}`]))
    .join(', ')

/** What is still needed, in the order of the screen. */
export function listNeeds(draft: ObservationDraft, decided: Decided): string[] {
  const refers = countOutcome(decided, 'referred') > 0
  return [
    ...(draft.title.trim() === '' ? ['Give it a title.'] : []),
    ...(draft.day === '' ? ['Say on which day.'] : []),
    ...(draft.from !== '' && draft.to !== '' && draft.to < draft.from ? ['It ends before it starts.'] : []),
    ...(draft.narrative.trim() === '' ? [draft.method === 'OB' ? 'Write what you saw.' : 'Write what was said.'] : []),
    ...(decided.length === 0 ? ['Choose at least one criterion.'] : []),
    ...(refers && draft.feedback.trim() === '' ? ['Say in the feedback what more is needed.'] : []),
    ...(refers && draft.dueOn === '' ? ['Say by when.'] : []),
  ]
}

/** "09:05 to 12:10", "from 09:05"; empty where no time is given. */
export function timeWords({ from, to }: Pick<ObservationDraft, 'from' | 'to'>): string {
  if (from !== '' && to !== '') return `${from} to ${to}`
  if (from !== '') return `From ${from}`
  return to === '' ? '' : `Until ${to}`
}

/** The words of the item: when it was stands in the description, since a day has no times of its own. */
export function toWords(draft: ObservationDraft) {
  const times = timeWords(draft)
  return {
    title: draft.title.trim(),
    occurredOn: draft.day,
    text: draft.narrative.trim(),
    ...(times === '' ? {} : { description: times }),
  }
}

const locatorOf = (draft: ObservationDraft, id: string) => {
  const locator = draft.tags[id]?.trim() ?? ''
  return locator === '' ? {} : { locator }
}

export const toTags = (draft: ObservationDraft, decided: Decided) =>
  decided.map(({ criterion }) => ({ criterionId: criterion.id, ...locatorOf(draft, criterion.id) }))

export function toVerdict(draft: ObservationDraft, outcome: Decided[number]['outcome']) {
  const feedback = draft.feedback.trim()
  return {
    outcome,
    ...(feedback === '' ? {} : { feedback }),
    ...(outcome === 'referred' ? { dueOn: draft.dueOn } : {}),
  }
}

type NewEvidence = NonNullable<BodyOf<typeof addEvidence>>

/** Written, tagged and decided in one act. */
export const toWholeAct = (draft: ObservationDraft, decided: Decided, enrolmentId: string): NewEvidence => ({
  ...toWords(draft),
  method: draft.method,
  enrolmentId,
  decisions: decided.map(({ criterion, outcome }) => ({
    criterionId: criterion.id,
    ...locatorOf(draft, criterion.id),
    ...toVerdict(draft, outcome),
  })),
})

/** As levels. Where several accepted items are asked for, one alone moves nothing yet (LEVEL-2). */
export const toChanges = (decided: Decided, acceptedTagsNeeded: number): LevelChange[] =>
  decided.flatMap(({ criterion: { index }, outcome }): LevelChange[] => {
    if (outcome === 'referred') return [{ index, level: 'referred' }]
    return outcome === 'accepted' && acceptedTagsNeeded <= 1 ? [{ index, level: 'accepted' }] : []
  })
