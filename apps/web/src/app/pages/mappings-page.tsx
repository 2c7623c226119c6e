import { PageBody } from '../../components/page-body.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { PanelBoundary } from '../../components/panel-boundary.tsx'
import { MappingsList } from '../../features/mappings/components/mappings-list.tsx'

export function MappingsPage() {
  return (
    <>
      <PageHeader title="Mappings" below="What an awarding body says of its criteria and a standard’s KSBs." />
      <PageBody wide>
        <PanelBoundary failed="The mappings did not load.">
          <MappingsList />
        </PanelBoundary>
      </PageBody>
    </>
  )
}
