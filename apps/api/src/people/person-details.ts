/** Names and e-mail of a person, staff or learner: what of them changes, and the account that follows the e-mail. */
import type { WriteDb } from '../db/store.ts'
import { invalidField } from '../http/app-error.ts'
import type { Ids } from '../ids.ts'
import { requireFreeEmail } from './people.repository.ts'
import { moveAccount } from './people-accounts.repository.ts'

interface Details {
  givenName: string | null
  familyName: string
  email: string | null
}

type DetailChanges = { [K in keyof Details]?: Details[K] | undefined }

/** What is asked for and differs. */
export function listChangedDetails(person: Details, changes: DetailChanges): Partial<Details> {
  const { givenName, familyName, email } = changes
  return {
    ...(givenName !== undefined && givenName !== person.givenName ? { givenName } : {}),
    ...(familyName !== undefined && familyName !== person.familyName ? { familyName } : {}),
    ...(email !== undefined && email !== person.email ? { email } : {}),
  }
}

/** The account that the person is to be linked to for a new e-mail; null where nothing changes. */
export async function followEmail(
  db: WriteDb,
  ids: Ids,
  person: Details & { id: string; centreId: string; accountId: string | null },
  email: string | null | undefined,
): Promise<string | null> {
  if (email === undefined) return null
  if (email === null) {
    if (person.accountId === null) return null
    throw invalidField('email', 'This is how they sign in. Give another one, or close their access.')
  }
  await requireFreeEmail(db, person.centreId, email)
  return moveAccount(db, ids, person, email)
}
