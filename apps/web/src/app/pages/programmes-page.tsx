import type { Programme } from '@crosswalk/contracts'
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Dialog } from '../../components/dialog.tsx'
import { PageBody } from '../../components/page-body.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { PanelBoundary } from '../../components/panel-boundary.tsx'
import { ProgrammeForm } from '../../features/programmes/components/programme-form.tsx'
import { ProgrammesList } from '../../features/programmes/components/programmes-list.tsx'

export function ProgrammesPage() {
  const [editing, setEditing] = useState<Programme | 'new' | null>(null)
  const close = () => setEditing(null)
  return (
    <>
      <PageHeader
        title="Programmes"
        actions={
          <>
            <Button variant="default" renderRoot={props => <Link to="/unit-patterns" {...props} />}>
              Unit patterns
            </Button>
            <Button onClick={() => setEditing('new')}>Make a programme</Button>
          </>
        }
      />
      <PageBody wide>
        <PanelBoundary failed="The programmes did not load.">
          <ProgrammesList onChange={setEditing} />
        </PanelBoundary>
      </PageBody>
      <Dialog
        isOpen={editing !== null}
        title={editing === 'new' ? 'Make a programme' : 'Change the programme'}
        onClose={close}
      >
        {editing !== null && (
          <PanelBoundary failed="The mappings did not load.">
            <ProgrammeForm programme={editing === 'new' ? null : editing} onDone={close} />
          </PanelBoundary>
        )}
      </Dialog>
    </>
  )
}
