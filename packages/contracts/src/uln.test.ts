import { expect, it } from 'vitest'
import { isUln } from './uln.ts'

it.each(['9276308686', '1000000043', '9999999999'])('takes the ULN %s', value => {
  expect(isUln(value)).toBe(true)
})

it.each(['1000000063', '9276308687', '927630868', '92763086860', '', 'abcdefghij', '９２７６３０８６８６'])(
  'refuses “%s”',
  value => {
    expect(isUln(value)).toBe(false)
  },
)
