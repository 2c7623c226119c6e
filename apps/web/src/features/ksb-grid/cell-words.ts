/** A cell in words: its name for a screen reader, and the line at the foot of the grid. */
import { hasEnded } from '@crosswalk/contracts'
import { STATE_NAMES, STATUS_NAMES } from '../../lib/words.ts'
import type { GridRowData } from './api/get-cohort-progress.ts'
import type { GridModel } from './grid-model.ts'

const lower = (words: string): string => words.charAt(0).toLocaleLowerCase('en-GB') + words.slice(1)

/** "withdrawn": null for somebody whose work goes on. */
export const endedWords = ({ status }: GridRowData): string | null =>
  hasEnded(status) ? lower(STATUS_NAMES[status]) : null

/** "in progress", "met, signed off", "met by its own evidence". */
function stateWords(model: GridModel, row: number, column: number): string {
  const state = model.state(row, column)
  if (state === 'met' && model.hasFlag(row, column, 'metByOwnEvidence')) return 'met by its own evidence'
  if (state === 'met' && model.hasFlag(row, column, 'signedOff')) return 'met, signed off'
  if (state === 'inProgress' && isOwnUnderWay(model, row, column)) return 'its own evidence is in progress'
  return lower(STATE_NAMES[state])
}

/** Nothing in scope, and evidence of its own under way: a diamond stands for the number. */
export const isOwnUnderWay = (model: GridModel, row: number, column: number): boolean =>
  model.inScope(row, column) === 0 && model.state(row, column) === 'inProgress'

function flagWords(model: GridModel, row: number, column: number): string[] {
  return [
    ...(model.hasFlag(row, column, 'referred') ? ['referred'] : []),
    ...(model.hasFlag(row, column, 'checkAgain') ? ['check again'] : []),
  ]
}

/** "Harpreet Gill, K7, in progress, 6 of 8 accepted, referred" */
export function cellName(model: GridModel, row: number, column: number): string {
  const scope = model.inScope(row, column)
  const counts = scope > 0 && model.state(row, column) !== 'doesNotApply'
  return [
    model.rows[row]?.name ?? '',
    model.columns[column]?.code ?? '',
    stateWords(model, row, column),
    ...(counts ? [`${model.accepted(row, column)} of ${scope} accepted`] : []),
    ...flagWords(model, row, column),
  ].join(', ')
}

/** After the name: "in progress. 6 of 8 accepted, 1 submitted. Referred." */
export function cellSentence(model: GridModel, row: number, column: number): string {
  const scope = model.inScope(row, column)
  const accepted = model.accepted(row, column)
  const submitted = model.submitted(row, column) - accepted
  const below = model.count(row, column, 'drafted') - model.submitted(row, column)
  const counts = [
    `${accepted} of ${scope} accepted`,
    ...(submitted > 0 ? [`${submitted} submitted`] : []),
    ...(below > 0 ? [`${below} drafted or referred`] : []),
  ]
  const shown = scope > 0 && model.state(row, column) !== 'doesNotApply'
  const flags = flagWords(model, row, column)
  return [
    `${stateWords(model, row, column)}.`,
    ...(shown ? [`${counts.join(', ')}.`] : []),
    ...flags.map(flag => `${flag.charAt(0).toUpperCase()}${flag.slice(1)}.`),
  ].join(' ')
}
