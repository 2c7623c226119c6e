import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { PageBody } from '../../components/page-body.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { PanelBoundary } from '../../components/panel-boundary.tsx'
import { ToAssessList } from '../../features/to-assess/components/to-assess-list.tsx'

export function ToAssessPage() {
  return (
    <>
      <PageHeader
        title="To assess"
        below="Oldest first, in working days of England."
        actions={
          <Button variant="default" renderRoot={props => <Link to="/to-countersign" {...props} />}>
            To countersign
          </Button>
        }
      />
      <PageBody wide>
        <PanelBoundary failed="Your queue did not load.">
          <ToAssessList />
        </PanelBoundary>
      </PageBody>
    </>
  )
}
