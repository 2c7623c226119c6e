import { getKsbExplanation, type ReplyOf } from '@crosswalk/contracts'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'
import { keys } from '../../../lib/query-keys.ts'

export type KsbExplanation = ReplyOf<typeof getKsbExplanation>
export type ExplainedCriterion = KsbExplanation['units'][number]['criteria'][number]
export type ExplainedTag = ExplainedCriterion['tags'][number]
export type ExplainedDecision = ExplainedTag['decisions'][number]

/** Why a KSB is or is not met, down to the files. Asked again when a row of this enrolment changes. */
export const ksbExplanationQuery = (enrolmentId: string, ksbId: string) =>
  queryOptions({
    queryKey: keys.enrolmentKsb(enrolmentId, ksbId),
    queryFn: ({ signal }) => call(getKsbExplanation, { params: { id: enrolmentId, ksbId }, signal }),
  })
