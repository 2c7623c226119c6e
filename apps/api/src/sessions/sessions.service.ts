import type { getMe, ReplyOf, User } from '@crosswalk/contracts'
import type { Passwords } from '../accounts/passwords.service.ts'
import { toCentreDay } from '../dates/centre-day.ts'
import type { Clock } from '../db/clock.ts'
import type { Store } from '../db/store.ts'
import type { Actor } from '../http/actor.ts'
import { appError } from '../http/app-error.ts'
import type { Ids } from '../ids.ts'
import type { Outbox } from '../mail/outbox.service.ts'
import { createActorCache } from './actor-cache.ts'
import {
  createRefreshToken,
  FAMILY_LIFETIME_MS,
  GRACE_MS,
  TOKEN_LIFETIME_MS,
  toSuccessor,
  toTokenHash,
} from './refresh-tokens.ts'
import type { Membership, PresentedToken, Profile, SessionsRepository } from './sessions.repository.ts'

export interface StartedSession {
  actor: Actor
  refreshToken: string
}

export interface SignIn {
  email: string
  password: string
  centreId?: string | undefined
  userAgent: string | null
}

export type SignInResult = { session: StartedSession } | { memberships: Membership[] }

interface Dependencies {
  store: Pick<Store, 'onCommit'>
  repository: SessionsRepository
  passwords: Passwords
  outbox: Outbox
  clock: Clock
  ids: Ids
  refreshKey: Buffer
}

export type SessionsService = ReturnType<typeof createSessionsService>

export function createSessionsService({ store, repository, passwords, outbox, clock, ids, refreshKey }: Dependencies) {
  const cache = createActorCache({
    load: familyId => repository.findActor(familyId, clock.now(), toCentreDay(clock.now())),
    listStanding: familyIds => repository.listStandingFamilies(familyIds, clock.now()),
    clock,
  })
  store.onCommit(() => cache.forget())

  async function requireFamilyActor(familyId: string): Promise<Actor> {
    const actor = await cache.findActor(familyId)
    if (actor === null) throw appError('account.closed')
    return actor
  }

  async function requireProfile(actor: Actor): Promise<Profile> {
    const profile = await repository.findProfile(actor.personId, toCentreDay(clock.now()))
    if (profile === null) throw appError('session.required')
    return profile
  }

  async function endReused(familyId: string): Promise<never> {
    await repository.endFamily(familyId, 'reused', clock.now(), (db, email) =>
      outbox.add(db, {
        to: email,
        subject: 'Your Crosswalk session was ended',
        text: [
          'A session of yours was used from two places, one of them with an old key. Somebody may have copied it, so it has been ended on both.',
          'Sign in again. If you did not expect this, change your password and tell your centre manager.',
        ].join('\n\n'),
      }),
    )
    throw appError('session.reused')
  }

  return {
    async signIn({ email, password, centreId, userAgent }: SignIn): Promise<SignInResult> {
      const account = await repository.findAccountByEmail(email)
      const isRight = await passwords.isRight(password, account?.passwordHash ?? null)
      // Whether an account is closed is told to those alone who know its password.
      if (!isRight || account === null || account.passwordHash === null) throw appError('session.wrongCredentials')
      const memberships = account.isClosed ? [] : await repository.listMemberships(account.id)
      const [first] = memberships
      if (first === undefined) throw appError('account.closed')
      if (centreId === undefined && memberships.length > 1) return { memberships }
      const membership = centreId === undefined ? first : memberships.find(one => one.centreId === centreId)
      if (membership === undefined) throw appError('session.wrongCredentials')

      const at = clock.now()
      const refreshToken = createRefreshToken()
      const familyId = ids.create('ses')
      const isCreated = await repository.createFamily(
        {
          id: familyId,
          accountId: account.id,
          personId: membership.personId,
          centreId: membership.centreId,
          tokenHash: toTokenHash(refreshToken),
          at,
          tokenExpiresAt: new Date(at.getTime() + TOKEN_LIFETIME_MS),
          familyExpiresAt: new Date(at.getTime() + FAMILY_LIFETIME_MS),
          userAgent,
        },
        account.passwordHash,
      )
      if (!isCreated) throw appError('session.wrongCredentials')
      return { session: { actor: await requireFamilyActor(familyId), refreshToken } }
    },

    async refresh(token: string): Promise<StartedSession> {
      const at = clock.now()
      const successor = toSuccessor(token, refreshKey)
      const presented = await repository.replaceToken({
        tokenHash: toTokenHash(token),
        successorHash: toTokenHash(successor),
        at,
        successorExpiresAt: new Date(at.getTime() + TOKEN_LIFETIME_MS),
      })
      const familyId = requireStanding(presented)
      if (presented.state === 'replaced' && at.getTime() - presented.replacedAt.getTime() > GRACE_MS) {
        return endReused(familyId)
      }
      return { actor: await requireFamilyActor(familyId), refreshToken: successor }
    },

    async signOut(familyId: string): Promise<void> {
      await repository.endFamily(familyId, 'signedOut', clock.now())
    },

    /** For signing out once the access token has run out: the cookie is proof enough. */
    async findFamilyByRefreshToken(token: string): Promise<string | null> {
      return repository.findFamilyByToken(toTokenHash(token))
    },

    async getUser(actor: Actor): Promise<User> {
      const profile = await requireProfile(actor)
      return { id: actor.personId, name: profile.name, centreId: actor.centreId, roles: [...actor.roles] }
    },

    async getMe(actor: Actor): Promise<ReplyOf<typeof getMe>> {
      const { name, email, centreName, inTraining, mayErase, learner } = await requireProfile(actor)
      return {
        user: { id: actor.personId, name, centreId: actor.centreId, roles: [...actor.roles] },
        centre: { id: actor.centreId, name: centreName },
        email,
        inTraining,
        mayErase,
        learner,
      }
    },

    /** Who a session is, with the roles of this moment; null once it is over. */
    findActor: (familyId: string): Promise<Actor | null> => cache.findActor(familyId),
    isFamilyLive: async (familyId: string): Promise<boolean> => (await cache.findActor(familyId)) !== null,
    /**
     * Calls back once, within a second of whatever ends the session: sign-out, a changed password, a closed account.
     * For streams. Returns a function that stops listening.
     */
    onSessionEnded: cache.onEnded,

    /** For the health check: asks the database. */
    isStoreReady: (): Promise<boolean> => repository.isReady(),
    removeExpired: (): Promise<void> => repository.removeExpired(new Date(clock.now().getTime() - TOKEN_LIFETIME_MS)),
    close: (): void => cache.close(),
  }
}

function requireStanding(presented: PresentedToken): string {
  switch (presented.state) {
    case 'unknown':
      throw appError('session.required')
    case 'ended':
      if (presented.because === 'reused') throw appError('session.reused')
      throw appError(presented.because === 'closed' ? 'account.closed' : 'session.required')
    default:
      return presented.familyId
  }
}
