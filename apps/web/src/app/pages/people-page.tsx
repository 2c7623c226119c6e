import { ROLE_NAMES, ROLES } from '@crosswalk/contracts'
import { Button, Group, NativeSelect } from '@mantine/core'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Dialog } from '../../components/dialog.tsx'
import { PageBody } from '../../components/page-body.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { PanelBoundary } from '../../components/panel-boundary.tsx'
import { SearchField } from '../../components/search-field.tsx'
import { AddPersonForm } from '../../features/people/components/add-person-form.tsx'
import { PeopleList } from '../../features/people/components/people-list.tsx'

const route = getRouteApi('/signedIn/people')

export function PeoplePage() {
  const { search, role } = route.useSearch()
  const [isAdding, setIsAdding] = useState(false)
  const navigate = useNavigate()
  const chosenRole = ROLES.find(value => value === role)
  return (
    <>
      <PageHeader
        title="People"
        actions={
          <Group gap="xs">
            <Button variant="default" renderRoot={props => <Link to="/handover" {...props} />}>
              Hand over or cover
            </Button>
            <Button onClick={() => setIsAdding(true)}>Add a person</Button>
          </Group>
        }
      />
      <PageBody wide>
        <Group mb="md">
          <SearchField
            label="Find a person"
            value={search ?? ''}
            onSearch={value => {
              void navigate({
                to: '/people',
                search: now => ({ ...now, search: value.trim() || undefined }),
                replace: true,
              })
            }}
          />
          <NativeSelect
            aria-label="Role"
            value={chosenRole ?? ''}
            data={[{ value: '', label: 'Every role' }, ...ROLES.map(value => ({ value, label: ROLE_NAMES[value] }))]}
            onChange={event => {
              const value = event.currentTarget.value || undefined
              void navigate({ to: '/people', search: now => ({ ...now, role: value }), replace: true })
            }}
          />
        </Group>
        <PanelBoundary failed="The people did not load.">
          <PeopleList search={{ search, role: chosenRole }} />
        </PanelBoundary>
      </PageBody>
      <Dialog isOpen={isAdding} title="Add a person" onClose={() => setIsAdding(false)}>
        <AddPersonForm
          onDone={personId => {
            setIsAdding(false)
            void navigate({ to: '/people/$personId', params: { personId } })
          }}
        />
      </Dialog>
    </>
  )
}
