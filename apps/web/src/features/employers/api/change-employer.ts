import {
  addEmployerSite,
  addLineManager,
  type BodyOf,
  changeEmployer,
  changeEmployerSite,
  changeLineManager,
  type Employer,
} from '@crosswalk/contracts'
import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'
import { keys } from '../../../lib/query-keys.ts'

type Body<E extends Parameters<typeof call>[0]> = NonNullable<BodyOf<E>>

/** Each answers with the employer whole, which takes the place of the one held. */
function hold(queryClient: QueryClient) {
  return (employer: Employer) => {
    queryClient.setQueryData(keys.employer(employer.id), employer)
    return queryClient.invalidateQueries({ queryKey: [...keys.employers(), 'list'] })
  }
}

export function useChangeEmployer(employerId: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (body: Body<typeof changeEmployer>) => call(changeEmployer, { params: { id: employerId }, body }),
    onSuccess: hold(queryClient),
  })
}

export function useAddSite(employerId: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (body: Body<typeof addEmployerSite>) => call(addEmployerSite, { params: { id: employerId }, body }),
    onSuccess: hold(queryClient),
  })
}

export function useChangeSite(siteId: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (body: Body<typeof changeEmployerSite>) => call(changeEmployerSite, { params: { id: siteId }, body }),
    onSuccess: hold(queryClient),
  })
}

export function useAddLineManager(employerId: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (body: Body<typeof addLineManager>) => call(addLineManager, { params: { id: employerId }, body }),
    onSuccess: hold(queryClient),
  })
}

export function useChangeLineManager(lineManagerId: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (body: Body<typeof changeLineManager>) =>
      call(changeLineManager, { params: { id: lineManagerId }, body }),
    onSuccess: hold(queryClient),
  })
}
