/** Words that screens share. Names of states, levels and outcomes are said one way everywhere. */
import { type EnrolmentStatus, listWords, QUALITY_NAMES, type WaitingMark } from '@crosswalk/contracts'
import type { JobRole, KsbKind, Quality, Rule, Threshold } from '@crosswalk/progress'

export {
  LEVEL_NAMES,
  listCodes,
  listWords,
  OUTCOME_NAMES,
  QUALITY_NAMES,
  STATE_NAMES,
  TAG_STATUS_NAMES,
} from '@crosswalk/contracts'

export const KIND_NAMES: Record<KsbKind, string> = {
  knowledge: 'Knowledge',
  skill: 'Skills',
  behaviour: 'Behaviours',
}

/** "Falls short on: current and sufficient." */
export const shortfallWords = (qualities: readonly Quality[]): string =>
  `Falls short on: ${listWords(qualities.map(quality => QUALITY_NAMES[quality].toLowerCase()))}.`

export const THRESHOLD_NAMES: Record<Threshold, string> = { accepted: 'accepted', signedOff: 'signed off' }

export const STATUS_NAMES: Record<EnrolmentStatus, string> = {
  onProgramme: 'On programme',
  onBreak: 'On a break',
  gateway: 'Gateway',
  completed: 'Completed',
  withdrawn: 'Withdrawn',
}

export const JOB_ROLE_NAMES: Record<JobRole, string> = {
  faceToFace: 'Face to face',
  notFaceToFace: 'Not face to face',
  both: 'Both',
}

/** "Rule: all of them." */
export function ruleWords(rule: Rule): string {
  switch (rule.kind) {
    case 'all':
      return 'all of them'
    case 'any':
      return 'any one of them'
    case 'atLeast':
      return `at least ${rule.count} of them`
  }
}

/** "1 criterion", "3 criteria". */
export const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`
export const criteriaCount = (count: number): string => plural(count, 'criterion', 'criteria')

/** As many characters as tell which words they are. */
export const shorten = (words: string, characters: number): string =>
  words.length > characters ? `${words.slice(0, characters).trimEnd()}…` : words

/** The first name that someone is called by. Some people have one name only. */
export const calledBy = (name: string): string => name.split(' ')[0] ?? name

export function initials(name: string): string {
  const parts = name.split(/\s+/).filter(Boolean)
  const letters = parts.length > 1 ? [parts[0], parts.at(-1)] : parts
  return letters
    .map(part => part?.[0] ?? '')
    .join('')
    .toUpperCase()
}

/** What the mark of something that waits says, in words: nobody has to see its colour. */
export const MARK_WORDS: Record<WaitingMark, string> = { none: '', late: 'Late', veryLate: 'Very late' }
