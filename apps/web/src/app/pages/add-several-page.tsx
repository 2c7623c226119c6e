import { Link } from '@tanstack/react-router'
import { PageBody } from '../../components/page-body.tsx'
import { Breadcrumbs, PageHeader } from '../../components/page-header.tsx'
import { PanelBoundary } from '../../components/panel-boundary.tsx'
import { Starters } from '../../features/starters/components/starters.tsx'

export function AddSeveralPage() {
  return (
    <>
      <PageHeader
        title="Add several learners"
        above={
          <Breadcrumbs>
            {[
              <Link key="learners" to="/learners">
                Learners
              </Link>,
              'Add several',
            ]}
          </Breadcrumbs>
        }
      />
      <PageBody wide>
        <PanelBoundary failed="The form did not load.">
          <Starters />
        </PanelBoundary>
      </PageBody>
    </>
  )
}
