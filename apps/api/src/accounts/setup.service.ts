// The first centre of an empty production store, made by whoever holds the link that the server printed.

import { addCentre } from '../centres/centres.repository.ts'
import type { Clock } from '../db/clock.ts'
import type { Store } from '../db/store.ts'
import { appError } from '../http/app-error.ts'
import type { Ids } from '../ids.ts'
import type { AccountsRepository } from './accounts.repository.ts'
import { toLinkHash } from './accounts.service.ts'
import type { Passwords } from './passwords.service.ts'

export interface FirstCentre {
  centreName: string
  givenName?: string | undefined
  familyName: string
  email: string
  password: string
}

interface Dependencies {
  store: Store
  repository: AccountsRepository
  passwords: Passwords
  clock: Clock
  ids: Ids
}

export function createSetupService({ store, repository, passwords, clock, ids }: Dependencies) {
  return {
    async setUpCentre(token: string, first: FirstCentre): Promise<void> {
      const hash = toLinkHash(token)
      const link = await repository.findStandingLink(hash, clock.now())
      if (link?.purpose !== 'setup') throw appError('link.expired')
      const about = [first.email, first.familyName, first.centreName]
      const passwordHash = await passwords.createHash(first.password, about)
      await store.tx('setUpCentre', async db => {
        const isFirst = await repository.isWithoutCentres(db)
        if (!isFirst || !(await repository.useLink(db, hash, 'setup', clock.now()))) throw appError('link.expired')
        const accountId = ids.create('acc')
        await repository.addAccount(db, { id: accountId, email: first.email, passwordHash, at: clock.now() })
        await addCentre(db, ids, first.centreName, { ...first, accountId })
      })
    },
  }
}
