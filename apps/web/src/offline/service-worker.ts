/**
 * Opens the application without a signal. It holds the built files of the pages that work so, and one copy of the page
 * itself; never an answer of the API. docs/decisions says why it is as it is.
 */
interface ExtendableEvent extends Event {
  waitUntil(work: Promise<unknown>): void
}

interface FetchEvent extends ExtendableEvent {
  readonly request: Request
  respondWith(response: Promise<Response>): void
}

interface WorkerScope {
  readonly clients: { claim(): Promise<void> }
  addEventListener(kind: 'install' | 'activate', listener: (event: ExtendableEvent) => void): void
  addEventListener(kind: 'fetch', listener: (event: FetchEvent) => void): void
}

declare const self: WorkerScope

/** Written by the build: the files, and a name that changes with them. */
const BUILT: { version: string; files: string[] } = JSON.parse('__CROSSWALK_SHELL__')

const CACHE = `crosswalk-shell-${BUILT.version}`
const PAGE = '/visits'
/** Where there is some signal and no answer, nobody waits longer than this. */
const PATIENCE_MS = 4_000

self.addEventListener('install', event => {
  event.waitUntil(keepShell())
})

self.addEventListener('activate', event => {
  event.waitUntil(dropOthers().then(() => self.clients.claim()))
})

self.addEventListener('fetch', event => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== location.origin) return
  if (request.mode === 'navigate') {
    if (!/^\/(api|health)(\/|$)/.test(url.pathname)) event.respondWith(answerWithPage(request))
  } else if (BUILT.files.includes(url.pathname)) event.respondWith(answerWithFile(request))
})

async function keepShell(): Promise<void> {
  const cache = await caches.open(CACHE)
  const page = await fetch(PAGE, { cache: 'no-store' })
  const html = await page.clone().text()
  // A release came between this file and the page: what belongs together is kept together, at the next try.
  const entry = /src="(\/assets\/[^"]+)"/.exec(html)?.[1]
  if (!page.ok || entry === undefined || !BUILT.files.includes(entry)) throw new Error('The page is of another release')
  await cache.addAll(BUILT.files)
  await cache.put(PAGE, page)
}

async function dropOthers(): Promise<void> {
  const names = await caches.keys()
  await Promise.all(names.filter(name => name.startsWith('crosswalk-shell-') && name !== CACHE).map(drop))
}

const drop = (name: string): Promise<boolean> => caches.delete(name)

/** The server's own where it answers; else the copy. */
async function answerWithPage(request: Request): Promise<Response> {
  const aborter = new AbortController()
  const timer = setTimeout(() => aborter.abort(), PATIENCE_MS)
  try {
    return await fetch(request, { signal: aborter.signal })
  } catch {
    const kept = await (await caches.open(CACHE)).match(PAGE)
    return kept ? withNewNonce(kept) : Response.error()
  } finally {
    clearTimeout(timer)
  }
}

async function answerWithFile(request: Request): Promise<Response> {
  const kept = await (await caches.open(CACHE)).match(request, { ignoreVary: true })
  return kept ?? fetch(request)
}

/** Each time it is shown the copy gets a nonce of its own, in the page and in its policy, as each reply of the server has. */
async function withNewNonce(kept: Response): Promise<Response> {
  const html = await kept.text()
  const headers = new Headers(kept.headers)
  const policy = headers.get('content-security-policy') ?? ''
  const old = /'nonce-([^']+)'/.exec(policy)?.[1]
  if (old === undefined) return new Response(html, { headers })
  const fresh = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))))
  headers.set('content-security-policy', policy.replaceAll(old, fresh))
  headers.delete('content-encoding')
  headers.delete('content-length')
  return new Response(html.replaceAll(old, fresh), { headers })
}
