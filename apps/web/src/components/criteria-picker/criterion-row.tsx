import { memo, type ReactNode, useId } from 'react'
import { LEVEL_NAMES, plural } from '../../lib/words.ts'
import { LevelStripes } from '../level-stripes.tsx'
import { Plate } from '../plate.tsx'
import { TickBox } from '../tick-box.tsx'
import classes from './criteria-picker.module.css'
import { LocatorField } from './locator-field.tsx'
import type { PickerCriterion } from './picker-model.ts'

interface CriterionRowProps {
  criterion: PickerCriterion
  isChosen: boolean
  /** Why it can't be ticked: tagged already, or not in the units. */
  closed: string | null
  /** Undefined where this screen asks for no page or time. */
  locator: string | undefined
  files: readonly string[] | undefined
  onToggle: (ids: readonly string[], isOn: boolean) => void
  onLocator: (id: string, locator: string) => void
  /** Under a ticked criterion: what else a screen asks of it. */
  extra?: ((criterion: PickerCriterion) => ReactNode) | undefined
}

export const CriterionRow = memo(function CriterionRow(props: CriterionRowProps) {
  const { criterion, isChosen, closed, locator, files, onToggle, onLocator, extra } = props
  const { id, number, unitNumber, text, otherTexts, level, ksbCodes } = criterion
  const tickId = useId()
  return (
    <li className={classes['criterion']} data-chosen={isChosen || undefined}>
      <label htmlFor={tickId} className={classes['label']} data-closed={closed !== null || undefined}>
        <TickBox
          id={tickId}
          data-stop=""
          checked={isChosen}
          disabled={closed !== null}
          onChange={event => onToggle([id], event.currentTarget.checked)}
        />
        <span className="visually-hidden">U{unitNumber} </span>
        <Plate tone={isChosen ? 'chosen' : 'plain'}>{number}</Plate>
        <span className={classes['text']}>
          {text ?? 'The document gives no words for this criterion'}
          {otherTexts.map(other => (
            <span key={other} className={classes['other']}>
              The document also says: {other}
            </span>
          ))}
        </span>
      </label>
      <span className={classes['aside']}>
        {ksbCodes.length > 0 && <span title={ksbCodes.join(', ')}>{plural(ksbCodes.length, 'KSB', 'KSBs')}</span>}
        {closed === null && level !== 'none' && (
          <span className={classes['level']}>
            <LevelStripes level={level} />
            {LEVEL_NAMES[level]}
          </span>
        )}
        {closed !== null && <span>{closed}</span>}
      </span>
      {isChosen && locator !== undefined && (
        <LocatorField
          label={`Page or time, U${unitNumber} ${number}`}
          value={locator}
          files={files}
          onChange={value => onLocator(id, value)}
        />
      )}
      {isChosen && extra && <div className={classes['extra']}>{extra(criterion)}</div>}
    </li>
  )
})
