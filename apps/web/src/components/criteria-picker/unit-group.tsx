import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { memo, type ReactNode, useId } from 'react'
import { Plate } from '../plate.tsx'
import { TickBox } from '../tick-box.tsx'
import { type Chosen, isChosen } from './chosen.ts'
import classes from './criteria-picker.module.css'
import { CriterionRow } from './criterion-row.tsx'
import { criteriaOf, type PickerCriterion, type PickerOutcome, type PickerUnit } from './picker-model.ts'

interface UnitGroupProps {
  unit: PickerUnit
  chosen: Chosen
  already: ReadonlySet<string>
  isOpen: boolean
  withLocators: boolean
  files: readonly string[] | undefined
  onOpen: (unitId: string, isOpen: boolean) => void
  onToggle: (ids: readonly string[], isOn: boolean) => void
  onLocator: (id: string, locator: string) => void
  extra?: ((criterion: PickerCriterion) => ReactNode) | undefined
}

const NOT_IN_UNITS = 'Not in your units'
const TAGGED_ALREADY = 'Tagged already'

export const UnitGroup = memo(function UnitGroup(props: UnitGroupProps) {
  const { unit, chosen, already, isOpen, withLocators, files, onOpen, onToggle, onLocator, extra } = props
  const id = useId()
  const chosenHere = criteriaOf(unit).filter(criterion => isChosen(chosen, criterion.id)).length
  const closedOf = (criterion: PickerCriterion) => {
    if (!unit.isTaken) return NOT_IN_UNITS
    return already.has(criterion.id) ? TAGGED_ALREADY : null
  }
  const Chevron = isOpen ? IconChevronDown : IconChevronRight
  return (
    <li>
      <h3 className={classes['unit']}>
        <button
          type="button"
          data-stop="unit"
          aria-expanded={isOpen}
          aria-controls={id}
          className={classes['unitButton']}
          onClick={() => onOpen(unit.id, !isOpen)}
        >
          <Chevron size={18} aria-hidden="true" />
          <span className={classes['unitTitle']}>
            <strong>Unit {unit.number}</strong> {unit.title}
          </span>
          <span className={classes['unitAside']}>
            {chosenHere > 0 && <strong>{chosenHere} chosen · </strong>}
            {unit.isTaken ? `${unit.tagged} of ${unit.held} tagged` : 'not in your units'}
          </span>
        </button>
      </h3>
      {isOpen && (
        <ul id={id} className={classes['outcomes']}>
          {unit.outcomes.map(outcome => (
            <li key={outcome.number}>
              <OutcomeTick
                unit={unit}
                outcome={outcome}
                chosen={chosen}
                tickable={outcome.criteria.filter(criterion => closedOf(criterion) === null)}
                onToggle={onToggle}
              />
              <ul className={classes['criteria']}>
                {outcome.criteria.map(criterion => (
                  <CriterionRow
                    key={criterion.id}
                    criterion={criterion}
                    isChosen={isChosen(chosen, criterion.id)}
                    closed={closedOf(criterion)}
                    locator={withLocators ? (chosen[criterion.id] ?? '') : undefined}
                    files={files}
                    onToggle={onToggle}
                    onLocator={onLocator}
                    extra={extra}
                  />
                ))}
              </ul>
            </li>
          ))}
        </ul>
      )}
    </li>
  )
})

interface OutcomeTickProps {
  unit: PickerUnit
  outcome: PickerOutcome
  chosen: Chosen
  tickable: readonly PickerCriterion[]
  onToggle: (ids: readonly string[], isOn: boolean) => void
}

/** Ticks a whole learning outcome, of what is shown. */
function OutcomeTick({ unit, outcome, chosen, tickable, onToggle }: OutcomeTickProps) {
  const ticked = tickable.filter(criterion => isChosen(chosen, criterion.id)).length
  const isAll = ticked > 0 && ticked === tickable.length
  const tickId = useId()
  if (tickable.length === 0) return null
  return (
    <label htmlFor={tickId} className={classes['outcome']}>
      <TickBox
        id={tickId}
        data-stop=""
        checked={isAll}
        isMixed={ticked > 0 && !isAll}
        onChange={() =>
          onToggle(
            tickable.map(criterion => criterion.id),
            !isAll,
          )
        }
      />
      <span className="visually-hidden">Unit {unit.number}, </span>
      <span>Learning outcome {outcome.number}</span>
      <Plate size="sm">{tickable.length}</Plate>
    </label>
  )
}
