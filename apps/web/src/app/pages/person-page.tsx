import { Button } from '@mantine/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { PageBody } from '../../components/page-body.tsx'
import { Breadcrumbs, PageHeader } from '../../components/page-header.tsx'
import { PanelBoundary } from '../../components/panel-boundary.tsx'
import { personQuery } from '../../features/people/api/get-person.ts'
import { PersonRecord } from '../../features/people/components/person-record.tsx'

const route = getRouteApi('/signedIn/people/$personId')

export function PersonPage() {
  const { personId } = route.useParams()
  return (
    <PanelBoundary failed="This person did not load." resetKey={personId}>
      <Person personId={personId} />
    </PanelBoundary>
  )
}

function Person({ personId }: { personId: string }) {
  const { data: person } = useSuspenseQuery(personQuery(personId))
  return (
    <>
      <PageHeader
        title={person.name}
        above={
          <Breadcrumbs>
            {[
              <Link key="people" to="/people">
                People
              </Link>,
              person.name,
            ]}
          </Breadcrumbs>
        }
        actions={
          <Button
            variant="default"
            renderRoot={props => <Link to="/handover" search={{ person: personId }} {...props} />}
          >
            Hand over or cover
          </Button>
        }
      />
      <PageBody>
        <PersonRecord person={person} />
      </PageBody>
    </>
  )
}
