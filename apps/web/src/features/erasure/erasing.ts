/** What is chosen to be erased, and what still has to be said before it can be. */
import type { Erasable, ErasableWords } from '@crosswalk/contracts'
import { type ErasureChoice, listResting } from '@crosswalk/progress'
import { listWords, plural } from '../../lib/words.ts'

export interface Erasing {
  fileIds: readonly string[]
  words: readonly ErasableWords[]
  choices: Readonly<Record<string, ErasureChoice>>
}

export const NOTHING_CHOSEN: Erasing = { fileIds: [], words: [], choices: {} }

export const WORDS_NAMES: Record<ErasableWords, string> = {
  title: 'The title',
  description: 'The description',
  text: 'The text',
  link: 'The link',
  keptAt: 'Where it is kept',
}

/** U6 2.2 before U6 2.10. */
const inOrder = new Intl.Collator('en', { numeric: true })

export type JudgedDecision = Erasable['decisions'][number]

/** Those of which it has to be said whether they stand or fall. */
export function restingOf({ decisions }: Erasable, { fileIds, words }: Erasing): JudgedDecision[] {
  const judged = decisions.map(one => ({ ...one, id: one.decision.id, ended: null }))
  return listResting(judged, { fileIds, words }).sort((a, b) => inOrder.compare(a.target, b.target))
}

export function fallingOf(erasable: Erasable, erasing: Erasing): string[] {
  return restingOf(erasable, erasing).flatMap(({ decision }) =>
    erasing.choices[decision.id] === 'falls' ? [decision.id] : [],
  )
}

/** What is still to be chosen before it can be erased. */
export function listChoices(erasable: Erasable, erasing: Erasing): string[] {
  const open = restingOf(erasable, erasing).filter(({ decision }) => erasing.choices[decision.id] === undefined)
  return [
    ...(erasing.fileIds.length + erasing.words.length === 0 ? ['Choose what is to be erased.'] : []),
    ...(open.length > 0 ? [`Say of ${plural(open.length, 'decision', 'decisions')} whether it stands or falls.`] : []),
  ]
}

/** "Erase 2 files and the text" */
export function buttonWords({ fileIds, words }: Erasing): string {
  const files = fileIds.length === 0 ? [] : [plural(fileIds.length, 'file', 'files')]
  const names = words.map(name => WORDS_NAMES[name].charAt(0).toLowerCase() + WORDS_NAMES[name].slice(1))
  const parts = [...files, ...names]
  if (parts.length === 0) return 'Erase'
  return `Erase ${listWords(parts)}`
}
