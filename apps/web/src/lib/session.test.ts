import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

const user = { id: 'per_1', name: 'Morag Sinclair', centreId: 'ctr_1', roles: ['tutor'] }
const reply = (accessToken: string, expiresIn = 600) => Response.json({ accessToken, expiresIn, user })
const refused = (code: string) => Response.json({ code }, { status: 401 })

/** The API at the other end of `fetch`: says what it answers, and remembers what it was asked. */
function answering(...answers: (() => Response | Promise<Response>)[]) {
  const asked: { url: string; authorization: string | null }[] = []
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    asked.push({ url, authorization: new Headers(init.headers).get('authorization') })
    const answer = answers[asked.length - 1]
    if (!answer) throw new Error(`Asked once too often: ${url}`)
    return answer()
  })
  return asked
}

// A page that has just been loaded: nobody is known yet.
beforeEach(() => {
  vi.resetModules()
  vi.stubGlobal('BroadcastChannel', undefined)
  const kept = new Map([['crosswalk-session', 'yes']])
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  })
})
afterEach(() => vi.unstubAllGlobals())

// The contract of the reply is strict about ids; what is tested here is who asks whom, and when.
vi.stubEnv('DEV', false)

describe('the session', () => {
  it('is renewed once for all who need a token at the same moment', async () => {
    const asked = answering(() => reply('a'))
    const { getAccessToken } = await import('./session.ts')
    expect(await Promise.all([getAccessToken(), getAccessToken(), getAccessToken()])).toEqual(['a', 'a', 'a'])
    expect(asked).toHaveLength(1)
  })

  it('uses a token until shortly before it ends', async () => {
    const asked = answering(
      () => reply('short', 10),
      () => reply('long'),
    )
    const { getAccessToken } = await import('./session.ts')
    expect(await getAccessToken()).toBe('short')
    expect(await getAccessToken()).toBe('long')
    expect(await getAccessToken()).toBe('long')
    expect(asked).toHaveLength(2)
  })

  it('that ended under open screens keeps the person, so that nothing typed is lost', async () => {
    answering(
      () => reply('a', 10),
      () => refused('session.reused'),
    )
    const { getAccessToken, getSession } = await import('./session.ts')
    await getAccessToken()
    await expect(getAccessToken()).rejects.toMatchObject({ code: 'session.reused' })
    expect(getSession()).toMatchObject({ status: 'ended', user: { id: 'per_1' }, code: 'session.reused' })
  })

  it('of somebody whose account was closed leaves nothing on the screen', async () => {
    answering(
      () => reply('a', 10),
      () => refused('account.closed'),
    )
    const { getAccessToken, getSession } = await import('./session.ts')
    await getAccessToken()
    await expect(getAccessToken()).rejects.toMatchObject({ code: 'account.closed' })
    expect(getSession()).toEqual({ status: 'signedOut', user: null, isClosed: true })
  })

  it('stays as it was while the API can’t be reached', async () => {
    answering(
      () => reply('a', 10),
      () => Promise.reject(new TypeError('offline')),
    )
    const { getAccessToken, getSession } = await import('./session.ts')
    await getAccessToken()
    await expect(getAccessToken()).rejects.toThrow('could not be reached')
    expect(getSession().status).toBe('signedIn')
  })

  it('is not asked for where nobody has signed in', async () => {
    const asked = answering()
    localStorage.removeItem('crosswalk-session')
    const { restoreSession } = await import('./session.ts')
    expect((await restoreSession()).status).toBe('signedOut')
    expect(asked).toEqual([])
  })

  it('is over on this screen after signing out, whatever the API says', async () => {
    answering(
      () => reply('a'),
      () => Promise.reject(new TypeError('offline')),
    )
    const { getAccessToken, getSession, signOut } = await import('./session.ts')
    await getAccessToken()
    await expect(signOut()).rejects.toThrow()
    expect(getSession()).toEqual({ status: 'signedOut', user: null })
  })
})

describe('a call', () => {
  it('with a token that is no longer taken renews it once and goes on', async () => {
    const asked = answering(
      () => reply('old'),
      () => refused('session.required'),
      () => reply('new'),
      () => Response.json({ cohorts: [], nextCursor: null }),
    )
    const { call } = await import('./api-client.ts')
    const { listCohorts } = await import('@crosswalk/contracts')
    expect(await call(listCohorts, {})).toEqual({ cohorts: [], nextCursor: null })
    expect(asked.map(({ authorization }) => authorization)).toEqual([null, 'Bearer old', null, 'Bearer new'])
  })
})
