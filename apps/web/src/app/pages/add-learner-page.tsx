import { Link, useNavigate } from '@tanstack/react-router'
import { PageBody } from '../../components/page-body.tsx'
import { Breadcrumbs, PageHeader } from '../../components/page-header.tsx'
import { PanelBoundary } from '../../components/panel-boundary.tsx'
import { AddLearnerForm } from '../../features/learners/components/add-learner-form.tsx'

export function AddLearnerPage() {
  const navigate = useNavigate()
  return (
    <>
      <PageHeader
        title="Add a learner"
        above={
          <Breadcrumbs>
            {[
              <Link key="learners" to="/learners">
                Learners
              </Link>,
              'Add a learner',
            ]}
          </Breadcrumbs>
        }
      />
      <PageBody wide>
        <PanelBoundary failed="The form did not load.">
          <AddLearnerForm
            onDone={learnerId => {
              void navigate({ to: '/learners/$learnerId', params: { learnerId } })
            }}
          />
        </PanelBoundary>
      </PageBody>
    </>
  )
}
