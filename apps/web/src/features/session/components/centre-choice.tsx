import { Button } from '@mantine/core'
import { IconBuilding, IconChevronLeft } from '@tabler/icons-react'
import type { Membership } from '../../../lib/session.ts'
import classes from './session.module.css'

interface CentreChoiceProps {
  memberships: readonly Membership[]
  isBusy: boolean
  onChoose: (centreId: string) => void
  onBack: () => void
}

/** One account, several centres: nothing crosses from one to another, so one is chosen. */
export function CentreChoice({ memberships, isBusy, onChoose, onBack }: CentreChoiceProps) {
  return (
    <div className={classes['form']}>
      <h2 className={classes['question']} tabIndex={-1} ref={heading => heading?.focus()}>
        Which centre?
      </h2>
      {memberships.map(({ centreId, name }) => (
        <Button
          key={centreId}
          variant="default"
          size="lg"
          justify="flex-start"
          disabled={isBusy}
          leftSection={<IconBuilding size={20} aria-hidden="true" />}
          onClick={() => onChoose(centreId)}
        >
          {name}
        </Button>
      ))}
      <Button variant="subtle" leftSection={<IconChevronLeft size={16} aria-hidden="true" />} onClick={onBack}>
        Another account
      </Button>
    </div>
  )
}
