import { getRouteApi } from '@tanstack/react-router'
import { PanelBoundary } from '../../components/panel-boundary.tsx'
import { SessionPage } from '../../features/session/components/session-page.tsx'
import { SetPasswordForm } from '../../features/session/components/set-password-form.tsx'

const route = getRouteApi('/password/$token')

export function SetPasswordPage() {
  const { token } = route.useParams()
  return (
    <SessionPage title="Set your password">
      <PanelBoundary failed="This link can’t be used." resetKey={token}>
        <SetPasswordForm token={token} />
      </PanelBoundary>
    </SessionPage>
  )
}
