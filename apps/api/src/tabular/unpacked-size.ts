import { inflateRawSync } from 'node:zlib'
import { TableFault } from './tabular.model.ts'

const END_OF_DIRECTORY = 0x06054b50
const DIRECTORY_ENTRY = 0x02014b50
const LOCAL_ENTRY = 0x04034b50

/**
 * Unpacks what a workbook holds, once, only to see that it stays small: what a zip says of its own sizes is not
 * believed, and what opens workbooks asks no such thing. What is counted here must be what is opened there, so the
 * directory lies where the zip says, has as many entries as it says, and ends where the zip does. Answers with the
 * names inside.
 */
export function checkUnpackedSize(bytes: Buffer, limit: number): string[] {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (end < 0 || end + 22 > bytes.length || bytes.readUInt32LE(end) !== END_OF_DIRECTORY) throw broken()
  const count = bytes.readUInt16LE(end + 10)
  if (count > 2_000) throw tooLarge()
  const names: string[] = []
  let left = limit
  let at = bytes.readUInt32LE(end + 16)
  if (at + bytes.readUInt32LE(end + 12) !== end) throw broken()
  for (let index = 0; index < count; index++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== DIRECTORY_ENTRY) throw broken()
    const flags = bytes.readUInt16LE(at + 8)
    if (flags % 2 === 1) throw new TableFault('This workbook is protected by a password. Save it without one.')
    const method = bytes.readUInt16LE(at + 10)
    const packed = bytes.readUInt32LE(at + 20)
    const nameLength = bytes.readUInt16LE(at + 28)
    names.push(bytes.toString('utf8', at + 46, at + 46 + nameLength))
    const local = bytes.readUInt32LE(at + 42)
    left -= measure(bytes, local, packed, method, left)
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  // An entry more, or another directory in between, would be opened without having been counted.
  if (at !== end) throw broken()
  return names
}

function measure(bytes: Buffer, local: number, packed: number, method: number, left: number): number {
  if (local + 30 > bytes.length || bytes.readUInt32LE(local) !== LOCAL_ENTRY) throw broken()
  const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
  if (start + packed > bytes.length) throw broken()
  if (method === 0) return requireWithin(packed, left)
  if (method !== 8 || left <= 0) throw method === 8 ? tooLarge() : broken()
  try {
    return inflateRawSync(bytes.subarray(start, start + packed), { maxOutputLength: left }).length
  } catch (error) {
    throw error instanceof RangeError ? tooLarge() : broken()
  }
}

function requireWithin(size: number, left: number): number {
  if (size > left) throw tooLarge()
  return size
}

const tooLarge = () => new TableFault('This workbook is too large once unpacked. Save the one sheet as CSV.')
const broken = () => new TableFault('This workbook is not whole. Open it in your spreadsheet and save it again.')
