import type { Enrolment, EvidenceTag } from '@crosswalk/contracts'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { mappingQuery } from '../../lib/queries/get-mapping.ts'

export interface Target {
  /** "U15 1.2", "K1" */
  name: string
  text: string | null
  unitNumber: number | null
}

type Of = Pick<EvidenceTag, 'criterionId' | 'ksbId'>

/** What tags go to, by the enrolment's mapping: names at once, "…" until it has come. */
export function useTargets(enrolment: Pick<Enrolment, 'programme'>) {
  const { data: mapping } = useQuery(mappingQuery(enrolment.programme.mappingId))
  const byId = useMemo(() => {
    const found = new Map<string, Target>()
    for (const unit of mapping?.qualification.units ?? []) {
      for (const { id, number, text } of unit.criteria) {
        found.set(id, { name: `U${unit.number} ${number}`, text, unitNumber: unit.number })
      }
    }
    for (const { id, code, text } of mapping?.standard.ksbs ?? []) {
      found.set(id, { name: code, text, unitNumber: null })
    }
    return found
  }, [mapping])
  return useMemo(() => {
    const find = (of: Of): Target | undefined => byId.get(of.criterionId ?? of.ksbId ?? '')
    return { find, nameOf: (of: Of): string => find(of)?.name ?? '…' }
  }, [byId])
}
