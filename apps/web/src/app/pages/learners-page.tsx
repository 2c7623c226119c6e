import { Button, Group } from '@mantine/core'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { PageBody } from '../../components/page-body.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { PanelBoundary } from '../../components/panel-boundary.tsx'
import { SearchField } from '../../components/search-field.tsx'
import { LearnersList } from '../../features/learners/components/learners-list.tsx'
import { useRoles } from '../use-roles.ts'

const route = getRouteApi('/signedIn/learners')

export function LearnersPage() {
  const { search, cohort, show } = route.useSearch()
  const navigate = useNavigate()
  const roles = useRoles()
  const isManager = roles.includes('centreManager')
  return (
    <>
      <PageHeader
        title="Learners"
        actions={
          <>
            {roles.includes('assessor') && (
              <Button variant="default" renderRoot={props => <Link to="/learners/opening-balance" {...props} />}>
                Opening balance
              </Button>
            )}
            {isManager && (
              <Button variant="default" renderRoot={props => <Link to="/learners/several" {...props} />}>
                Add several
              </Button>
            )}
            {isManager && <Button renderRoot={props => <Link to="/learners/new" {...props} />}>Add a learner</Button>}
          </>
        }
      />
      <PageBody wide>
        <Group mb="md">
          <SearchField
            label="Find a learner"
            value={search ?? ''}
            onSearch={value => {
              void navigate({
                to: '/learners',
                search: now => ({ ...now, search: value.trim() || undefined }),
                replace: true,
              })
            }}
          />
        </Group>
        <PanelBoundary failed="The learners did not load.">
          <LearnersList
            search={{ search, cohortId: cohort, show: show === 'ended' ? show : undefined }}
            onShow={next => {
              void navigate({ to: '/learners', search: now => ({ ...now, show: next }), replace: true })
            }}
          />
        </PanelBoundary>
      </PageBody>
    </>
  )
}
