import { NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { meQuery } from '../../lib/queries/get-me.ts'
import { rememberEnrolment } from '../../lib/remembered-enrolment.ts'
import { useMyEnrolment } from '../use-my-enrolment.ts'
import classes from './enrolment-switch.module.css'

/** Which enrolment a learner's page is of; nothing where there is one. */
export function EnrolmentSwitch({ chosen }: { chosen: string | undefined }) {
  const { data: me } = useQuery(meQuery())
  const enrolments = me?.learner?.enrolments ?? []
  return enrolments.length > 1 ? <Switch chosen={chosen} enrolments={enrolments} /> : null
}

function Switch({
  chosen,
  enrolments,
}: {
  chosen: string | undefined
  enrolments: readonly { id: string; programmeName: string }[]
}) {
  const navigate = useNavigate()
  const current = useMyEnrolment(chosen)
  return (
    <NativeSelect
      className={classes['switch'] ?? ''}
      aria-label="Enrolment"
      value={current?.id ?? ''}
      data={enrolments.map(({ id, programmeName }) => ({ value: id, label: programmeName }))}
      onChange={event => {
        const { value } = event.currentTarget
        rememberEnrolment(value)
        void navigate({ to: '.', search: now => ({ ...now, enrolment: value }), replace: true })
      }}
    />
  )
}
