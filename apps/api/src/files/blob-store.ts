/**
 * Where the bytes of files are kept. One port, so that a folder and an object store are the same to everybody else.
 * Bytes are addressed by centre and by what they are: writing the same twice keeps one, and nothing crosses centres.
 */
import type { Readable } from 'node:stream'

export interface BlobAddress {
  centreId: string
  /** Of the bytes, in hex. */
  sha256: string
}

export interface StoredBlob extends BlobAddress {
  size: number
  /** When it was last written, or written again: the sweeper leaves young ones alone. */
  writtenAt: Date
}

/** Both ends included, as in a Range header. */
export interface ByteRange {
  start: number
  end: number
}

export interface BlobStore {
  /** Takes bytes as they come. They are safe on the disk when it answers. */
  write(centreId: string, bytes: AsyncIterable<Uint8Array>): Promise<StoredBlob>
  /** Takes a finished file over, which is gone from where it was. */
  adopt(centreId: string, file: string): Promise<StoredBlob>
  find(address: BlobAddress): Promise<StoredBlob | null>
  /** Call `find` first: a missing blob fails as the stream is read. */
  read(address: BlobAddress, range?: ByteRange): Readable
  list(): AsyncIterable<StoredBlob>
  /** Whether the sweeper put it aside. */
  isInTrash(address: BlobAddress): Promise<boolean>
  /** Gone for good, out of the trash as well. */
  remove(address: BlobAddress): Promise<void>
  /** Out of the way and not gone: a mistake of the sweeper's can be taken back by hand. */
  moveToTrash(address: BlobAddress): Promise<void>
}
