import { TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { criteriaCount } from '../../lib/words.ts'
import classes from './criteria-picker.module.css'
import { LOCATOR_MAX } from './locator-field.tsx'
import type { PickerCriterion } from './picker-model.ts'

/** More than this stand folded until they are asked for. */
const FOLD_AFTER = 14

interface ChosenPlatesProps {
  /** In the order of units. */
  criteria: readonly PickerCriterion[]
  onRemove: (id: string) => void
  /** One page or time for all that have none. Left out where none is asked for. */
  onFill?: ((locator: string) => void) | undefined
  /** How many have none. */
  unfilled: number
}

/** "3 chosen", and each with its way out. */
export function ChosenPlates({ criteria, onRemove, onFill, unfilled }: ChosenPlatesProps) {
  const [isUnfolded, setUnfolded] = useState(false)
  const shown = isUnfolded ? criteria : criteria.slice(0, FOLD_AFTER)
  return (
    <div className={classes['chosen']}>
      <p className={classes['chosenCount']} role="status">
        {criteria.length === 0 ? 'None chosen yet' : `${criteriaCount(criteria.length)} chosen`}
      </p>
      {criteria.length > 0 && (
        <ul aria-label="Chosen criteria" className={classes['plates']}>
          {shown.map(({ id, unitNumber, number }) => (
            <li key={id}>
              <button
                type="button"
                className={classes['removePlate']}
                aria-label={`Take out U${unitNumber} ${number}`}
                onClick={() => onRemove(id)}
              >
                U{unitNumber} {number}
                <IconX size={14} aria-hidden="true" />
              </button>
            </li>
          ))}
          {criteria.length > FOLD_AFTER && (
            <li>
              <button type="button" className={classes['unfold']} onClick={() => setUnfolded(!isUnfolded)}>
                {isUnfolded ? 'Show fewer' : `Show all ${criteria.length}`}
              </button>
            </li>
          )}
        </ul>
      )}
      {onFill && criteria.length > 1 && unfilled > 0 && <FillLocators count={unfilled} onFill={onFill} />}
    </div>
  )
}

function FillLocators({ count, onFill }: { count: number; onFill: (locator: string) => void }) {
  const [text, setText] = useState('')
  const fill = (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() === '') return
    onFill(text.trim())
    setText('')
  }
  const label = count === 1 ? 'Page or time for the one without' : `Page or time for the ${count} without`
  return (
    <form className={classes['fill']} onSubmit={fill}>
      <TextInput
        size="xs"
        aria-label={label}
        placeholder={label}
        maxLength={LOCATOR_MAX}
        value={text}
        onChange={event => setText(event.currentTarget.value)}
      />
      <button type="submit" className={classes['unfold']} disabled={text.trim() === ''}>
        Fill in
      </button>
    </form>
  )
}
