/** Section 4.1 of the list of traps: container and layout. */
import { describe, expect, it } from 'vitest'
import {
  getDiscrepancy,
  getRow,
  getUnit,
  importDocument,
  importText,
  listDiscrepancies,
  listRefs,
  readDocument,
  toPipes,
} from './importer.test-utils.ts'

describe('container and layout', () => {
  it('[4.1-1] reads a pipe table and a tab-separated one, and loses no line of either', () => {
    const [a, b] = [importDocument('A'), importDocument('B')]
    expect([a.document.format, b.document.format]).toEqual(['pipes', 'tabs'])
    expect(a.document.lines.map(({ raw }) => raw).join('\n')).toBe(readDocument('A').toString('utf8'))
    expect(b.document.lines.map(({ raw }) => raw).join('\n')).toBe(readDocument('B').toString('utf8'))
  })

  it('[4.1-2] joins 30 page tables, of which 27 begin with a blank header, into one', () => {
    const result = importDocument('A')
    const heads = result.document.lines.filter(({ content }) => content.type === 'blankHeader')
    expect(heads).toHaveLength(27)
    expect(result.document.lines.filter(({ content }) => content.type === 'section')).toHaveLength(3)
    const discrepancy = getDiscrepancy(result, 'document.pageTables')
    expect(discrepancy.message).toContain('30 tables')
    expect(discrepancy.lines).toEqual(heads.map(({ line }) => line))
    expect(listDiscrepancies(importDocument('B'), 'document.pageTables')).toEqual([])
  })

  it('[4.1-3] takes none of the 42 separator rows for data, not even those after the data', () => {
    const result = importDocument('A')
    expect(result.document.lines.filter(({ content }) => content.type === 'separator')).toHaveLength(42)
    expect(getDiscrepancy(result, 'document.repeatedSeparators').lines).toEqual([
      16, 28, 61, 66, 71, 76, 87, 108, 118, 123, 156, 166,
    ])
    expect(result.tokens.rows.flatMap(row => row.unread)).toEqual([])
  })

  it('[4.1-4] knows the three beginnings of the 25 rows that continue a KSB of the page before', () => {
    const result = importDocument('A')
    const continuations = result.tokens.rows.flatMap(row => row.continuations)
    const linesOf = (starts: string) => continuations.filter(one => one.starts === starts).map(({ line }) => line)
    expect(continuations).toHaveLength(25)
    expect(linesOf('unit')).toEqual([15, 39, 51, 117, 139, 165])
    expect(linesOf('criterion')).toEqual([20, 60, 75, 86, 102, 144, 155, 160])
    expect(linesOf('text')).toEqual([32, 46, 65, 80, 91, 97, 107, 112, 122, 133, 150])
  })

  it('[4.1-4] joins a criterion broken over a page, and keeps both lines as its source', () => {
    const result = importDocument('A')
    const link = getRow(result, 'K7').links.find(({ ref }) => ref === 'U32 1.5')
    expect(link?.sources.map(({ line, words }) => ({ line, words }))).toEqual([
      { line: 27, words: '1.5 Explain the potential consequences for an organisation' },
      { line: 32, words: 'of failing to comply with equality legislation' },
    ])
    expect(getUnit(result, 32).criteria.find(({ number }) => number === '1.5')?.text).toBe(
      'Explain the potential consequences for an organisation of failing to comply with equality legislation',
    )
    const splits = listDiscrepancies(result, 'criterion.splitOverPages')
    expect(splits).toHaveLength(11)
    expect(splits.map(({ lines }) => lines?.at(-1))).toEqual([32, 46, 65, 80, 91, 97, 107, 112, 122, 133, 150])
  })

  it('[4.1-4] gives a criterion at the head of a page to the unit named on the page before', () => {
    const result = importDocument('A')
    const source = getRow(result, 'K3').links.find(({ ref }) => ref === 'U17 1.3')?.sources[0]
    expect(source).toMatchObject({ line: 20, unit: 'Unit 17 Develop customer relationships' })
    expect(listRefs(result, 'S1')).toContain('U6 2.2')
    expect(listDiscrepancies(result, 'unit.inheritedOverPage').map(({ line }) => line)).toEqual([
      20, 60, 75, 86, 102, 144, 155, 160,
    ])
  })

  it('[4.1-5] reads a page that holds only the tail of a criterion, and a tail before a new KSB', () => {
    const result = importDocument('A')
    const sourcesOf = (code: string) => getRow(result, code).links.find(({ ref }) => ref === 'U17 2.5')?.sources ?? []
    expect(sourcesOf('S10').map(({ line }) => line)).toEqual([117, 122])
    expect(sourcesOf('S10').at(-1)?.words).toBe('may interest them')
    expect(sourcesOf('S2').map(({ line }) => line)).toEqual([75, 80])
    expect(getRow(result, 'S4').source?.line).toBe(81)
  })

  it('[4.1-6] takes the kind of KSB from the section headers, which continuation pages do not repeat', () => {
    for (const letter of ['A', 'B'] as const) {
      const { rows } = importDocument(letter).tokens
      expect(rows.map(({ kind }) => kind.charAt(0)).join('')).toBe('kkkkkkkkkkkkkkksssssssssbbbbbbbbbb')
    }
  })

  it('[4.1-7] fills areas down, and tells a new KSB of an area from the same KSB on a new page', () => {
    const result = importDocument('A')
    const areaOf = (line: number) => result.tokens.rows.find(row => row.line === line)?.area
    expect(areaOf(11)).toEqual({ line: 9, words: 'Knowing your customers' })
    expect(areaOf(113)).toEqual({ line: 93, words: 'Dealing with customer conflict and challenge' })
    expect(result.tokens.rows.some(row => row.line === 15)).toBe(false)
    expect(importDocument('B').tokens.rows.find(row => row.line === 10)?.area.words).toBe('Knowing your customers')
  })

  it('[4.1-7] does not carry a KSB or an area over into the next section', () => {
    const text = `${toPipes([['Knowing your customers', 'Understand who customers are.', 'Unit 1 1.1 Say who']])}\n`
    const skills = '| Skills | | Unit and assessment criteria |\n'
    expect(() => importText(`${text}${skills}| | | 1.2 Say more |`)).toThrow('Line 5, cell 2')
    expect(() => importText(`${text}${skills}| | Demonstrate patience and calmness. | 1.2 Say more |`)).toThrow(
      'Line 5, cell 1',
    )
  })

  it('[4.1-8] splits criteria by their numbers, whatever tags stand around them and however they are closed', () => {
    const cells = [
      'Unit 2 Understand 1.1 Explain one 1.2 Explain two',
      '<p>Unit 2 Understand 1.1 Explain one 1.2 Explain two</p>',
      '<p>Unit 2 Understand</p> <p>1.1 Explain one</p><p>1.2 Explain two</p>',
      '<ul style="list-style-type: none"> Unit 2 Understand <li>1.1 Explain one</li> <li>1.2 Explain two </ul>',
    ]
    for (const cell of cells) {
      const result = importText(toPipes([['Knowing your customers', 'Understand who customers are.', cell]]))
      expect(getUnit(result, 2).criteria.map(({ number, text }) => [number, text])).toEqual([
        ['1.1', 'Explain one'],
        ['1.2', 'Explain two'],
      ])
    }
  })

  it('[4.1-8] reads blank lines of the second document as page breaks, and needs no line end at the end', () => {
    const result = importDocument('B')
    expect(getDiscrepancy(result, 'document.blankLines').lines).toEqual([18, 31])
    expect(result.mapping.source.lines).toBe(45)
    expect(listRefs(result, 'B10')).toEqual(['U3 1.5', 'U3 1.6'])
    expect(getDiscrepancy(result, 'document.openMarkup').message).toContain('33 lists are opened and 0 closed')
    expect(getDiscrepancy(importDocument('A'), 'document.openMarkup').message).toContain('30 lists are opened')
  })

  it('[4.1-9] lets no markup out: every word of the data is plain text', () => {
    for (const letter of ['A', 'B'] as const) {
      const { mapping, qualification } = importDocument(letter)
      expect(JSON.stringify([mapping, qualification])).not.toMatch(/[<>]/)
    }
  })

  it('[4.1-10] ignores curly quotes, dashes and bullets in matching, and keeps them as they stand', () => {
    const ksb = '• Know your organisation’s core values and how they link to the service culture.'
    const result = importText(toPipes([['Understanding the organisation', ksb, 'No mapping']]))
    expect(getRow(result, 'K5').source?.words).toBe(ksb)
    expect(result.mapping.discrepancies.filter(({ severity }) => severity === 'error')).toEqual([])
    const a = importDocument('A')
    expect(getDiscrepancy(a, 'document.bullets').lines).toEqual([70, 93, 98, 103, 140, 151, 161])
    expect(getRow(a, 'S7').source?.words).toBe('• Demonstrate patience and calmness.')
    expect(listDiscrepancies(a, 'document.straightQuotes')).toHaveLength(1)
    expect(listDiscrepancies(a, 'ksb.lettersAndStops')).toEqual([])
    expect(getRow(a, 'B6').source).toEqual({
      line: 140,
      words: '• Treat customers as individuals to provide a personalised customer service experience.',
    })
    expect(a.tokens.rows.filter(row => row.area.words.includes('–')).map(row => row.area.line)).toEqual([140, 140, 146])
  })

  it('[4.1-11] reads a KSB from a list, a paragraph or plain text alike', () => {
    const cells = [
      '<ul style="list-style-type: none"> Understand who customers are.',
      '<p>Understand who customers are.</p>',
    ]
    for (const cell of [...cells, 'Understand who customers are.']) {
      const result = importText(toPipes([['Knowing your customers', cell, 'No mapping']]))
      expect(getRow(result, 'K1')).toMatchObject({
        status: 'unmapped',
        source: { line: 3, words: 'Understand who customers are.' },
      })
    }
    expect(
      [47, 52, 82, 92, 129].map(line => importDocument('A').tokens.rows.some(row => row.line === line)),
    ).not.toContain(false)
  })
})
