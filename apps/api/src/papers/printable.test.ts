import { expect, it } from 'vitest'
import type { PaperJob } from './papers.model.ts'
import { toPrintable } from './printable.ts'
import { writePdf } from './write-pdf.ts'

const paperOf = (...texts: string[]): PaperJob => ({
  title: 'Feedback',
  orientation: 'portrait',
  about: texts.map(text => ['Learner', text] as const),
  foot: texts.join(' · '),
  blocks: [
    { kind: 'heading', text: 'Unit 6' },
    {
      kind: 'table',
      columns: [
        { name: 'Said', share: 1 },
        { name: 'By', share: 3 },
      ],
      rows: [texts],
      empty: 'Nothing.',
    },
  ],
})

it('a paper in the letters of Europe, Hebrew or Arabic says nothing more', () => {
  for (const name of [
    'Łukasz Żółć',
    'Nguyễn Thị Ánh',
    'Σωκράτης',
    'Олег',
    'דוד כהן',
    'محمد علي',
    '<b>O’Neil</b> & Co. – 5 €',
  ]) {
    expect(toPrintable(paperOf(name)).blocks).toHaveLength(2)
  }
})

it('a paper says where its letters do not reach, wherever that stands', () => {
  for (const name of ['王小明', 'ਸਿਮਰਨ ਕੌਰ', 'Emma 👩‍🔧']) {
    expect(toPrintable(paperOf(name)).blocks[0]).toMatchObject({ text: expect.stringContaining('empty box') })
    expect(toPrintable({ ...paperOf('Emma'), title: name }).blocks).toHaveLength(3)
  }
})

it('a tab is room between words', () => {
  expect(JSON.stringify(toPrintable(paperOf('one\ttwo')))).not.toContain('\\t')
})

it('whatever people wrote becomes a paper, and however long it is, soon', async () => {
  const texts = [
    '\u202Egnp.exe',
    'zero\u200bwidth',
    'Z̸̢̛͔a̶l̷g̴o̵',
    'A'.repeat(5_000),
    'word '.repeat(4_000),
    '😀'.repeat(3_000),
  ]
  for (const text of texts) {
    const bytes = await writePdf(paperOf(text, 'Ann Reed'))
    expect(Buffer.from(bytes).subarray(0, 5).toString()).toBe('%PDF-')
  }
}, 30_000)
