/** What is odd about the document as a whole: its layout, and what it says or leaves out about itself. */

import { listWords } from '../list-words.ts'
import { isQualificationNumber } from '../qualification-number.ts'
import { type Reading, toLinesInWords } from './discrepancies.ts'
import { toWordKey, toWords } from './wording.ts'

export function findDocumentDiscrepancies(reading: Reading): void {
  findLayout(reading)
  findCharacters(reading)
  findPreamble(reading)
  for (const stray of reading.tokens.stray) {
    reading.raise('line.unread', { message: 'This line among the rows is no row, and was not read.', at: [stray] })
  }
}

function findLayout({ document, tokens, raise }: Reading): void {
  const lines = document.lines
  const heads = lines.filter(({ content }) => content.type === 'section' || content.type === 'blankHeader')
  const continued = tokens.rows.flatMap(row => row.continuations)
  if (heads.some(({ content }) => content.type === 'blankHeader')) {
    raise('document.pageTables', {
      message: `The table is broken into ${heads.length} tables, about one for each page. ${continued.length} rows go on with the KSB of the page before.`,
      lines: heads.filter(({ content }) => content.type === 'blankHeader').map(({ line }) => line),
    })
  }
  const repeated = lines.filter(
    ({ content }, i) => content.type === 'separator' && !['section', 'blankHeader'].includes(typeAt(i - 1)),
  )
  function typeAt(index: number): string {
    return lines[index]?.content.type ?? ''
  }
  if (repeated.length > 0) {
    raise('document.repeatedSeparators', {
      message: `Separator rows stand after the data as well, on ${toLinesInWords(repeated.map(({ line }) => line))}.`,
      lines: repeated.map(({ line }) => line),
    })
  }
  const firstRow = lines.findIndex(({ content }) => content.type === 'section')
  const blanks = lines.filter(({ content }, i) => content.type === 'blank' && i > firstRow && i < lines.length - 1)
  if (document.format === 'tabs' && blanks.length > 0) {
    raise('document.blankLines', {
      message: `Blank lines between rows, on ${toLinesInWords(blanks.map(({ line }) => line))}, are read as page breaks.`,
      lines: blanks.map(({ line }) => line),
    })
  }
}

/** [4.1-8] [4.1-10] */
function findCharacters({ document, raise }: Reading): void {
  const cells = document.lines.flatMap(({ line, content }) =>
    content.type === 'row' ? content.cells.map(cell => ({ line, cell })) : [],
  )
  const tags = cells.flatMap(({ cell }) => cell.pieces.filter(piece => piece.type === 'tag'))
  const opened = tags.filter(tag => !tag.closing && tag.name === 'ul').length
  const closed = tags.filter(tag => tag.closing && tag.name === 'ul').length
  if (opened > closed) {
    raise('document.openMarkup', {
      message: `${opened} lists are opened and ${closed} closed. Criteria are told apart by their numbers, not by tags.`,
    })
  }
  const quoted = linesWith(/'/)
  const curly = linesWith(/[‘’“”]/)
  if (quoted.length > 0 && curly.length === 0) {
    raise('document.straightQuotes', {
      message: `All quotes are straight, on ${quoted.length} lines. They are kept, and make no difference to matching.`,
    })
  }
  const bullets = linesWith(/[•◦▪]/)
  if (bullets.length > 0) {
    raise('document.bullets', {
      message: `Bullets stand in the words of ${toLinesInWords(bullets)}. They are kept, and make no difference to matching.`,
      lines: bullets,
    })
  }
  function linesWith(pattern: RegExp): number[] {
    return [...new Set(cells.filter(({ cell }) => pattern.test(cell.text)).map(({ line }) => line))]
  }
}

/** [4.2-19] [4.2-20] */
function findPreamble({ declaration, tokens, raise }: Reading): void {
  const { standard, qualification } = declaration
  const standardKey = toWordKey(standard.title)
  let namesStandard = false
  let namesQualification = false
  for (const line of tokens.preamble) {
    const number = line.words.split(/[\s()[\],]+/).find(isQualificationNumber)
    const isOfStandard = toWordKey(line.words).includes(standardKey) && toWords(line.words).includes('standard')
    namesStandard ||= isOfStandard
    namesQualification ||= number !== undefined
    if (number !== undefined && number !== qualification.number) {
      raise('document.otherQualification', {
        message: `The document is for ${number}, and is being imported for ${qualification.number}.`,
        at: [line],
      })
    }
    if (!isOfStandard && number === undefined) {
      raise('document.note', { message: 'The document says this about itself. It changes no mapping.', at: [line] })
    }
  }
  const name = `${standard.reference} v${standard.version}`
  if (!namesStandard) {
    raise('document.noStandard', { message: `The document does not name its standard. ${name} was given by hand.` })
  }
  if (!namesQualification) {
    raise('document.noQualification', {
      message: `The document has no qualification number. ${qualification.number} was given by hand.`,
    })
  }
  raise('document.noVersion', {
    message: `The document has no version, issue or date, and no reference of the standard. ${listWords([name, `mapping version ${declaration.mappingVersion}`])} were given by hand; ${declaration.effectiveFrom === null ? 'from when it holds is not known' : `it holds from ${declaration.effectiveFrom}`}.`,
  })
  raise('document.noKsbCodes', {
    message: 'The document gives KSBs no codes. Each row was matched to the standard by its wording.',
  })
}
