/** What of the grid stands in the address: filters, sorting and the cell that is open. */
import { KSB_KINDS, type KsbKind } from '@crosswalk/progress'
import { LEGEND_STATES, type LegendState } from '../../components/state-legend.tsx'

const GRID_FLAGS = ['referred', 'checkAgain', 'changedToday'] as const
export type GridFlag = (typeof GRID_FLAGS)[number]

export const GRID_SORTS = ['name', 'accepted', 'acceptedLast'] as const
export type GridSort = (typeof GRID_SORTS)[number]

export interface GridSearch {
  /** Words of a name. */
  search?: string | undefined
  /** Comma-separated, so that an address can be read and sent. */
  states?: string | undefined
  flags?: string | undefined
  sort?: GridSort | undefined
  assessor?: string | undefined
  kind?: KsbKind | undefined
  /** Those who completed or withdrew as well. */
  show?: 'all' | undefined
  /** Where a cohort holds programmes of several standards: which one is shown. */
  standard?: string | undefined
  /** The cell that is open: enrolment and KSB. */
  enrolment?: string | undefined
  ksb?: string | undefined
}

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)

/** Reads an address. What it can't mean is dropped, never an error. */
export function gridSearch(raw: Record<string, unknown>): GridSearch {
  const found: GridSearch = {
    search: text(raw['search']) ?? (typeof raw['search'] === 'number' ? String(raw['search']) : undefined),
    states: [...toChosen(text(raw['states']), LEGEND_STATES)].join(',') || undefined,
    flags: [...toChosen(text(raw['flags']), GRID_FLAGS)].join(',') || undefined,
    sort: GRID_SORTS.find(sort => sort !== 'name' && sort === raw['sort']),
    assessor: text(raw['assessor']),
    kind: KSB_KINDS.find(kind => kind === raw['kind']),
    show: raw['show'] === 'all' ? 'all' : undefined,
    standard: text(raw['standard']),
    enrolment: text(raw['enrolment']),
    ksb: text(raw['ksb']),
  }
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined))
}

export const chosenStates = (search: GridSearch): ReadonlySet<LegendState> => toChosen(search.states, LEGEND_STATES)
export const chosenFlags = (search: GridSearch): ReadonlySet<GridFlag> => toChosen(search.flags, GRID_FLAGS)

/** With one more, or one less: as it stands in the address. */
export function toggled(list: string | undefined, item: string): string | undefined {
  const items = list ? list.split(',') : []
  const next = items.includes(item) ? items.filter(other => other !== item) : [...items, item]
  return next.join(',') || undefined
}

function toChosen<const Item extends string>(list: string | undefined, allowed: readonly Item[]): Set<Item> {
  const named = new Set(list?.split(',') ?? [])
  return new Set(allowed.filter(item => named.has(item)))
}
