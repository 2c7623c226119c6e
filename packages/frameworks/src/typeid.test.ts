import fc from 'fast-check'
import { expect, it } from 'vitest'
import { decodeTypeId, encodeTypeId, FRAMEWORK_PREFIXES, frameworkId, isTypeId } from './typeid.ts'

it('encodes the examples of the TypeID specification', () => {
  expect(encodeTypeId('prefix', '01890a5d-ac96-774b-bcce-b302099a8057')).toBe('prefix_01h455vb4pex5vsknk084sn02q')
  expect(encodeTypeId('nil', '00000000-0000-0000-0000-000000000000')).toBe('nil_00000000000000000000000000')
  expect(encodeTypeId('max', 'ffffffff-ffff-ffff-ffff-ffffffffffff')).toBe('max_7zzzzzzzzzzzzzzzzzzzzzzzzz')
})

it('gives back the UUID that went in, from text or bytes', () => {
  fc.assert(
    fc.property(fc.uuid(), uuid => {
      const id = encodeTypeId('evd', uuid)
      expect(isTypeId(id, 'evd')).toBe(true)
      expect(decodeTypeId(id)).toEqual({ prefix: 'evd', uuid })
      expect(encodeTypeId('evd', Buffer.from(uuid.replaceAll('-', ''), 'hex'))).toBe(id)
    }),
  )
})

it('orders as the UUIDs do, so that newer ids come later', () => {
  fc.assert(
    fc.property(fc.uuid(), fc.uuid(), (a, b) => {
      expect(encodeTypeId('tag', a) < encodeTypeId('tag', b)).toBe(a < b)
    }),
  )
})

it('knows what is not an id', () => {
  const good = 'per_01h455vb4pex5vsknk084sn02q'
  expect([isTypeId(good), isTypeId(good, 'per')]).toEqual([true, true])
  const bad = [
    '',
    'per',
    'per_',
    '01h455vb4pex5vsknk084sn02q',
    '_01h455vb4pex5vsknk084sn02q',
    'per_81h455vb4pex5vsknk084sn02q',
    'per_01h455vb4pex5vsknk084sn02',
    'per_01h455vb4pex5vsknk084sn02qq',
    'per_01H455VB4PEX5VSKNK084SN02Q',
    'per_01h455vb4pex5vsknk084sn02u',
    'Per_01h455vb4pex5vsknk084sn02q',
    'per_01h455vb4pex5vsknk084sn02q\n',
  ]
  expect(bad.filter(id => isTypeId(id))).toEqual([])
  expect(isTypeId(good, 'lrn')).toBe(false)
  expect(() => decodeTypeId('per_')).toThrow('is not an id')
  expect(() => encodeTypeId('Per', '01890a5d-ac96-774b-bcce-b302099a8057')).toThrow('prefix')
  expect(() => encodeTypeId('per', 'not a uuid')).toThrow()
  expect(() => encodeTypeId('per', new Uint8Array(15))).toThrow('16 bytes')
})

it('gives a framework item the same id always, and no two items one', () => {
  // Kept in the data that is already out: a change here would lose every mapping's criteria.
  expect(frameworkId('ksb', 'ST0072', '1.1', 'K1')).toBe('ksb_6b6btq4x0rbkz9zc8eq036tvvc')
  expect(frameworkId('cri', 'a', 'bc')).not.toBe(frameworkId('cri', 'ab', 'c'))
  expect(frameworkId('cri', 'a')).not.toBe(frameworkId('uni', 'a').replace('uni_', 'cri_'))
  expect(FRAMEWORK_PREFIXES.every(prefix => isTypeId(frameworkId(prefix, 'x'), prefix))).toBe(true)
})
