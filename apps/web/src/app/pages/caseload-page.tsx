import { Button, Group } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Dialog } from '../../components/dialog.tsx'
import { PageBody } from '../../components/page-body.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { PanelBoundary } from '../../components/panel-boundary.tsx'
import { caseloadQuery } from '../../features/caseload/api/get-caseload.ts'
import type { CaseloadSearch } from '../../features/caseload/caseload-search.ts'
import { Caseload } from '../../features/caseload/components/caseload.tsx'
import { LimitsForm } from '../../features/caseload/components/limits-form.tsx'
import { plural } from '../../lib/words.ts'

const route = getRouteApi('/signedIn/caseload')

export function CaseloadPage() {
  const search = route.useSearch()
  const navigate = useNavigate()
  const [isSetting, setIsSetting] = useState(false)
  const { data } = useQuery(caseloadQuery({ of: search.of, show: search.show }))
  const onSearch = (change: CaseloadSearch) => {
    void navigate({ to: '/caseload', search: { ...search, ...change }, replace: true })
  }
  const both = data?.can.own && data.can.centre
  return (
    <>
      <PageHeader
        title="Caseload"
        below={
          data === undefined ? undefined : (
            <span>
              {plural(data.rows.length, 'learner', 'learners')}
              {search.show === 'away' ? ' on a break or gone' : ''}. Late from {data.limits.lateDays} working days, very
              late from {data.limits.veryLateDays}.
            </span>
          )
        }
        actions={
          <Group gap="xs">
            {both && (
              <Button
                variant="default"
                renderRoot={props => (
                  <Link to="/caseload" search={{ of: data.of === 'own' ? 'centre' : 'own' }} {...props} />
                )}
              >
                {data.of === 'own' ? 'All staff' : 'My own'}
              </Button>
            )}
            {data?.can.setLimits && (
              <Button variant="default" onClick={() => setIsSetting(true)}>
                When it is late
              </Button>
            )}
          </Group>
        }
      />
      <PageBody wide>
        <PanelBoundary failed="The caseload did not load." resetKey={`${search.of} ${search.show}`}>
          <Caseload search={search} onSearch={onSearch} />
        </PanelBoundary>
      </PageBody>
      {data !== undefined && (
        <Dialog isOpen={isSetting} title="When it is late" onClose={() => setIsSetting(false)}>
          {isSetting && <LimitsForm limits={data.limits} onDone={() => setIsSetting(false)} />}
        </Dialog>
      )}
    </>
  )
}
