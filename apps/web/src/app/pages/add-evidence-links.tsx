import { IconCamera, IconPlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { ActionBar } from '../../components/action-bar.tsx'
import { useCanAddEvidence } from '../use-my-enrolment.ts'
import classes from './add-evidence-links.module.css'

interface AddEvidenceProps {
  enrolment: string | undefined
}

/** At a desk, in the head of a learner's page. */
export function AddEvidenceButton({ enrolment }: AddEvidenceProps) {
  if (!useCanAddEvidence(enrolment)) return null
  return (
    <Link to="/my/evidence/new" search={enrolment ? { enrolment } : {}} className={classes['button']} data-desk="">
      <IconPlus size={18} aria-hidden="true" />
      Add evidence
    </Link>
  )
}

/** On a phone, at the thumb. */
export function AddEvidenceBar({ enrolment }: AddEvidenceProps) {
  if (!useCanAddEvidence(enrolment)) return null
  return (
    <ActionBar isForPhone>
      <Link to="/my/evidence/new" search={enrolment ? { enrolment } : {}} className={classes['button']}>
        <IconCamera size={22} aria-hidden="true" />
        Add evidence
      </Link>
    </ActionBar>
  )
}
