import { type Level, toLevel } from '@crosswalk/progress'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useSuspenseQuery } from '@tanstack/react-query'
import { type ReactNode, useId } from 'react'
import { Crossing } from '../../../components/crossing.tsx'
import { PanelBoundary } from '../../../components/panel-boundary.tsx'
import { EmptyState, LoadingState } from '../../../components/panel-states.tsx'
import { toStripes } from '../../../components/stripes.ts'
import { enrolmentQuery } from '../../../lib/queries/get-enrolment.ts'
import { enrolmentProgressQuery } from '../../../lib/queries/get-enrolment-progress.ts'
import { mappingQuery } from '../../../lib/queries/get-mapping.ts'
import { partWords, signingWords, standingWords } from '../unit-words.ts'
import classes from './my-units.module.css'
import { UnitCriteria } from './unit-criteria.tsx'

interface MyUnitsProps {
  enrolmentId: string
  openUnitId: string | null
  onOpen: (unitId: string | null) => void
  /** Said in links, where somebody has several. */
  enrolment: string | undefined
  /** What was said about a unit. */
  below: (unitId: string) => ReactNode
}

/** The units taken: how far each is, what is not held here, and each opens to its criteria. */
export function MyUnits({ enrolmentId, openUnitId, onOpen, enrolment, below }: MyUnitsProps) {
  const { data: record } = useSuspenseQuery(enrolmentQuery(enrolmentId))
  const { data: mapping } = useSuspenseQuery(mappingQuery(record.programme.mappingId))
  const { data: progress } = useSuspenseQuery(enrolmentProgressQuery(enrolmentId))
  const taken = new Map(record.units.map(unit => [unit.unitId, unit]))
  const units = mapping.qualification.units.filter(unit => taken.has(unit.id))
  if (units.length === 0) return <EmptyState title="No units are chosen yet" />
  return (
    <ul className={classes['units']}>
      {units.map(unit => {
        const standing = taken.get(unit.id)
        if (!standing) return null
        const isOpen = unit.id === openUnitId
        return (
          <li key={unit.id} className={classes['unit']}>
            <UnitHead
              number={unit.number}
              title={unit.title}
              isOpen={isOpen}
              levels={unit.criteria.map(({ index }) => toLevel(progress.row.levels, index))}
              words={[standingWords(standing), partWords(unit), signingWords(standing)]}
              onToggle={() => onOpen(isOpen ? null : unit.id)}
            />
            {isOpen && (
              <PanelBoundary
                failed="The unit did not load."
                loading={<LoadingState label="Loading the criteria" />}
                resetKey={unit.id}
              >
                <UnitCriteria enrolmentId={enrolmentId} unitId={unit.id} enrolment={enrolment} />
                {below(unit.id)}
              </PanelBoundary>
            )}
          </li>
        )
      })}
    </ul>
  )
}

interface UnitHeadProps {
  number: number
  title: string | null
  isOpen: boolean
  levels: readonly Level[]
  words: readonly (string | null)[]
  onToggle: () => void
}

function UnitHead({ number, title, isOpen, levels, words, onToggle }: UnitHeadProps) {
  const Chevron = isOpen ? IconChevronDown : IconChevronRight
  const wordsId = useId()
  return (
    <h2 className={classes['head']}>
      <button type="button" aria-expanded={isOpen} aria-describedby={wordsId} onClick={onToggle}>
        <Chevron size={20} aria-hidden="true" />
        <span>
          <strong>Unit {number}</strong> {title}
        </span>
        <span className={classes['crossing']}>
          <Crossing stripes={toStripes(levels)} size="sm" maxWidth={160} />
        </span>
        <span id={wordsId} className={classes['words']}>
          {words.filter(Boolean).join(' · ')}
        </span>
      </button>
    </h2>
  )
}
