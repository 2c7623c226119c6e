import { usePasswordLink as endpoint } from '@crosswalk/contracts'
import { useMutation } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'

export const useSetPassword = (token: string) =>
  useMutation({ mutationFn: (password: string) => call(endpoint, { params: { token }, body: { password } }) })
