import { Link } from '@tanstack/react-router'
import { PageBody } from '../../components/page-body.tsx'
import { Breadcrumbs, PageHeader } from '../../components/page-header.tsx'
import { PanelBoundary } from '../../components/panel-boundary.tsx'
import { ToCountersignList } from '../../features/to-assess/components/to-countersign-list.tsx'

export function ToCountersignPage() {
  return (
    <>
      <PageHeader
        title="To countersign"
        above={
          <Breadcrumbs>
            {[
              <Link key="toAssess" to="/to-assess">
                To assess
              </Link>,
              'To countersign',
            ]}
          </Breadcrumbs>
        }
        below="Decisions made in training. They count from your countersignature on."
      />
      <PageBody wide>
        <PanelBoundary failed="The decisions did not load.">
          <ToCountersignList />
        </PanelBoundary>
      </PageBody>
    </>
  )
}
