import { expect, it } from 'vitest'
import { toFrame, toText } from './frames.ts'

it('writes events of one sequence one after another, and the id with the last', () => {
  const frames = ['enr_a', 'enr_b'].map(enrolmentId => toFrame({ event: 'gone', data: { enrolmentId } }))
  expect(toText(frames, 12)).toBe(
    [
      'event: gone',
      'data: {"enrolmentId":"enr_a"}',
      '',
      'event: gone',
      'data: {"enrolmentId":"enr_b"}',
      'id: 12',
      '',
      '',
    ].join('\n'),
  )
})
