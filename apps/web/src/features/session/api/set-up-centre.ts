import { type BodyOf, setUpCentre } from '@crosswalk/contracts'
import { useMutation } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'

export type NewCentre = NonNullable<BodyOf<typeof setUpCentre>>

export const useSetUpCentre = (token: string) =>
  useMutation({ mutationFn: (centre: NewCentre) => call(setUpCentre, { params: { token }, body: centre }) })
