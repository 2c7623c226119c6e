import { listCombinationWarnings } from '@crosswalk/frameworks'
import { computeKsbProgress, computeNotApplying, type JobRole, type Reach } from '@crosswalk/progress'
import { useMemo } from 'react'
import { compiledOf } from '../../lib/compiled-mapping.ts'
import type { MappingReply } from '../../lib/queries/get-mapping.ts'
import { criteriaCount, listCodes, plural } from '../../lib/words.ts'
import { Notice } from '../notice.tsx'
import classes from './units-effect.module.css'

interface FirstChoiceProps {
  mapping: MappingReply
  unitIds: readonly string[]
  jobRole: JobRole | null
}

const REASONS: readonly [Exclude<Reach, 'mapped'>, (owner: string) => string][] = [
  ['notInUnits', () => 'not in these units'],
  ['unmapped', owner => `${owner}: no mapping`],
  ['absent', owner => `${owner}’s mapping does not list them`],
]

/** [UNIT-1] What a first choice of units means for a new enrolment, before it is saved. */
export function FirstChoice({ mapping, unitIds, jobRole }: FirstChoiceProps) {
  const { credits, unknown, warnings, ksbs, criteria } = useMemo(
    () => computeFirstChoice(mapping, unitIds, jobRole),
    [mapping, unitIds, jobRole],
  )
  const applying = ksbs.filter(ksb => ksb.applies)
  const reached = applying.filter(ksb => ksb.reach === 'mapped')
  const reduced = reached.filter(ksb => ksb.flags.includes('reducedByUnits'))
  return (
    <section className={classes['effect']} aria-label="What this choice means" aria-live="polite">
      <p>
        <strong>{credits} credits</strong>
        {unknown > 0 && ` and ${plural(unknown, 'unit', 'units')} whose credits are not confirmed`}
      </p>
      <p>
        <strong>{criteriaCount(criteria)}</strong> held here, <strong>{reached.length}</strong> of {applying.length}{' '}
        KSBs reached through the mapping
        {reduced.length > 0 && `, ${reduced.length} of them by fewer criteria than are mapped`}
      </p>
      {warnings.map(warning => (
        <Notice key={warning} tone="act">
          {warning}
        </Notice>
      ))}
      {REASONS.map(([reach, words]) => {
        const codes = applying.filter(ksb => ksb.reach === reach).map(ksb => ksb.code)
        if (codes.length === 0) return null
        return (
          <p key={reach}>
            <strong>{listCodes(codes)}</strong> {codes.length === 1 ? 'needs its' : 'need their'} own evidence:{' '}
            {words(mapping.owner)}.
          </p>
        )
      })}
    </section>
  )
}

function computeFirstChoice(mapping: MappingReply, unitIds: readonly string[], jobRole: JobRole | null) {
  const compiled = compiledOf(mapping)
  const chosen = mapping.qualification.units.filter(unit => unitIds.includes(unit.id))
  const ksbs = computeKsbProgress(
    compiled,
    { threshold: 'accepted', acceptedTagsNeeded: 1 },
    {
      criteriaKey: mapping.criteriaKey,
      unitIds,
      notApplying: computeNotApplying(mapping.standard.ksbs, jobRole),
      levels: '0'.repeat(compiled.criteriaCount),
      openReferrals: [],
      ksbEvidence: [],
      confirmations: [],
      flags: [],
    },
  )
  return {
    credits: chosen.reduce((sum, unit) => sum + (unit.credits ?? 0), 0),
    unknown: chosen.filter(unit => unit.credits === null).length,
    criteria: chosen.reduce((sum, unit) => sum + unit.criteria.length, 0),
    warnings: listCombinationWarnings(mapping.qualification, unitIds),
    ksbs,
  }
}
