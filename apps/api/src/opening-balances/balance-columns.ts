import { BALANCE_COLUMN_NAMES, BALANCE_COLUMNS, type BalanceColumn } from '@crosswalk/contracts'
import type { KnownColumn } from '../tabular/match-columns.ts'

const ALIASES: Record<BalanceColumn, readonly string[]> = {
  learner: ['Name', 'Learner name', 'Full name', 'Apprentice', 'Student'],
  ownReference: ['Reference', 'Own ref', 'Ref', 'Our reference', 'Learner reference', 'Learner ref'],
  uln: ['Unique learner number', 'Learner number'],
  email: ['E-mail address', 'Mail'],
  programme: ['Course', 'Programme name'],
  criteria: ['Criterion', 'Assessment criteria', 'Assessment criterion', 'AC'],
  unit: ['Unit number', 'Unit no'],
  method: ['Assessment method', 'Type'],
  title: ['Evidence', 'Evidence title'],
  keptAt: ['Kept at', 'Location', 'Where', 'Kept', 'Where the evidence is kept', 'Evidence location'],
  decidedBy: ['Assessor', 'Decided', 'Assessed by', 'Signed by'],
  decidedOn: ['Date', 'Decision date', 'Assessed on', 'Date assessed', 'Date achieved', 'Achieved on'],
}

export const KNOWN_BALANCE_COLUMNS: readonly KnownColumn<BalanceColumn>[] = BALANCE_COLUMNS.map(key => ({
  key,
  name: BALANCE_COLUMN_NAMES[key],
  aliases: ALIASES[key],
  isNeeded: ['criteria', 'keptAt', 'decidedBy', 'decidedOn'].includes(key),
}))
