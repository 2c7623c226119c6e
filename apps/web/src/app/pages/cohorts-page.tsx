import type { Cohort } from '@crosswalk/contracts'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { Dialog } from '../../components/dialog.tsx'
import { PageBody } from '../../components/page-body.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { PanelBoundary } from '../../components/panel-boundary.tsx'
import { CohortForm } from '../../features/cohorts/components/cohort-form.tsx'
import { CohortsList } from '../../features/cohorts/components/cohorts-list.tsx'

export function CohortsPage() {
  /** Null while nothing is edited; `new` for another one. */
  const [editing, setEditing] = useState<Cohort | 'new' | null>(null)
  const close = () => setEditing(null)
  return (
    <>
      <PageHeader title="Cohorts" actions={<Button onClick={() => setEditing('new')}>Add a cohort</Button>} />
      <PageBody>
        <PanelBoundary failed="The cohorts did not load.">
          <CohortsList onChange={setEditing} />
        </PanelBoundary>
      </PageBody>
      <Dialog
        isOpen={editing !== null}
        title={editing === 'new' ? 'Add a cohort' : 'Change the cohort'}
        onClose={close}
      >
        {editing !== null && <CohortForm cohort={editing === 'new' ? null : editing} onDone={close} />}
      </Dialog>
    </>
  )
}
