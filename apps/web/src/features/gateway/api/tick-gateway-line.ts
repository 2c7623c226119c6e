import { type BodyOf, tickGatewayLine } from '@crosswalk/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'
import { keys } from '../../../lib/query-keys.ts'

export function useTickGatewayLine(enrolmentId: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: ({ line, body }: { line: string; body: NonNullable<BodyOf<typeof tickGatewayLine>> }) =>
      call(tickGatewayLine, { params: { id: enrolmentId, line }, body }),
    onSuccess: page => queryClient.setQueryData(keys.enrolmentGateway(enrolmentId), page),
  })
}
