/** What can't be read stops the import at once, with its place; there is never half a mapping. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ImportError, type ImportErrorCode } from './import-error.ts'
import { importMapping } from './import-mapping.ts'
import {
  declarationOf,
  getDiscrepancy,
  importChanged,
  importText,
  readDocument,
  toPipes,
  toTabs,
} from './importer.test-utils.ts'
import { LIMITS } from './read-text.ts'

const ROW = ['Knowing your customers', 'Understand who customers are.', 'Unit 1 Deliver 1.1 Explain'] as const
/** Of processor time, so that a busy machine makes no difference. Backtracking would take minutes. */
const A_MOMENT_MS = 1_500

function requireQuick<T>(act: () => T): T {
  const startedAt = process.cpuUsage()
  try {
    return act()
  } finally {
    const { user, system } = process.cpuUsage(startedAt)
    expect((user + system) / 1_000).toBeLessThan(A_MOMENT_MS)
  }
}

function findError(act: () => unknown): ImportError {
  try {
    requireQuick(act)
  } catch (error) {
    if (error instanceof ImportError) return error
    throw error
  }
  throw new Error('The import went through')
}

function findErrorOfBytes(bytes: Uint8Array): ImportError {
  return findError(() => importMapping(bytes, declarationOf('A')))
}

function findErrorOfCell(cell: string): ImportError {
  return findError(() => importText(toPipes([[ROW[0], ROW[1], cell]])))
}

describe('files that are no mapping document', () => {
  it('names an empty file and one of blank space', () => {
    expect(findErrorOfBytes(new Uint8Array())).toMatchObject({ code: 'file.empty', line: null })
    expect(findError(() => importText(' \n\t\n '))).toMatchObject({ code: 'file.empty', line: 1 })
  })

  it('names the line of the first byte that is not text', () => {
    const nul = findError(() => importText(`${toPipes([ROW])}\n| a\0b | | |`))
    expect(nul).toMatchObject({ code: 'file.notText', line: 4 })
    expect(nul.message).toMatch(/^Line 4: Character 4 \(U\+0000\)/)
    const latin1 = Buffer.from(toPipes([['Equality – caf\u00e9', ROW[1], ROW[2]]]).replace('–', '-'), 'latin1')
    expect(findErrorOfBytes(latin1)).toMatchObject({ code: 'file.notText', line: 3 })
    const noise = Uint8Array.from({ length: 50_000 }, (_, i) => (i * 7919 + (i >> 3)) % 256)
    expect(findErrorOfBytes(noise).code).toBe('file.notText')
  })

  it('refuses characters that reorder what a reader sees', () => {
    expect(findErrorOfCell('Unit 1 1.1 Explain \u202E nialpxE')).toMatchObject({ code: 'file.notText', line: 3 })
  })

  it('says what a PDF, a Word file and UTF-16 are', () => {
    const codes = [[...Buffer.from('%PDF-1.7\n')], [0x50, 0x4b, 3, 4, 20], [0xff, 0xfe, 0x7c, 0]].map(
      bytes => findErrorOfBytes(Uint8Array.from(bytes)).code,
    )
    expect(codes).toEqual(['file.otherFormat', 'file.otherFormat', 'file.otherFormat'])
  })

  it('refuses 50 MB by its size alone', () => {
    const error = findErrorOfBytes(new Uint8Array(50_000_000))
    expect(error).toMatchObject({ code: 'file.tooLarge', line: null })
    expect(error.message).toContain('50 MB')
  })

  it('names a table of something else by its first line and cell', () => {
    const pipes = findError(() => importText('Prices\n\n| Product | Price |\n|---|---|\n| Tea | 1.10 |'))
    expect(pipes).toMatchObject({ code: 'document.notAMapping', line: 3, cell: 1 })
    expect(pipes.message).toContain('“Product”')
    expect(findError(() => importText('name\temail\nAda\tada@example.com'))).toMatchObject({
      code: 'document.notAMapping',
      line: 1,
    })
    expect(findError(() => importText('\nOnly words.'))).toMatchObject({ code: 'document.notAMapping', line: 2 })
    expect(findError(() => importText('<html><body><script>alert(1)</script></body></html>')).code).toBe(
      'document.notAMapping',
    )
  })

  it('names a mapping to another standard, of which no row is known', () => {
    const rows = [['Baking', 'Know how to prove dough.', 'Unit 1 1.1 Explain']] as const
    expect(findError(() => importText(toTabs(rows)))).toMatchObject({
      code: 'document.otherStandard',
      line: 2,
      cell: 2,
    })
  })
})

describe('tables that are broken', () => {
  it('names the line of a row with too few or too many cells, or without its end', () => {
    const table = toPipes([ROW])
    expect(findError(() => importText(`${table}\n| a | b |`))).toMatchObject({ code: 'table.columns', line: 4 })
    expect(findError(() => importText(`${table}\n| a | b | c | d |`))).toMatchObject({ code: 'table.columns', line: 4 })
    expect(findError(() => importText(`${table}\n| a | b | Unit 1 1.2`))).toMatchObject({
      code: 'table.columns',
      line: 4,
      cell: 3,
    })
    expect(findError(() => importText(`${toTabs([ROW])}\norganisation\tUnit 03 1.2`))).toMatchObject({
      code: 'table.columns',
      line: 3,
    })
  })

  it('names a row that belongs to no section or to no KSB', () => {
    expect(findError(() => importText(`| ${ROW.join(' | ')} |\n${toPipes([ROW])}`))).toMatchObject({
      code: 'row.beforeSection',
      line: 1,
    })
    expect(findError(() => importText(toPipes([['', '', ROW[2]]])))).toMatchObject({
      code: 'row.noKsb',
      line: 3,
      cell: 2,
    })
    expect(findError(() => importText(toPipes([ROW, ['An area', '', ROW[2]]])))).toMatchObject({ line: 4, cell: 2 })
  })

  it('keeps a draft with words that it could not read from being published, and says where they stand', () => {
    const cell = (text: string) => importText(toPipes([[ROW[0], ROW[1], text]]))
    for (const text of [
      'See the handbook',
      'Unit 1 2.1-2.4',
      'Unit 1 1.1.1',
      '1.1 Explain',
      'Unit 1 1.1 Explain 9.99',
    ]) {
      expect(getDiscrepancy(cell(text), 'cell.unread')).toMatchObject({ severity: 'error', line: 3 })
    }
    const stray = importChanged('B', text => text.replace('\n\nYour role', '\nPage 2 of 3\nYour role'))
    expect(getDiscrepancy(stray, 'line.unread')).toMatchObject({ severity: 'error', line: 18, words: 'Page 2 of 3' })
  })
})

describe('hostile markup', () => {
  it.each([
    '<script>alert(1)</script> Unit 1 1.1 Explain',
    '<img src=x onerror=alert(1)> Unit 1 1.1 Explain',
    '<p onclick="alert(1)">Unit 1 1.1 Explain</p>',
    '<p style="background:url(javascript:alert(1))">Unit 1 1.1 Explain</p>',
    '<a href="javascript:alert(1)">Unit 1 1.1 Explain</a>',
    '<svg/onload=alert(1)> Unit 1 1.1 Explain',
    '<!-- Unit 1 --> 1.1 Explain',
    '<?php ?> Unit 1 1.1 Explain',
    '<P/ONCLICK=alert(1)>Unit 1 1.1 Explain',
    '<p title="a>b">Unit 1 1.1 Explain</p>',
    '&lt;script&gt;alert(1)&lt;/script&gt; Unit 1 1.1 Explain',
    '<iframe srcdoc="&lt;script&gt;"> Unit 1 1.1 Explain',
  ])('stops at %s', cell => {
    expect(findErrorOfCell(cell)).toMatchObject({ code: 'html.notAllowed', line: 3, cell: 3 })
  })

  it.each([
    '<ul style="list-style-type: none" Unit 1 1.1',
    'Unit 1 1.1 Explain <p',
    '<p <p>Unit 1 1.1',
    '<scr<script>ipt>',
  ])('names a tag that is not closed: %s', cell => {
    expect(findErrorOfCell(cell)).toMatchObject({ code: 'html.unclosed', line: 3, cell: 3 })
  })

  it('names the cell, whichever it is, and a line before the table too', () => {
    const inKsb = findError(() => importText(toPipes([[ROW[0], '<script>', ROW[2]]])))
    expect(inKsb).toMatchObject({ line: 3, cell: 2 })
    expect(inKsb.message).toMatch(/^Line 3, cell 2: “<script>” is not allowed/)
    expect(findError(() => importText(`<object>\n${toPipes([ROW])}`))).toMatchObject({ line: 1, cell: 1 })
  })

  it('takes signs that are not tags as the text that they are', () => {
    const result = importText(
      toPipes([[ROW[0], ROW[1], 'Unit 1 Deliver 1.1 Explain why 1 < 2 &amp; 3 > 2 &nbsp; at AT&T']]),
    )
    const criteria = result.qualification.units.flatMap(unit => unit.criteria)
    expect(criteria.map(({ text }) => text)).toEqual(['Explain why 1 < 2 & 3 > 2 at AT&T'])
  })
})

describe('inputs made to be slow', () => {
  const long = (text: string) => text.repeat(Math.floor((LIMITS.lineLength - 200) / text.length))
  const many = (line: (i: number) => string) => {
    const lines: string[] = []
    for (let i = 0, size = 0; size < LIMITS.bytes - 2_000 && i < LIMITS.lines - 10; i++) {
      lines.push(line(i))
      size += line(i).length + 1
    }
    return `${toPipes([ROW])}\n${lines.join('\n')}`
  }

  it('names a line of absurd length, and a file of too many lines', () => {
    const error = findError(() => importText(`${toPipes([ROW])}\n| a | b | ${'x'.repeat(1_000_000)} |`))
    expect(error).toMatchObject({ code: 'line.tooLong', line: 4 })
    expect(findError(() => importText(`${'\n'.repeat(LIMITS.lines)}x`))).toMatchObject({ code: 'file.tooManyLines' })
  })

  it.each([
    ['tags that open and open', 'html.unclosed', long('<p')],
    ['angle brackets', null, `Unit 1 1.1 ${long('< ')}`],
    ['ampersands', null, `Unit 1 1.1 ${long('&amp')}`],
    ['attributes', 'html.notAllowed', `<p style="${long('a:b;')}" x>Unit 1 1.1`],
    ['dashes', null, `Unit 1 1.1 ${long('-')}!`],
    ['apostrophes', null, `Unit 1 1.1 ${long("a'")}`],
    ['spaces', null, `Unit 1 1.1 ${long(' ')} x`],
    ['numbers', null, `Unit 1 ${long('1.1 ')}`],
    ['digits', null, `Unit 1 1.1 ${long('1.')}x`],
  ] as const)('is done in a moment with a cell of %s', (_, code, cell) => {
    if (code === null) requireQuick(() => importText(toPipes([[ROW[0], ROW[1], cell]])))
    else expect(findErrorOfCell(cell).code satisfies ImportErrorCode).toBe(code)
  })

  it('is done in a moment with as many KSBs as there may be, each almost like one of the standard', () => {
    const ksb = (i: number) => `Understand who customers ${i} are ${'and the different needs '.repeat(12)}`
    const rows = Array.from({ length: LIMITS.ksbRows - 1 }, (_, i) => [ROW[0], ksb(i), ROW[2]] as const)
    const { mapping } = requireQuick(() => importText(toPipes([ROW, ...rows])))
    expect(mapping.discrepancies.filter(({ code }) => code === 'ksb.unmatched')).toHaveLength(rows.length)
  })

  it.each([
    ['rows that continue one KSB', (i: number) => `| | | Unit 1 1.1 Explain ${i} |`],
    ['units', (i: number) => `| | | Unit ${1 + (i % 999)} Title ${i} 29.39 x |`],
    ['criteria', () => `| | | Unit 1 ${'1.1 1.2 1.3 '.repeat(300)} |`],
    [
      'KSBs that are almost alike',
      (i: number) => `| | Understand who customers ${i} are ${'and who '.repeat(90)} | Unit 1 1.1 |`,
    ],
    ['separators', () => `|${'-'.repeat(500)}|---|---|`],
    ['lines of prose', (i: number) => `prose ${i}`],
    ['numbers that can’t be read', () => `| | | Unit 1 ${'2.1-2.4 '.repeat(400)} |`],
  ] as const)('is done in a moment with 2 MB of %s', (_, line) => {
    const text = many(line)
    try {
      requireQuick(() => importText(text))
    } catch (error) {
      expect(error).toBeInstanceOf(ImportError)
    }
  })
})

describe('whatever the input', () => {
  it('any text is read whole or refused as a document, never anything else', () => {
    const piece = fc.constantFrom(
      '| ',
      ' |',
      '\n',
      '\t',
      '<p>',
      '<ul',
      '>',
      'Unit 1',
      '1.1',
      '2.10,',
      'No mapping',
      'x',
      '-',
    )
    const cell = fc.oneof(piece, fc.string(), fc.constantFrom(...ROW))
    const document = fc.array(fc.tuple(cell, cell, cell), { maxLength: 12 }).map(rows => toPipes(rows))
    fc.assert(
      fc.property(
        fc.oneof(
          document,
          fc.string(),
          fc.array(piece).map(all => all.join('')),
        ),
        text => {
          try {
            const { mapping, document: read } = importText(text)
            expect(mapping.rows).toHaveLength(35)
            expect(read.lines.map(({ raw }) => raw)).toEqual(text.split('\n').map(line => line.replace(/\r$/, '')))
          } catch (error) {
            expect(error).toBeInstanceOf(ImportError)
          }
        },
      ),
    )
  })

  it('a real document cut off anywhere is a shorter document or an error, and never has a criterion that it lacks', () => {
    const bytes = readDocument('B')
    const whole = new Set(bytes.toString('utf8').match(/\d\.\d+/g))
    fc.assert(
      fc.property(fc.nat(bytes.length), end => {
        try {
          const { mapping } = importMapping(bytes.subarray(0, end), declarationOf('B'))
          const refs = mapping.rows.flatMap(row => row.links.map(link => link.ref?.split(' ')[1] ?? ''))
          expect(refs.every(number => [...whole].some(known => known.startsWith(number)))).toBe(true)
          expect(mapping.rows.filter(({ status }) => status === 'mapped').length).toBeLessThanOrEqual(33)
        } catch (error) {
          expect(error).toBeInstanceOf(ImportError)
        }
      }),
      { numRuns: 40 },
    )
  })
})
