import { PageBody } from '../../components/page-body.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { PanelBoundary } from '../../components/panel-boundary.tsx'
import { ChangePasswordForm } from '../../features/account/components/change-password-form.tsx'
import { EmailChoice } from '../../features/account/components/email-choice.tsx'

/** What somebody chooses for themselves. */
export function AccountPage() {
  return (
    <>
      <PageHeader title="Your account" />
      <PageBody>
        <h2>What you are told of</h2>
        <PanelBoundary failed="Your choices did not load.">
          <EmailChoice />
        </PanelBoundary>
        <h2>Password</h2>
        <ChangePasswordForm />
      </PageBody>
    </>
  )
}
