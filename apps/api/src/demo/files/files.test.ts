import { fileTypeFromBuffer } from 'file-type'
import { describe, expect, it } from 'vitest'
import { drawPicture, SCENES } from './draw-picture.ts'
import { recordSound } from './record-sound.ts'
import { type DocumentContent, writeDocument } from './write-document.ts'

const letter: DocumentContent = {
  title: 'Your kettle, and what we can do today',
  source: 'Customer desk, Harlow & Finch · e-mail',
  blocks: [
    {
      kind: 'fields',
      fields: [
        ['From', 'Customer Desk'],
        ['To', null],
        ['Sent', '12 November, 14:08'],
      ],
    },
    {
      kind: 'paragraph',
      text: 'I can see why this is frustrating – and I’m sorry that you had to come in twice. Łukasz Zieliński',
    },
    { kind: 'heading', text: 'What I can do' },
    { kind: 'list', items: ['exchange it for the same model', 'refund £24.99 to your card'] },
    { kind: 'nextPage' },
    { kind: 'paragraph', text: 'Second page.' },
  ],
}

describe('a document', () => {
  it('is a PDF of as many pages as it has', async () => {
    const bytes = await writeDocument(letter)
    expect(await fileTypeFromBuffer(bytes)).toEqual({ ext: 'pdf', mime: 'application/pdf' })
    expect(bytes.toString('latin1')).toMatch(/\/Type \/Pages\n\/Count 2\n/)
  })

  it('has the same bytes for the same words, and others for other words', async () => {
    expect((await writeDocument(letter)).equals(await writeDocument(letter))).toBe(true)
    expect((await writeDocument(letter)).equals(await writeDocument({ ...letter, title: 'Other' }))).toBe(false)
  })

  it('carries no customer’s name where the learner hid it', async () => {
    // Without a value there is only a filled box: four fields, three of them written.
    const text = (await writeDocument(letter)).toString('latin1')
    expect(text.match(/ re\n/g)).toHaveLength(1)
  })
})

describe('a picture', () => {
  it.each(SCENES)('of %s is a small PNG, the same each time', async scene => {
    const bytes = drawPicture(scene, 3)
    expect(await fileTypeFromBuffer(bytes)).toEqual({ ext: 'png', mime: 'image/png' })
    expect(bytes.length).toBeLessThan(20_000)
    expect(drawPicture(scene, 3).equals(bytes)).toBe(true)
    expect(drawPicture(scene, 4).equals(bytes)).toBe(false)
  })
})

describe('a recording', () => {
  it('is a WAV of the length that was asked for, the same each time', async () => {
    const bytes = recordSound(4, 1)
    expect(await fileTypeFromBuffer(bytes)).toEqual({ ext: 'wav', mime: 'audio/wav' })
    expect(bytes.length).toBe(44 + 4 * 8_000)
    expect(recordSound(4, 1).equals(bytes)).toBe(true)
    expect(recordSound(4, 2).equals(bytes)).toBe(false)
  })

  it('can be heard, and never clips', () => {
    const samples = recordSound(4, 1).subarray(44)
    expect(Math.max(...samples)).toBeGreaterThan(150)
    expect(Math.max(...samples)).toBeLessThan(255)
    expect(Math.min(...samples)).toBeGreaterThan(0)
  })
})
