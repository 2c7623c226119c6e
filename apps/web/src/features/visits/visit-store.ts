/**
 * Notes, photos and voice notes on this device, each under the person who wrote it: nobody else is ever given them, and
 * signing out leaves them where they are. Also the pack: what a note needs of learners and criteria without a signal.
 */
import type { listVisits, ReplyOf } from '@crosswalk/contracts'
import type { MappingReply } from '../../lib/queries/get-mapping.ts'
import type { VisitMedia, VisitNote } from './visit-note.ts'

export interface Pack {
  personId: string
  learners: ReplyOf<typeof listVisits>['learners']
  mappings: MappingReply[]
  savedAt: number
}

const NAME = 'crosswalk-visits'
const changes = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(NAME)
const listeners = new Set<() => void>()
let opened: Promise<IDBDatabase> | null = null

/** Hears of every change, of this tab and of others. */
export function onVisitsChange(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

const tell = () => {
  for (const listener of listeners) listener()
}
changes?.addEventListener('message', tell)

function announce(): void {
  tell()
  changes?.postMessage('changed')
}

const done = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('The store of this browser did not answer'))
  })

function open(): Promise<IDBDatabase> {
  opened ??= new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(NAME, 1)
    request.onupgradeneeded = () => {
      const db = request.result
      db.createObjectStore('notes', { keyPath: 'id' }).createIndex('person', 'personId')
      db.createObjectStore('media', { keyPath: 'id' }).createIndex('note', 'noteId')
      db.createObjectStore('packs', { keyPath: 'personId' })
    }
    request.onsuccess = () => {
      // A later release wants the store: it is given up, and opened again by whoever asks next.
      request.result.onversionchange = () => {
        request.result.close()
        opened = null
      }
      resolve(request.result)
    }
    request.onerror = () => reject(request.error ?? new Error('This browser keeps nothing'))
  }).catch(error => {
    opened = null
    throw error
  })
  return opened
}

type StoreName = 'notes' | 'media' | 'packs'

async function write(stores: StoreName[], work: (transaction: IDBTransaction) => void): Promise<void> {
  const transaction = (await open()).transaction(stores, 'readwrite', { durability: 'strict' })
  const committed = new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error ?? new Error('Nothing was kept'))
  })
  work(transaction)
  await committed
  announce()
}

async function read<T>(store: StoreName, ask: (from: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  return done(ask((await open()).transaction(store).objectStore(store)))
}

export async function listNotes(personId: string): Promise<VisitNote[]> {
  const notes: VisitNote[] = await read('notes', from => from.index('person').getAll(personId))
  return notes.sort((a, b) => b.startedAt - a.startedAt)
}

/** Null where it is not there, and where it is somebody else's. */
export async function findNote(personId: string, noteId: string): Promise<VisitNote | null> {
  const note: VisitNote | undefined = await read('notes', from => from.get(noteId))
  return note?.personId === personId ? note : null
}

export const saveNote = (note: VisitNote): Promise<void> =>
  write(['notes'], transaction => transaction.objectStore('notes').put(note))

/** A change of what is there at that moment: sending and writing never overwrite each other's fields. */
export const changeNote = (noteId: string, change: (note: VisitNote) => VisitNote): Promise<void> =>
  write(['notes'], transaction => {
    const notes = transaction.objectStore('notes')
    const found = notes.get(noteId)
    found.onsuccess = () => {
      if (found.result) notes.put(change(found.result))
    }
  })

export async function listMedia(personId: string, noteId: string): Promise<VisitMedia[]> {
  const media: VisitMedia[] = await read('media', from => from.index('note').getAll(noteId))
  return media.filter(each => each.personId === personId).sort((a, b) => a.addedAt - b.addedAt)
}

export const saveMedia = (media: VisitMedia): Promise<void> =>
  write(['media'], transaction => transaction.objectStore('media').put(media))

export const removeMedia = (mediaId: string): Promise<void> =>
  write(['media'], transaction => transaction.objectStore('media').delete(mediaId))

/** A note with all that belongs to it. */
export async function removeNote(note: Pick<VisitNote, 'id' | 'personId'>): Promise<void> {
  const media = await listMedia(note.personId, note.id)
  await write(['notes', 'media'], transaction => {
    transaction.objectStore('notes').delete(note.id)
    for (const { id } of media) transaction.objectStore('media').delete(id)
  })
}

export const findPack = async (personId: string): Promise<Pack | null> =>
  (await read<Pack | undefined>('packs', from => from.get(personId))) ?? null

export const savePack = (pack: Pack): Promise<void> =>
  write(['packs'], transaction => {
    const packs = transaction.objectStore('packs')
    // Of whoever is signed in, and of nobody besides.
    packs.clear()
    packs.put(pack)
  })

export const removePack = (): Promise<void> => write(['packs'], transaction => transaction.objectStore('packs').clear())

export const newNoteId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join('')

/** A clear sentence for whatever stopped something from being kept on this device. */
export function keepingSentence(error: unknown): string {
  const name = error instanceof DOMException ? error.name : ''
  if (name === 'QuotaExceededError') {
    return 'This phone is full. What you just added stands on this page only: make some room, then add to it again.'
  }
  return 'This browser keeps nothing here, as in a private window. Copy your words before you close this page.'
}
