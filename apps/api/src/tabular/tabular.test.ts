import { deflateRawSync, inflateRawSync } from 'node:zlib'
import ExcelJs from 'exceljs'
import { describe, expect, it } from 'vitest'
import { matchColumns } from './match-columns.ts'
import { readDay } from './read-day.ts'
import { readTable } from './read-table.ts'
import { TABLE_LIMITS } from './tabular.model.ts'
import { createTabularService } from './tabular.service.ts'
import { writeCsv } from './write-csv.ts'

const tabular = createTabularService()
const paste = (text: string) =>
  readTable({ kind: 'read', bytes: Buffer.from(text), form: 'pasted', sheet: null, limits: TABLE_LIMITS })
const file = (bytes: Uint8Array | string, sheet: string | null = null) =>
  readTable({ kind: 'read', bytes: Buffer.from(bytes), form: 'file', sheet, limits: TABLE_LIMITS })
const workbook = async (fill: (book: ExcelJs.Workbook) => void) => {
  const book = new ExcelJs.Workbook()
  fill(book)
  return new Uint8Array(await book.xlsx.writeBuffer())
}

describe('cells pasted from a spreadsheet', () => {
  it('come with tabs between them, and line breaks inside quotation marks', async () => {
    const table = await paste('Name\tNote\nSingh\t"two\nlines"\nOkafor\t5" screen\n')
    expect(table).toMatchObject({ form: 'pasted', header: ['Name', 'Note'], headerLine: 1 })
    expect(table.rows).toEqual([
      { line: 2, cells: ['Singh', 'two\nlines'] },
      { line: 4, cells: ['Okafor', '5" screen'] },
    ])
  })

  it('keep their line numbers over empty lines', async () => {
    const table = await paste('\n\nName\tULN\n\t\nSingh\t1000000043\n\n\nGill\t\n')
    expect(table.headerLine).toBe(3)
    expect(table.rows.map(({ line }) => line)).toEqual([5, 8])
  })
})

describe('a CSV file', () => {
  it('begins at its heading, under a title and under headings merged over several columns', async () => {
    const heading = ['Unit', 'UAN', 'Credits', 'Criterion', 'Text']
    const row = ['6', '', '3', '2.10', 'Explain it']
    const above = [
      ['Criteria of unit 6', '', '', '', ''],
      ['Unit', '', '', 'Criterion', ''],
    ]
    for (const [mark, form] of [
      ['\t', 'pasted'],
      [',', 'file'],
      [';', 'file'],
    ] as const) {
      const text = [...above, heading, row].map(cells => cells.join(mark)).join('\r\n')
      const table = await (form === 'pasted' ? paste(text) : file(text))
      expect(table).toMatchObject({ header: heading, headerLine: 3, rows: [{ line: 4, cells: row }] })
    }
    const alone = await file(['Criteria of unit 6', heading.join(','), row.join(',')].join('\n'))
    expect(alone).toMatchObject({ header: heading, headerLine: 2 })
    const book = await workbook(wholly => {
      const sheet = wholly.addWorksheet('Criteria')
      for (const cells of [...above, heading, row]) sheet.addRow(cells)
      sheet.mergeCells('A1:E1')
      sheet.mergeCells('A2:C2')
      sheet.mergeCells('D2:E2')
    })
    expect(await file(book)).toMatchObject({ header: heading, headerLine: 3, rows: [{ line: 4, cells: row }] })
    // A heading that is short is the heading still, and what stands beyond it is said.
    const short = await file('Name,Note\nBen,a,b,c,d,e\n')
    expect(short).toMatchObject({ header: ['Name', 'Note'], remarks: [{ kind: 'longer' }] })
  })

  it('may have commas or semicolons, and says so itself or not', async () => {
    for (const text of ['A,B\n1,"x;y"\n', 'A;B\r\n1;x\r\n', 'sep=;\r\nA;B\r\n1;x\r\n']) {
      expect((await file(text)).header).toEqual(['A', 'B'])
    }
    expect((await file('sep=;\r\nA;B\r\n1;x\r\n')).rows[0]?.line).toBe(3)
  })

  it('is read in each encoding that spreadsheets save', async () => {
    const text = 'Name,Town\nZoë Núñez,Łódź\n'
    expect((await file(`\ufeff${text}`)).rows[0]?.cells[0]).toBe('Zoë Núñez')
    const utf16 = Buffer.from(`\ufeff${text}`, 'utf16le')
    expect(await file(utf16)).toMatchObject({ encoding: 'UTF-16', rows: [{ cells: ['Zoë Núñez', 'Łódź'] }] })
    expect(await file(utf16.subarray(2))).toMatchObject({ encoding: 'UTF-16', header: ['Name', 'Town'] })
    expect(await file(Buffer.from(utf16).swap16())).toMatchObject({ encoding: 'UTF-16', header: ['Name', 'Town'] })
    // Ren\xe9e O\x92Neill: a curly apostrophe of Windows-1252.
    const windows = Buffer.from('Name\nRen\xe9e O\x92Neill\n', 'latin1')
    expect(await file(windows)).toMatchObject({ encoding: 'Windows-1252', rows: [{ cells: ['Renée O’Neill'] }] })
  })

  it('keeps 2.10 and what looks like a formula as they are, and names the formula', async () => {
    const table = await file('Criterion,Note\n2.10,=HYPERLINK("x")\n"=""0012""",\n')
    expect(table.rows.map(({ cells }) => cells)).toEqual([
      ['2.10', '=HYPERLINK("x")'],
      ['0012', ''],
    ])
    expect(table.remarks).toEqual([{ line: 2, column: 1, kind: 'formula', words: '=HYPERLINK("x")' }])
  })

  it('is read to its end, however many empty lines stand in between', async () => {
    const table = await file(`Name,Age\nAnn,1\n${',\n'.repeat(20_000)}Bea,2\n`)
    expect(table.rows.map(({ line, cells }) => [line, ...cells])).toEqual([
      [2, 'Ann', '1'],
      [20_003, 'Bea', '2'],
    ])
  })

  it('with lines of another length is read, and they are named', async () => {
    const table = await file('A,B\n1\n1,2,3\n1,2,,\n')
    expect(table.rows.map(({ cells }) => cells)).toEqual([
      ['1', ''],
      ['1', '2'],
      ['1', '2'],
    ])
    expect(table.remarks).toEqual([
      { line: 3, column: null, kind: 'longer', words: '3' },
      { line: 2, column: null, kind: 'shorter', words: '' },
    ])
  })

  it('is refused with a sentence where it can’t be read', async () => {
    await expect(file('A,B\n"never closed,2\n')).rejects.toThrow('never closed')
    await expect(file('\n \n')).rejects.toThrow('There is nothing in this table.')
    await expect(file(Buffer.from([0x25, 0x50, 0x44, 0x46, 0, 1, 2]))).rejects.toThrow('This is not a table.')
    await expect(file(`A\n${'x'.repeat(10_001)}\n`)).rejects.toThrow(
      'Line 2, column 1 has more than 10,000 characters.',
    )
    await expect(file(`${'a,'.repeat(60)}z\n1\n`)).rejects.toThrow('This table has 61 columns.')
    await expect(file(`A\n${'1\n'.repeat(5_001)}`)).rejects.toThrow('more than 5,000 lines')
  })
})

describe('a workbook', () => {
  it('gives text as text and tells of numbers, days and formulas', async () => {
    const bytes = await workbook(book => {
      const sheet = book.addWorksheet('Units')
      sheet.addRow(['Criterion', 'ULN', 'Start', 'Name', 'Mail'])
      sheet.addRow([
        '2.10',
        9276308686,
        new Date('2026-09-01T00:00:00Z'),
        { formula: 'CONCATENATE("Har","preet")', result: 'Harpreet' },
        { text: 'h@gill.example', hyperlink: 'mailto:h@gill.example' },
      ])
      sheet.addRow([])
      sheet.addRow([2.1, null, 46266, { richText: [{ text: 'Da' }, { text: 'niel' }] }, { error: '#N/A' }])
    })
    const table = await file(bytes)
    expect(table).toMatchObject({ form: 'workbook', sheet: 'Units', sheets: ['Units'] })
    expect(table.rows).toEqual([
      { line: 2, cells: ['2.10', '9276308686', '2026-09-01', 'Harpreet', 'h@gill.example'] },
      { line: 4, cells: ['2.1', '', '46266', 'Daniel', '#N/A'] },
    ])
    expect(table.remarks.map(({ line, column, kind }) => `${line}/${column} ${kind}`)).toEqual([
      '2/1 number',
      '2/2 date',
      '2/3 formula',
      '4/0 number',
      '4/2 number',
      '4/4 error',
    ])
  })

  it('may have several sheets, of which one can be named', async () => {
    const bytes = await workbook(book => {
      book.addWorksheet('Empty')
      book.addWorksheet('One').addRow(['A'])
      book.addWorksheet('Two').addRow(['B'])
    })
    expect(await file(bytes)).toMatchObject({ sheet: 'One', sheets: ['One', 'Two'] })
    expect(await file(bytes, 'Two')).toMatchObject({ header: ['B'] })
    await expect(file(bytes, 'Three')).rejects.toThrow('no sheet “Three”')
  })

  it('that is something else, broken or a bomb is refused with a sentence', async () => {
    const whole = await workbook(book => book.addWorksheet('A').addRow(['A']))
    await expect(file(whole.subarray(0, whole.length - 40))).rejects.toThrow('not whole')
    await expect(file(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]))).rejects.toThrow('Save it as XLSX')
    await expect(file(zipOf([['content.xml', Buffer.from('<x/>')]]))).rejects.toThrow('not an XLSX workbook')
    const bomb = zipOf([['xl/workbook.xml', Buffer.alloc(60 * 1024 ** 2)]])
    expect(bomb.length).toBeLessThan(TABLE_LIMITS.bytes)
    await expect(file(bomb)).rejects.toThrow('too large once unpacked')
  })

  it('is refused where more would be opened than was counted', async () => {
    const small = ['xl/workbook.xml', Buffer.from('<x/>')] as const
    const bomb = ['xl/worksheets/sheet1.xml', Buffer.alloc(60 * 1024 ** 2)] as const
    // Two entries, and it says one.
    await expect(file(zipOf([small, bomb], { said: 1 }))).rejects.toThrow('not whole')
    // Something stands before it: what counts would look in one place, and what opens in another.
    await expect(file(Buffer.concat([zipOf([small]), zipOf([bomb])]))).rejects.toThrow('not whole')
    // Another directory, for those who read the newer form of it.
    await expect(file(zipOf([small], { saidSize: 0xffffffff }))).rejects.toThrow('not whole')
    await expect(file(zipOf([bomb, small]))).rejects.toThrow('too large once unpacked')
  })

  it('whose names spread over millions of cells is given up, and the next has its turn', async () => {
    const hasty = createTabularService({ ...TABLE_LIMITS, durationMs: 3_000 })
    const book = new ExcelJs.Workbook()
    book.addWorksheet('A').addRow(['A'])
    book.definedNames.add('A!$A$1', 'all')
    const bytes = rewrite(new Uint8Array(await book.xlsx.writeBuffer()), 'xl/workbook.xml', xml =>
      xml.replace('$A$1', '$A$1:$XFD$1048576'),
    )
    const base64 = bytes.toString('base64')
    await expect(hasty.readTable({ fileName: 'a.xlsx', base64 })).rejects.toMatchObject({
      code: 'table.unreadable',
    })
    expect(await hasty.readTable({ text: 'A\n1' })).toMatchObject({ header: ['A'] })
  })

  it('holds no entity that is spelled out, and no macro that runs: only cells are read', async () => {
    const laughs = Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join('')
    const bytes = rewrite(
      await workbook(book => book.addWorksheet('A').addRow(['Name'])),
      'xl/sharedStrings.xml',
      xml =>
        xml
          .replace('<sst', `<!DOCTYPE sst [<!ENTITY l0 "ha"><!ENTITY f SYSTEM "file:///etc/passwd">${laughs}]><sst`)
          .replace('Name', '&l9;&f;'),
      ['xl/vbaProject.bin', Buffer.from('Sub Auto_Open()')],
    )
    const read = await file(bytes).catch((error: unknown) => error)
    expect(JSON.stringify(read)).not.toContain('root:')
    expect(JSON.stringify(read).length).toBeLessThan(2_000)
  })
})

describe('the thread in which tables are read', () => {
  it('reads one after another, and says what can’t be read', async () => {
    const base64 = Buffer.from(await workbook(book => book.addWorksheet('A').addRow(['A']))).toString('base64')
    const tables = await Promise.all([
      tabular.readTable({ text: 'A\n1' }),
      tabular.readTable({ fileName: 'a.xlsx', base64 }),
      tabular.readTable({ text: '"' }).catch((error: unknown) => error),
      tabular.readTable({ text: 'B\n2' }),
    ])
    expect(tables).toMatchObject([
      { form: 'pasted', header: ['A'] },
      { form: 'workbook', header: ['A'] },
      { code: 'table.unreadable', message: expect.stringContaining('never closed') },
      { header: ['B'] },
    ])
  })

  it('is given up when it takes too long, and the next has its turn', async () => {
    const hasty = createTabularService({ ...TABLE_LIMITS, durationMs: 1 })
    await expect(hasty.readTable({ text: 'A\n1' })).rejects.toMatchObject({ code: 'table.unreadable' })
    await expect(hasty.readTable({ text: 'A\n1' })).rejects.toThrow('This takes too long to read.')
  })

  it('is not asked to read what is too large', async () => {
    const small = createTabularService({ ...TABLE_LIMITS, bytes: 3 })
    await expect(small.readTable({ text: 'A\n1\n' })).rejects.toMatchObject({ code: 'table.tooLarge' })
  })
})

it('writes tables in which 2.10 stays 2.10 and no cell becomes a formula, and reads them back', async () => {
  const sheet = {
    name: 'Criteria: all/most',
    columns: [{ name: 'Criterion' }, { name: 'Text' }, { name: 'Credits' }, { name: 'On' }],
    rows: [
      ['2.10', '=1+1', 4, { day: '2026-11-21' }],
      ['2.1', '+44 20 7946 0000, "home"', null, null],
      ['1-2', '@name', -3, null],
      ['3.1', '\u200b=1+1', null, null],
      ['3.2', '＝1+1', null, null],
    ],
  }
  const csv = writeCsv(sheet)
  expect(csv).toBe(
    '\ufeffCriterion,Text,Credits,On\r\n2.10,"\'=1+1",4,2026-11-21\r\n2.1,"\'+44 20 7946 0000, ""home""",,\r\n1-2,"\'@name",-3,\r\n3.1,"\'\u200b=1+1",,\r\n3.2,"\'＝1+1",,\r\n',
  )
  const texts = [
    ['2.10', '=1+1', '4', '2026-11-21'],
    ['2.1', '+44 20 7946 0000, "home"', '', ''],
    ['1-2', '@name', '-3', ''],
    ['3.1', '=1+1', '', ''],
    ['3.2', '＝1+1', '', ''],
  ]
  expect((await file(csv)).rows.map(({ cells }) => cells)).toEqual(texts)
  const table = await file(await tabular.writeWorkbook([sheet]))
  expect(table.rows.map(({ cells }) => cells)).toEqual(texts)
  expect(table.remarks.some(({ kind }) => kind === 'formula')).toBe(false)
  expect(table.remarks.some(({ column }) => column === 0)).toBe(false)
})

it('knows columns by what people call them', () => {
  const known = [
    { key: 'family', name: 'Family name', aliases: ['Surname', 'Last name'], isNeeded: true },
    { key: 'email', name: 'E-mail', aliases: ['E-mail address'] },
    { key: 'start', name: 'Start', aliases: [], isNeeded: true },
  ] as const
  const matched = matchColumns(['SURNAME *', 'email address', 'Shoe size', 'E-Mail', 'Begins'], known)
  expect([...matched.columns]).toEqual([
    ['family', 0],
    ['email', 1],
  ])
  expect(matched.unknown.map(({ heading }) => heading)).toEqual(['Shoe size', 'Begins'])
  expect(matched.repeated).toEqual([{ column: 3, heading: 'E-Mail', name: 'E-mail' }])
  expect(matched.missing).toEqual(['Start'])
  expect(matchColumns(['Surname', 'Mail', 'Begins'], known, { 2: 'start', 0: null }).columns.get('start')).toBe(2)
})

it('reads a day as people in England and spreadsheets write it', () => {
  for (const text of ['21/11/2026', '21.11.2026', '2026-11-21', '21 Nov 2026', '21st November 2026', '46347']) {
    expect(readDay(text)).toEqual({ ok: true, day: '2026-11-21' })
  }
  expect(readDay('9/3/2026')).toEqual({ ok: true, day: '2026-03-09' })
  expect(readDay('11/21/2026')).toMatchObject({ sentence: expect.stringContaining('The day goes first') })
  expect(readDay('31/02/2026')).toMatchObject({ sentence: expect.stringContaining('does not exist') })
  expect(readDay('1/9/26')).toMatchObject({ sentence: expect.stringContaining('four digits') })
  expect(readDay('soon')).toMatchObject({ ok: false })
})

/** A zip as small as it can be written; it says of every file that it is small, and of itself what it is told. */
function zipOf(
  files: readonly (readonly [name: string, content: Buffer])[],
  { said = files.length, saidSize }: { said?: number; saidSize?: number } = {},
): Buffer {
  const locals: Buffer[] = []
  const entries: Buffer[] = []
  let at = 0
  for (const [name, content] of files) {
    const packed = deflateRawSync(content)
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(8, 8)
    local.writeUInt32LE(packed.length, 18)
    local.writeUInt32LE(10, 22)
    local.writeUInt16LE(name.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(8, 10)
    entry.writeUInt32LE(packed.length, 20)
    entry.writeUInt32LE(10, 24)
    entry.writeUInt16LE(name.length, 28)
    entry.writeUInt32LE(at, 42)
    locals.push(Buffer.concat([local, Buffer.from(name), packed]))
    entries.push(Buffer.concat([entry, Buffer.from(name)]))
    at += 30 + name.length + packed.length
  }
  const directory = Buffer.concat(entries)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(said, 8)
  end.writeUInt16LE(said, 10)
  end.writeUInt32LE(saidSize ?? directory.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...locals, directory, end])
}

/** The same workbook with one of its files changed, and others beside it. */
function rewrite(
  workbook: Uint8Array,
  name: string,
  change: (xml: string) => string,
  ...more: readonly (readonly [string, Buffer])[]
): Buffer {
  const bytes = Buffer.from(workbook)
  const files: (readonly [string, Buffer])[] = []
  let at = bytes.readUInt32LE(bytes.length - 22 + 16)
  for (let left = bytes.readUInt16LE(bytes.length - 22 + 10); left > 0; left--) {
    const lengths = [28, 30, 32].map(offset => bytes.readUInt16LE(at + offset))
    const [nameLength = 0] = lengths
    const local = bytes.readUInt32LE(at + 42)
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
    const packed = bytes.subarray(start, start + bytes.readUInt32LE(at + 20))
    const content = bytes.readUInt16LE(at + 10) === 8 ? inflateRawSync(packed) : packed
    files.push([bytes.toString('utf8', at + 46, at + 46 + nameLength), content])
    at += lengths.reduce((sum, length) => sum + length, 46)
  }
  const changed = files.map(([known, content]) => {
    if (known !== name) return [known, content] as const
    const xml = change(content.toString())
    expect(xml).not.toBe(content.toString())
    return [known, Buffer.from(xml)] as const
  })
  return zipOf([...changed, ...more])
}
