import { Link } from '@tanstack/react-router'
import { PageBody } from '../../components/page-body.tsx'
import { Breadcrumbs, PageHeader } from '../../components/page-header.tsx'
import { PanelBoundary } from '../../components/panel-boundary.tsx'
import { Balance } from '../../features/opening-balance/components/balance.tsx'

export function OpeningBalancePage() {
  return (
    <>
      <PageHeader
        title="Opening balance"
        above={
          <Breadcrumbs>
            {[
              <Link key="learners" to="/learners">
                Learners
              </Link>,
              'Opening balance',
            ]}
          </Breadcrumbs>
        }
      />
      <PageBody wide>
        <PanelBoundary failed="The form did not load.">
          <Balance />
        </PanelBoundary>
      </PageBody>
    </>
  )
}
