import { PageHeader } from '../../components/page-header.tsx'
import { PanelBoundary } from '../../components/panel-boundary.tsx'
import { CohortChoice } from '../../features/ksb-grid/components/cohort-choice.tsx'

export function ChooseCohortPage() {
  return (
    <>
      <PageHeader title="KSBs" />
      <PanelBoundary failed="The cohorts did not load.">
        <CohortChoice />
      </PanelBoundary>
    </>
  )
}
