import type { RemoveReason } from '@crosswalk/progress'
import { type AppError, appError } from '../http/app-error.ts'

/** What the rule on removal [TAG-4] says, as the sentence for it. */
export function removalError(reason: RemoveReason): AppError {
  switch (reason) {
    case 'removed':
      return appError('evidence.removed')
    case 'reasonMissing':
      return appError('tag.reasonNeeded')
    case 'certificateClaimed':
      return appError('tag.locked', { detail: 'The certificate was claimed over this, so nobody removes it any more.' })
    case 'agreedByIqa':
      return appError('tag.locked', { detail: 'An IQA agreed a decision on this. Only a lead IQA can remove it.' })
    case 'addedByOthers':
      return appError('tag.locked', { detail: 'Somebody else added this, so ask them or your assessor.' })
    case 'alreadyDecided':
    case 'decisionWaiting':
      return appError('tag.locked')
  }
}
