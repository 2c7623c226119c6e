import { changePassword } from '@crosswalk/contracts'
import { useMutation } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'

export const useChangePassword = () =>
  useMutation({ mutationFn: (body: { current: string; next: string }) => call(changePassword, { body }) })
