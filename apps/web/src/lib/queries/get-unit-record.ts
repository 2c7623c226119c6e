import { getUnitRecord } from '@crosswalk/contracts'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../api-client.ts'
import { keys } from '../query-keys.ts'

/** A unit in one enrolment: criteria × evidence, signatures, and what is in the way. */
export const unitRecordQuery = (enrolmentId: string, unitId: string) =>
  queryOptions({
    queryKey: keys.enrolmentUnit(enrolmentId, unitId),
    queryFn: ({ signal }) => call(getUnitRecord, { params: { id: enrolmentId, unitId }, signal }),
  })
