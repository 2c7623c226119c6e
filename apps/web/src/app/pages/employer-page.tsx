import { Button, Group, TextInput } from '@mantine/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { ActFailed } from '../../components/act-failed.tsx'
import { PageBody } from '../../components/page-body.tsx'
import { Breadcrumbs, PageHeader } from '../../components/page-header.tsx'
import { PanelBoundary } from '../../components/panel-boundary.tsx'
import { useChangeEmployer } from '../../features/employers/api/change-employer.ts'
import { employerQuery } from '../../features/employers/api/get-employer.ts'
import { EmployerLinks } from '../../features/employers/components/employer-links.tsx'
import { EmployerRecord } from '../../features/employers/components/employer-record.tsx'
import { LearnersList } from '../../features/learners/components/learners-list.tsx'
import { useRoles } from '../use-roles.ts'

const route = getRouteApi('/signedIn/employers/$employerId')

export function EmployerPage() {
  const { employerId } = route.useParams()
  return (
    <PanelBoundary failed="This employer did not load." resetKey={employerId}>
      <OneEmployer employerId={employerId} />
    </PanelBoundary>
  )
}

function OneEmployer({ employerId }: { employerId: string }) {
  const { data: employer } = useSuspenseQuery(employerQuery(employerId))
  const canChange = useRoles().includes('centreManager')
  const { show } = route.useSearch()
  const navigate = useNavigate()
  const [name, setName] = useState<string | null>(null)
  const change = useChangeEmployer(employerId)
  return (
    <>
      <PageHeader
        title={employer.name}
        above={
          canChange && (
            <Breadcrumbs>
              {[
                <Link key="employers" to="/employers">
                  Employers
                </Link>,
                employer.name,
              ]}
            </Breadcrumbs>
          )
        }
        below={employer.closed ? 'Closed: it is offered to no other enrolment.' : undefined}
        actions={
          canChange && (
            <Group gap="xs">
              <Button variant="default" onClick={() => setName(name === null ? employer.name : null)}>
                Rename
              </Button>
              <Button
                variant="default"
                loading={change.isPending}
                onClick={() => change.mutate({ revision: employer.revision, closed: !employer.closed })}
              >
                {employer.closed ? 'Open again' : 'Close'}
              </Button>
            </Group>
          )
        }
      />
      <PageBody>
        <ActFailed error={change.error} />
        {name !== null && (
          <form
            onSubmit={event => {
              event.preventDefault()
              change.mutate({ revision: employer.revision, name }, { onSuccess: () => setName(null) })
            }}
          >
            <Group align="end">
              <TextInput
                autoFocus
                label="Name"
                required
                maxLength={120}
                value={name}
                onChange={event => setName(event.currentTarget.value)}
              />
              <Button type="submit">Save</Button>
            </Group>
          </form>
        )}
        <EmployerRecord employer={employer} canChange={canChange} />
        {canChange && (
          <>
            <h2>Links without an account</h2>
            <PanelBoundary failed="The links did not load.">
              <EmployerLinks employerId={employerId} />
            </PanelBoundary>
          </>
        )}
        <h2>Learners</h2>
        <PanelBoundary failed="The learners did not load.">
          <LearnersList
            search={{ employerId, show: show === 'ended' ? show : undefined }}
            onShow={next => {
              void navigate({
                to: '/employers/$employerId',
                params: { employerId },
                search: { show: next },
                replace: true,
              })
            }}
          />
        </PanelBoundary>
      </PageBody>
    </>
  )
}
