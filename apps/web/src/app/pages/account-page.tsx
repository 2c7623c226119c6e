import { PageBody } from '../../components/page-body.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { PanelBoundary } from '../../components/panel-boundary.tsx'
import { EmailChoice } from '../../features/account/components/email-choice.tsx'

/** What somebody chooses for themselves. */
export function AccountPage() {
  return (
    <>
      <PageHeader title="Your account" />
      <PageBody>
        <PanelBoundary failed="Your choices did not load.">
          <EmailChoice />
        </PanelBoundary>
      </PageBody>
    </>
  )
}
