import { Checkbox } from '@mantine/core'
import type { MappingReply } from '../../lib/queries/get-mapping.ts'
import { criteriaCount } from '../../lib/words.ts'
import classes from './unit-choice.module.css'

type Unit = MappingReply['qualification']['units'][number]

interface UnitChoiceProps {
  units: readonly Unit[]
  chosen: readonly string[]
  onChange: (unitIds: string[]) => void
}

function groupUnits(units: readonly Unit[]): [string, Unit[]][] {
  const groups = new Map<string, Unit[]>()
  for (const unit of units) {
    const name = unit.group ?? 'Group not known'
    groups.set(name, [...(groups.get(name) ?? []), unit])
  }
  return [...groups]
}

const creditsOf = (units: readonly Unit[]): number => units.reduce((sum, unit) => sum + (unit.credits ?? 0), 0)

/** The units of a qualification by their groups, with credits. What the choice does is said beside it. */
export function UnitChoice({ units, chosen, onChange }: UnitChoiceProps) {
  const isChosen = new Set(chosen)
  const toggle = (unitId: string, isOn: boolean) =>
    onChange(isOn ? [...chosen, unitId] : chosen.filter(id => id !== unitId))
  return (
    <div className={classes['groups']}>
      {groupUnits(units).map(([group, ofGroup]) => {
        const taken = ofGroup.filter(unit => isChosen.has(unit.id))
        return (
          <fieldset key={group} className={classes['group']}>
            <legend>
              {group}
              <span className={classes['quiet']}>
                {' '}
                {taken.length} of {ofGroup.length} units, {creditsOf(taken)} credits
              </span>
            </legend>
            {ofGroup.map(unit => (
              <Checkbox
                key={unit.id}
                checked={isChosen.has(unit.id)}
                onChange={event => toggle(unit.id, event.currentTarget.checked)}
                label={
                  <>
                    <strong>Unit {unit.number}</strong> {unit.title ?? 'Title not published in the mapping'}
                  </>
                }
                description={
                  <>
                    {unit.credits === null ? 'Credits not confirmed' : `${unit.credits} credits`} ·{' '}
                    {unit.criteria.length === 0
                      ? 'no criterion is held here'
                      : `${criteriaCount(unit.criteria.length)}${unit.complete ? '' : ', part of the unit'}`}
                    {!unit.provenance.confirmed && ` · ${unit.provenance.source}`}
                  </>
                }
              />
            ))}
          </fieldset>
        )
      })}
    </div>
  )
}
