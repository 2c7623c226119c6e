import { getRouteApi } from '@tanstack/react-router'
import { SessionPage } from '../../features/session/components/session-page.tsx'
import { SetUpForm } from '../../features/session/components/set-up-form.tsx'

const route = getRouteApi('/setup/$token')

export function SetUpPage() {
  const { token } = route.useParams()
  return (
    <SessionPage title="Set up your centre">
      <SetUpForm token={token} />
    </SessionPage>
  )
}
