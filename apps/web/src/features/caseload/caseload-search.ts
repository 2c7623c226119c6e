/** What of the caseload stands in the address: whose, which filters, and the order. */
const CASELOAD_SORTS = [
  'name',
  'employer',
  'time',
  'criteria',
  'toAssess',
  'waiting',
  'overdue',
  'activity',
  'visit',
] as const
export type CaseloadSort = (typeof CASELOAD_SORTS)[number]

export const CASELOAD_NEEDS = ['toAssess', 'late', 'waiting', 'overdue', 'toAgree', 'noVisit'] as const
export type CaseloadNeed = (typeof CASELOAD_NEEDS)[number]

export interface CaseloadSearch {
  of?: 'own' | 'centre' | undefined
  show?: 'away' | undefined
  sort?: CaseloadSort | undefined
  order?: 'down' | undefined
  /** Comma-separated. */
  needs?: string | undefined
  assessor?: string | undefined
  programme?: string | undefined
  search?: string | undefined
}

const text = (value: unknown): string | undefined => {
  const said = typeof value === 'number' ? String(value) : value
  return typeof said === 'string' && said !== '' ? said : undefined
}

/** Reads an address. What it can't mean is dropped, never an error. */
export function caseloadSearch(raw: Record<string, unknown>): CaseloadSearch {
  const named = text(raw['needs'])?.split(',') ?? []
  const found: CaseloadSearch = {
    of: (['own', 'centre'] as const).find(of => of === raw['of']),
    show: raw['show'] === 'away' ? 'away' : undefined,
    sort: CASELOAD_SORTS.find(sort => sort === raw['sort']),
    order: raw['order'] === 'down' ? 'down' : undefined,
    needs: CASELOAD_NEEDS.filter(need => named.includes(need)).join(',') || undefined,
    assessor: text(raw['assessor']),
    programme: text(raw['programme']),
    search: text(raw['search']),
  }
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined))
}

export const chosenNeeds = ({ needs }: CaseloadSearch): ReadonlySet<CaseloadNeed> => {
  const named = needs?.split(',') ?? []
  return new Set(CASELOAD_NEEDS.filter(need => named.includes(need)))
}
