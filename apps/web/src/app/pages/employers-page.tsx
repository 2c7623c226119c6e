import { Button, Group } from '@mantine/core'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Dialog } from '../../components/dialog.tsx'
import { PageBody } from '../../components/page-body.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { PanelBoundary } from '../../components/panel-boundary.tsx'
import { SearchField } from '../../components/search-field.tsx'
import { AddEmployerForm } from '../../features/employers/components/add-employer-form.tsx'
import { EmployersList } from '../../features/employers/components/employers-list.tsx'

const route = getRouteApi('/signedIn/employers')

export function EmployersPage() {
  const { search } = route.useSearch()
  const navigate = useNavigate()
  const [isAdding, setAdding] = useState(false)
  return (
    <>
      <PageHeader title="Employers" actions={<Button onClick={() => setAdding(true)}>Add an employer</Button>} />
      <PageBody wide>
        <Group mb="md">
          <SearchField
            label="Find an employer"
            value={search ?? ''}
            onSearch={value => {
              void navigate({ to: '/employers', search: { search: value.trim() || undefined }, replace: true })
            }}
          />
        </Group>
        <PanelBoundary failed="The employers did not load.">
          <EmployersList search={search} />
        </PanelBoundary>
      </PageBody>
      <Dialog isOpen={isAdding} title="Add an employer" onClose={() => setAdding(false)}>
        <AddEmployerForm
          onDone={employerId => {
            void navigate({ to: '/employers/$employerId', params: { employerId } })
          }}
        />
      </Dialog>
    </>
  )
}
