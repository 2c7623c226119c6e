import type { Enrolment, Evidence } from '@crosswalk/contracts'
import { Button } from '@mantine/core'
import { IconTag } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { LoadingState } from '../../../components/panel-states.tsx'
import classes from './evidence-record.module.css'

/** Loaded once somebody wants to choose. */
const TagMore = lazy(async () => ({ default: (await import('./tag-more.tsx')).TagMore }))

/** More tags on an item that was submitted: they are submitted at once. */
export function AddTags({ evidence, enrolment }: { evidence: Evidence; enrolment: Enrolment }) {
  const [isOpen, setOpen] = useState(false)
  return isOpen ? (
    <Suspense fallback={<LoadingState label="Loading your criteria" />}>
      <TagMore evidence={evidence} enrolment={enrolment} onClose={() => setOpen(false)} />
    </Suspense>
  ) : (
    <Button
      variant="default"
      leftSection={<IconTag size={16} aria-hidden="true" />}
      className={classes['addTags'] ?? ''}
      onClick={() => setOpen(true)}
    >
      Add a tag
    </Button>
  )
}
