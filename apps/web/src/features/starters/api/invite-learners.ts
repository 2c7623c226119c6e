import { invitePerson, type ReplyOf } from '@crosswalk/contracts'
import { useMutation } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'
import { sentenceFor } from '../../../lib/error-messages.ts'

export type Invitation =
  | ({ personId: string; fault: null } & ReplyOf<typeof invitePerson>)
  | { personId: string; fault: string }

/** One by one: each is a letter of its own, and one that can't be sent keeps none of the others back. */
export function useInviteLearners() {
  return useMutation({
    mutationFn: async (personIds: readonly string[]): Promise<Invitation[]> => {
      const invitations: Invitation[] = []
      for (const personId of personIds) {
        try {
          invitations.push({ personId, fault: null, ...(await call(invitePerson, { params: { id: personId } })) })
        } catch (error) {
          invitations.push({ personId, fault: sentenceFor(error) })
        }
      }
      return invitations
    },
  })
}
