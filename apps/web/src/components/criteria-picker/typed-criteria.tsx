import { formatCriteriaExpression, MAX_EXPRESSION_LENGTH, parseCriteriaExpression } from '@crosswalk/progress'
import { Textarea } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useEffect, useId, useRef, useState } from 'react'
import { criteriaCount, plural } from '../../lib/words.ts'
import { type ChangeChosen, type Chosen, isChosen, replaceAmong, toggle } from './chosen.ts'
import classes from './criteria-picker.module.css'
import { usePickerKeys } from './picker-keys.ts'
import { criteriaOf, type PickerCriterion, type PickerUnit } from './picker-model.ts'

interface TypedCriteriaProps {
  /** The units taken, whole. */
  units: readonly PickerUnit[]
  chosen: Chosen
  already: ReadonlySet<string>
  onChange: ChangeChosen
  label: string
  takesFocus?: boolean | undefined
}

/** Criteria as staff type them, opened as ticks by unit. What the text can't mean is said in words. */
export function TypedCriteria({ units, chosen, already, onChange, label, takesFocus = false }: TypedCriteriaProps) {
  const ruleUnits = units.map(unit => ({ id: unit.id, number: unit.number, criteria: criteriaOf(unit) }))
  const among = new Set(ruleUnits.flatMap(unit => unit.criteria.map(criterion => criterion.id)))
  const read = (text: string) => {
    const { criterionIds, problems } = parseCriteriaExpression(text, ruleUnits)
    return { ids: criterionIds.filter(id => !already.has(id)), problems }
  }
  const ticked = [...among].filter(id => isChosen(chosen, id))
  const write = (ids: readonly string[]) => formatCriteriaExpression(ids, ruleUnits)

  const [text, setText] = useState(() => write(ticked))
  const { ids, problems } = read(text)
  const problemsId = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const list = useRef<HTMLUListElement>(null)
  const keys = usePickerKeys(list, field)
  useEffect(() => {
    if (takesFocus) field.current?.focus({ preventScroll: true })
  }, [takesFocus])
  // Ticked or taken out elsewhere: the text follows, so that it never says anything else.
  if (!isSame(ids, ticked)) setText(write(ticked))

  const type = (next: string) => {
    setText(next)
    onChange(now => replaceAmong(now, among, read(next).ids))
  }
  const unitsHere = ruleUnits.filter(unit => unit.criteria.some(criterion => isChosen(chosen, criterion.id)))
  const shown = units.filter(unit => unitsHere.some(here => here.id === unit.id))

  return (
    <div className={classes['typed']}>
      <Textarea
        ref={field}
        label={label}
        description="A unit, a colon, its criteria: 6: 2.1-2.10; 8: 2.1-2.6, 3.1"
        autosize
        minRows={2}
        maxRows={6}
        maxLength={MAX_EXPRESSION_LENGTH}
        spellCheck={false}
        value={text}
        aria-describedby={problemsId}
        error={problems.length > 0}
        onChange={event => type(event.currentTarget.value)}
      />
      <div id={problemsId} className={classes['problems']} role="status">
        <p>
          <strong>
            {criteriaCount(ticked.length)}, {plural(unitsHere.length, 'unit', 'units')}
          </strong>
          {problems.length === 0 && text.trim() !== '' && ' · nothing unread'}
        </p>
        {problems.length > 0 && (
          <ul>
            {problems.map(problem => (
              <li key={problem.at}>{problem.message}</li>
            ))}
          </ul>
        )}
      </div>
      {shown.length > 0 && (
        <ul
          ref={list}
          className={classes['typedUnits']}
          aria-label="Criteria by unit"
          onKeyDown={keys.onKeyDown}
          onFocus={keys.onFocus}
        >
          {shown.map(unit => (
            <TickPlates key={unit.id} unit={unit} chosen={chosen} already={already} onChange={onChange} />
          ))}
        </ul>
      )}
    </div>
  )
}

interface TickPlatesProps {
  unit: PickerUnit
  chosen: Chosen
  already: ReadonlySet<string>
  onChange: ChangeChosen
}

/** A unit with every criterion as a plate that ticks: those of the text, and what it leaves out. */
function TickPlates({ unit, chosen, already, onChange }: TickPlatesProps) {
  const criteria = criteriaOf(unit)
  const here = criteria.filter(criterion => isChosen(chosen, criterion.id)).length
  const accepted = criteria.filter(isAccepted).length
  return (
    <li>
      <div className={classes['typedUnit']}>
        <span className={classes['unitTitle']}>
          <strong>Unit {unit.number}</strong> {unit.title}
        </span>
        <span className={classes['unitAside']}>
          {here} here{accepted > 0 && `, ${accepted} accepted before`}
        </span>
      </div>
      <div className={classes['plates']}>
        {criteria.map(criterion => (
          <TickPlate
            key={criterion.id}
            criterion={criterion}
            isOn={isChosen(chosen, criterion.id)}
            isClosed={already.has(criterion.id)}
            onToggle={isOn => onChange(now => toggle(now, [criterion.id], isOn))}
          />
        ))}
      </div>
    </li>
  )
}

interface TickPlateProps {
  criterion: PickerCriterion
  isOn: boolean
  isClosed: boolean
  onToggle: (isOn: boolean) => void
}

function TickPlate({ criterion, isOn, isClosed, onToggle }: TickPlateProps) {
  return (
    <button
      type="button"
      className={classes['tickPlate']}
      aria-pressed={isOn}
      disabled={isClosed}
      data-stop="plate"
      data-accepted={isAccepted(criterion) || undefined}
      aria-label={`U${criterion.unitNumber} ${criterion.number}${isClosed ? ', tagged already' : isAccepted(criterion) ? ', accepted before' : ''}`}
      title={criterion.text ?? undefined}
      onClick={() => onToggle(!isOn)}
    >
      {isAccepted(criterion) && <IconCheck size={12} stroke={3} aria-hidden="true" />}
      {criterion.number}
    </button>
  )
}

const isAccepted = ({ level }: PickerCriterion): boolean => level === 'accepted' || level === 'signedOff'

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && new Set([...a, ...b]).size === a.length
}
