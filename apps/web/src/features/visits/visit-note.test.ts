import { describe, expect, it } from 'vitest'
import { createNote, insertTime, listNeeds, nameMedia, titleOf, toBody, type VisitMedia } from './visit-note.ts'

const begun = {
  id: '0'.repeat(32),
  personId: 'per_tom',
  enrolmentId: 'enr_1',
  learnerName: 'Chloe Okafor',
  mappingId: 'map_1',
  day: '2026-11-20',
  from: '09:05',
}
const note = createNote(begun, Date.parse('2026-11-20T09:05:00Z'))
const media = (name: string, kind: VisitMedia['kind'] = 'photo'): VisitMedia => ({
  id: name,
  noteId: note.id,
  personId: note.personId,
  kind,
  name,
  blob: new Blob(['x']),
  addedAt: 0,
  isRunning: false,
  uploadUrl: null,
})

describe('a note of a visit', () => {
  it('is sent with its own id, its times and what was ticked, and without what is empty', () => {
    expect(toBody({ ...note, to: '12:10', tags: { cri_1: '' } })).toEqual({
      noteId: note.id,
      title: 'Visit, 20 Nov',
      method: 'OB',
      occurredOn: '2026-11-20',
      from: '09:05',
      to: '12:10',
      criterionIds: ['cri_1'],
    })
    expect(titleOf({ ...note, title: ' Morning on the desk ' })).toBe('Morning on the desk')
  })

  it('is worth sending once something was written, ticked, photographed or spoken', () => {
    const nothing = { media: 0, isRecording: false }
    expect(listNeeds(note, nothing)).toEqual(['Write something, take a photo or speak first.'])
    expect(listNeeds(note, { ...nothing, media: 1 })).toEqual([])
    expect(listNeeds({ ...note, narrative: 'She rang.', to: '08:00' }, nothing)).toEqual(['It ends before it starts.'])
    expect(listNeeds(note, { media: 1, isRecording: true })).toEqual(['A recording goes on. Stop it first.'])
  })

  it('calls no two of its files the same, even after one was taken off', () => {
    const before = [media('Photo 2, 09.20.jpg')]
    expect(nameMedia('photo', [], 'image/jpeg', '09:20')).toBe('Photo 1, 09.20.jpg')
    expect(nameMedia('photo', before, 'image/jpeg', '09:20')).toBe('Photo 3, 09.20.jpg')
    expect(nameMedia('voice', before, 'audio/webm;codecs=opus', '09:21')).toBe('Voice note 1, 09.21.webm')
  })

  it('takes the time in where the cursor stands, on a line of its own', () => {
    expect(insertTime('', 0, '09:20')).toEqual({ text: '09:20 ', cursor: 6 })
    expect(insertTime('She rang.', 9, '09:20')).toEqual({ text: 'She rang.\n09:20 ', cursor: 16 })
  })
})
