import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { PageHeader } from '../../components/page-header.tsx'
import { PanelBoundary } from '../../components/panel-boundary.tsx'
import { EmptyState } from '../../components/panel-states.tsx'
import { MyUnits } from '../../features/my-units/components/my-units.tsx'
import { useMyEnrolment } from '../use-my-enrolment.ts'
import { CommentsOn } from './comments-on.tsx'
import { EnrolmentSwitch } from './enrolment-switch.tsx'

const route = getRouteApi('/signedIn/my/units')

export function MyUnitsPage() {
  const { enrolment } = route.useSearch()
  return (
    <>
      <PageHeader title="Units" below={<EnrolmentSwitch chosen={enrolment} />} />
      <PanelBoundary failed="Your units did not load.">
        <Units />
      </PanelBoundary>
    </>
  )
}

function Units() {
  const { enrolment: chosen, unit } = route.useSearch()
  const navigate = useNavigate()
  const enrolment = useMyEnrolment(chosen)
  if (!enrolment) return <EmptyState title="You are not enrolled yet" />
  return (
    <MyUnits
      enrolmentId={enrolment.id}
      enrolment={chosen}
      openUnitId={unit ?? null}
      below={unitId => <CommentsOn subject={{ kind: 'unit', enrolmentId: enrolment.id, unitId }} />}
      onOpen={unitId => {
        void navigate({ to: '/my/units', search: now => ({ ...now, unit: unitId ?? undefined }), replace: true })
      }}
    />
  )
}
