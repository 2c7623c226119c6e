import type { UnitPattern } from '@crosswalk/contracts'
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Dialog } from '../../components/dialog.tsx'
import { PageBody } from '../../components/page-body.tsx'
import { Breadcrumbs, PageHeader } from '../../components/page-header.tsx'
import { PanelBoundary } from '../../components/panel-boundary.tsx'
import { UnitPatternForm } from '../../features/unit-patterns/components/unit-pattern-form.tsx'
import { UnitPatternsList } from '../../features/unit-patterns/components/unit-patterns-list.tsx'

export function UnitPatternsPage() {
  const [editing, setEditing] = useState<UnitPattern | 'new' | null>(null)
  const close = () => setEditing(null)
  return (
    <>
      <PageHeader
        title="Unit patterns"
        above={
          <Breadcrumbs>
            {[
              <Link key="programmes" to="/programmes">
                Programmes
              </Link>,
              'Unit patterns',
            ]}
          </Breadcrumbs>
        }
        actions={<Button onClick={() => setEditing('new')}>Make a pattern</Button>}
      />
      <PageBody wide>
        <PanelBoundary failed="The unit patterns did not load.">
          <UnitPatternsList onChange={setEditing} />
        </PanelBoundary>
      </PageBody>
      <Dialog
        isOpen={editing !== null}
        title={editing === 'new' ? 'Make a unit pattern' : 'Change the unit pattern'}
        onClose={close}
      >
        {editing !== null && (
          <PanelBoundary failed="The units did not load.">
            <UnitPatternForm pattern={editing === 'new' ? null : editing} onDone={close} />
          </PanelBoundary>
        )}
      </Dialog>
    </>
  )
}
