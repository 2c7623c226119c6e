import type { VisitMethod } from '@crosswalk/contracts'
import { Button } from '@mantine/core'
import type { ChangeChosen, Chosen } from '../../../components/criteria-picker/chosen.ts'
import { CriteriaPicker } from '../../../components/criteria-picker/criteria-picker.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { EmptyState } from '../../../components/panel-states.tsx'
import { isReadBy } from '../../../lib/compiled-mapping.ts'
import { criteriaCount } from '../../../lib/words.ts'
import type { Pack } from '../visit-store.ts'
import classes from './visits.module.css'

interface CriteriaSheetProps {
  isOpen: boolean
  onClose: () => void
  pack: Pack | null
  enrolmentId: string
  mappingId: string
  method: VisitMethod
  chosen: Chosen
  onChange: ChangeChosen
}

/** The criteria of the learner's units, as this device last knew them. */
export function CriteriaSheet(props: CriteriaSheetProps) {
  const { isOpen, onClose, pack, enrolmentId, mappingId, method, chosen, onChange } = props
  const count = Object.keys(chosen).length
  const learner = pack?.learners.find(each => each.enrolmentId === enrolmentId)
  const mapping = pack?.mappings.find(each => each.id === (learner?.mappingId ?? mappingId))
  return (
    <Dialog isOpen={isOpen} title="Criteria" onClose={onClose} isSheet>
      <div className={classes['sheet']}>
        {learner && mapping ? (
          <CriteriaPicker
            question={method === 'OB' ? 'Which do you see?' : 'Which does it cover?'}
            mapping={mapping}
            // Where they are of two versions for a moment, what is tagged already is not known; choosing goes on.
            row={isReadBy(mapping, learner) ? learner : { ...learner, levels: '' }}
            chosen={chosen}
            onChange={onChange}
          />
        ) : (
          <EmptyState title="The criteria are not on this device yet">
            They come with the next signal. You can choose them at the desk as well.
          </EmptyState>
        )}
      </div>
      <div className={classes['sheetFoot']}>
        <Button size="lg" fullWidth onClick={onClose}>
          {count === 0 ? 'Back to the notes' : `Keep ${criteriaCount(count)}`}
        </Button>
      </div>
    </Dialog>
  )
}
