import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import { createTestFolder } from '../db/store.test-utils.ts'
import { createTestWorld } from '../ledger/world.test-utils.ts'
import { createFolderBlobStore } from './blob-store-folder.ts'
import { sweepBlobs } from './sweep-blobs.ts'

const CENTRE = 'ctr_1'
const sha256 = (words: string) => createHash('sha256').update(words).digest('hex')
async function* bytes(...words: string[]) {
  for (const word of words) yield Buffer.from(word)
}

function createTestBlobs() {
  const folder = createTestFolder()
  const files = join(folder, 'files')
  const blobs = createFolderBlobStore({ files, trash: join(folder, 'trash') })
  return { folder, files, blobs }
}

const pathOf = (files: string, hash: string) => join(files, CENTRE, hash.slice(0, 2), hash)

describe('the blob store', () => {
  it('keeps bytes under their hash and gives them back', async () => {
    const { blobs, files } = createTestBlobs()
    const blob = await blobs.write(CENTRE, bytes('a photo ', 'of the desk'))
    expect(blob).toMatchObject({ centreId: CENTRE, sha256: sha256('a photo of the desk'), size: 19 })
    expect(await text(blobs.read(blob))).toBe('a photo of the desk')
    expect(readFileSync(pathOf(files, blob.sha256), 'utf8')).toBe('a photo of the desk')
    expect(readdirSync(join(files, '.incoming'))).toEqual([])
  })

  it('gives a range of them, both ends included', async () => {
    const { blobs } = createTestBlobs()
    const blob = await blobs.write(CENTRE, bytes('0123456789'))
    expect(await text(blobs.read(blob, { start: 2, end: 4 }))).toBe('234')
  })

  it('keeps the same bytes once, and each centre’s apart', async () => {
    const { blobs } = createTestBlobs()
    await blobs.write(CENTRE, bytes('same'))
    const second = await blobs.write(CENTRE, bytes('same'))
    expect(await blobs.find({ ...second, centreId: 'ctr_2' })).toBeNull()
    const listed = []
    for await (const blob of blobs.list()) listed.push(blob.sha256)
    expect(listed).toEqual([sha256('same')])
  })

  it('takes a finished upload over', async () => {
    const { blobs, folder } = createTestBlobs()
    const upload = join(folder, 'upload')
    writeFileSync(upload, 'a recording')
    const blob = await blobs.adopt(CENTRE, upload)
    expect(blob.sha256).toBe(sha256('a recording'))
    expect(existsSync(upload)).toBe(false)
  })

  it('leaves nothing behind when the sender goes away', async () => {
    const { blobs, files } = createTestBlobs()
    async function* broken() {
      yield Buffer.from('half a ')
      throw new Error('gone')
    }
    await expect(blobs.write(CENTRE, broken())).rejects.toThrow('gone')
    expect(readdirSync(join(files, '.incoming'))).toEqual([])
    for await (const _ of blobs.list()) throw new Error('something is left')
  })

  it('can’t be led out of its folder', async () => {
    const { blobs } = createTestBlobs()
    await expect(blobs.find({ centreId: '..', sha256: sha256('x') })).rejects.toThrow()
    await expect(blobs.find({ centreId: CENTRE, sha256: '../../secret' })).rejects.toThrow()
  })
})

describe('the sweeper', () => {
  async function createSweptWorld() {
    const world = await createTestWorld()
    const { blobs, files, folder } = createTestBlobs()
    const age = (hash: string, hours: number, centreId: string) => {
      const at = new Date(world.clock.now().getTime() - hours * 3_600_000)
      utimesSync(join(files, centreId, hash.slice(0, 2), hash), at, at)
    }
    return { ...world, blobs, folder, age }
  }

  it('moves to the trash what no row has named for a day, and nothing younger', async () => {
    const { store, clock, blobs, age, centreId, folder } = await createSweptWorld()
    const old = await blobs.write(centreId, bytes('old'))
    const young = await blobs.write(centreId, bytes('young'))
    age(old.sha256, 25, centreId)
    age(young.sha256, 23, centreId)
    expect(await sweepBlobs({ store, blobs, clock })).toEqual([{ centreId, sha256: old.sha256 }])
    expect(await blobs.find(old)).toBeNull()
    expect(await blobs.find(young)).not.toBeNull()
    expect(readFileSync(join(folder, 'trash', centreId, old.sha256), 'utf8')).toBe('old')
  })

  it('leaves what a row names, even a file that was removed: it is on the record', async () => {
    const world = await createSweptWorld()
    const { store, clock, blobs, age, centreId } = world
    const blob = await blobs.write(centreId, bytes('evidence'))
    age(blob.sha256, 48, centreId)
    const learnerId = await world.addLearner()
    const enrolmentId = await world.addEnrolment({
      learnerId,
      programmeId: await world.addProgramme(world.mapping.id),
      unitIds: [],
    })
    const evidenceId = await world.addEvidence({ learnerId, enrolmentId, authorId: world.managerId })
    const fileId = world.ids.create('fil')
    const { size, sha256: hash } = blob
    await world.write({
      actorId: world.managerId,
      kind: 'file.added',
      data: {
        fileId,
        evidenceId,
        name: 'a.txt',
        size,
        mediaType: 'text/plain',
        sha256: hash,
        supersedes: null,
        version: 1,
      },
    })
    await world.write({ actorId: world.managerId, kind: 'file.removed', data: { fileId, evidenceId, reason: null } })
    expect(await sweepBlobs({ store, blobs, clock })).toEqual([])
    expect(await blobs.find(blob)).not.toBeNull()
  })

  it('leaves bytes that were written again while it looked', async () => {
    const { store, clock, blobs, age, centreId } = await createSweptWorld()
    const blob = await blobs.write(centreId, bytes('twice'))
    age(blob.sha256, 25, centreId)
    const lookingAway = { ...blobs, find: () => blobs.write(centreId, bytes('twice')).then(() => blobs.find(blob)) }
    // The bytes are written by the machine's clock, which is not the test's.
    clock.set(new Date(Date.now() + 3_600_000))
    expect(await sweepBlobs({ store, blobs: lookingAway, clock })).toEqual([])
  })
})
