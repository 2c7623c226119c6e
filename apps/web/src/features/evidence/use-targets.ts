import type { Enrolment, EvidenceTag } from '@crosswalk/contracts'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { mappingQuery } from '../../lib/queries/get-mapping.ts'

export interface Target {
  /** "U15 1.2", "K1" */
  name: string
  text: string | null
  unitNumber: number | null
  /** Its place among all: units and their criteria first, then KSBs. */
  place: number
}

export interface Targets {
  find: (of: Of) => Target | undefined
  nameOf: (of: Of) => string
  /** In the order of units and criteria. */
  sort: <T extends Of>(tags: readonly T[]) => T[]
}

type Of = Pick<EvidenceTag, 'criterionId' | 'ksbId'>

/** What tags go to, by the enrolment's mapping: names at once, "…" until it has come. */
export function useTargets(enrolment: Pick<Enrolment, 'programme'>): Targets {
  const { data: mapping } = useQuery(mappingQuery(enrolment.programme.mappingId))
  const byId = useMemo(() => {
    const found = new Map<string, Target>()
    for (const unit of mapping?.qualification.units ?? []) {
      for (const { id, number, text } of unit.criteria) {
        found.set(id, { name: `U${unit.number} ${number}`, text, unitNumber: unit.number, place: found.size })
      }
    }
    for (const { id, code, text } of mapping?.standard.ksbs ?? []) {
      found.set(id, { name: code, text, unitNumber: null, place: found.size })
    }
    return found
  }, [mapping])
  return useMemo(() => {
    const find = (of: Of): Target | undefined => byId.get(of.criterionId ?? of.ksbId ?? '')
    return {
      find,
      nameOf: of => find(of)?.name ?? '…',
      sort: tags => [...tags].sort((a, b) => (find(a)?.place ?? 0) - (find(b)?.place ?? 0)),
    }
  }, [byId])
}
