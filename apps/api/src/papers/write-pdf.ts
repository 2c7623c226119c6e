/**
 * A tagged PDF (PDF/UA-1, ISO 14289-1): headings, paragraphs and tables with header cells, in reading order, so that a
 * screen reader finds on paper what a person sees. A table's header is repeated on each page for the eye alone.
 */
import { createRequire } from 'node:module'
import PdfDocument from 'pdfkit'
import type { PaperBlock, PaperColumn, PaperJob } from './papers.model.ts'
import { toCellWords } from './papers.model.ts'
import { toPrintable } from './printable.ts'

type Pdf = InstanceType<typeof PdfDocument>
type Structure = PDFKit.PDFStructureElement
type TableBlock = Extract<PaperBlock, { kind: 'table' }>

/** Points. */
const MARGIN = 40
const FOOT_SPACE = 26
const PADDING = { x: 4, y: 3 }
const SIZE = { title: 17, heading: 12, text: 9.5, table: 8, foot: 7.5 }
const INK = '#15201e'
const QUIET = '#566562'
const LINE = '#b9c6c3'
const HEAD = '#e9eeed'

// Two words of pdfkit that its types do not know yet.
const ACCESSIBLE: object = { subset: 'PDF/UA' }
const COLUMN_HEADER: object = { scope: 'Column' }

const require = createRequire(import.meta.url)
// The letters of all Europe: the fonts that every PDF reader has know those of its west alone.
const FONTS = {
  plain: require.resolve('dejavu-fonts-ttf/ttf/DejaVuSansCondensed.ttf'),
  bold: require.resolve('dejavu-fonts-ttf/ttf/DejaVuSansCondensed-Bold.ttf'),
}

export async function writePdf(given: PaperJob): Promise<Uint8Array> {
  const paper = toPrintable(given)
  const pdf = new PdfDocument({
    size: 'A4',
    layout: paper.orientation,
    margins: { top: MARGIN, left: MARGIN, right: MARGIN, bottom: MARGIN + FOOT_SPACE },
    pdfVersion: '1.7',
    ...ACCESSIBLE,
    tagged: true,
    lang: 'en-GB',
    displayTitle: true,
    bufferPages: true,
    font: FONTS.plain,
    info: { Title: paper.title, Creator: 'Crosswalk' },
  })
  const chunks: Uint8Array[] = []
  pdf.on('data', (chunk: Uint8Array) => chunks.push(chunk))
  const finished = new Promise<void>((resolve, reject) => {
    pdf.on('end', resolve)
    pdf.on('error', reject)
  })

  const root = pdf.struct('Document')
  pdf.addStructure(root)
  writeText(pdf, root, 'H1', paper.title, { font: FONTS.bold, size: SIZE.title, after: 6 })
  for (const [label, value] of paper.about) {
    writeText(pdf, root, 'P', `${label}: ${value}`, { size: SIZE.text, after: 1.5 })
  }
  pdf.moveDown(0.6)
  for (const block of paper.blocks) writeBlock(pdf, root, block)
  root.end()
  writeFeet(pdf, paper.foot)
  pdf.end()
  await finished
  return new Uint8Array(Buffer.concat(chunks))
}

function writeBlock(pdf: Pdf, root: Structure, block: PaperBlock): void {
  if (block.kind === 'heading') {
    // Never alone at the foot of a page.
    if (bottomOf(pdf) - pdf.y < 70) pdf.addPage()
    pdf.moveDown(0.5)
    writeText(pdf, root, 'H2', block.text, { font: FONTS.bold, size: SIZE.heading, after: 4 })
  } else if (block.kind === 'paragraph') {
    writeText(pdf, root, 'P', block.text, { size: SIZE.text, after: 4 })
  } else if (block.rows.length === 0) {
    writeText(pdf, root, 'P', block.empty, { size: SIZE.text, after: 4 })
  } else {
    writeTable(pdf, root, block)
  }
}

interface TextStyle {
  size: number
  font?: string
  /** Points below it. */
  after: number
}

function writeText(pdf: Pdf, parent: Structure, tag: string, text: string, style: TextStyle): void {
  const element = pdf.struct(tag, {}, () => {
    pdf
      .font(style.font ?? FONTS.plain)
      .fontSize(style.size)
      .fillColor(INK)
      .text(text, MARGIN, pdf.y, { width: widthOf(pdf) })
  })
  parent.add(element)
  element.end()
  pdf.y += style.after
}

const widthOf = (pdf: Pdf): number => pdf.page.width - 2 * MARGIN
const bottomOf = (pdf: Pdf): number => pdf.page.height - MARGIN - FOOT_SPACE

interface Placed {
  column: PaperColumn
  x: number
  width: number
}

function writeTable(pdf: Pdf, root: Structure, { columns, rows }: TableBlock): void {
  const placed = placeColumns(pdf, columns)
  const table = pdf.struct('Table')
  root.add(table)
  const head = columns.map(({ name }) => name)
  const headHeight = heightOfRow(pdf, placed, head, FONTS.bold)
  if (bottomOf(pdf) - pdf.y < headHeight + 40) pdf.addPage()
  writeRow(pdf, table, placed, head, 'head')
  const room = bottomOf(pdf) - MARGIN - headHeight
  for (const cells of rows) {
    for (const part of splitRow(pdf, placed, cells.map(toCellWords), room)) {
      if (pdf.y + heightOfRow(pdf, placed, part) > bottomOf(pdf)) {
        pdf.addPage()
        writeHeadAgain(pdf, placed, head)
      }
      writeRow(pdf, table, placed, part, 'body')
    }
  }
  table.end()
  pdf.moveDown(0.8)
}

function placeColumns(pdf: Pdf, columns: readonly PaperColumn[]): Placed[] {
  const whole = columns.reduce((sum, { share }) => sum + share, 0)
  let x = MARGIN
  return columns.map(column => {
    const width = (widthOf(pdf) * column.share) / whole
    const place = { column, x, width }
    x += width
    return place
  })
}

function heightOfRow(pdf: Pdf, placed: readonly Placed[], cells: readonly string[], font = FONTS.plain): number {
  pdf.font(font).fontSize(SIZE.table)
  const heights = placed.map(({ width }, index) =>
    pdf.heightOfString(cells[index] || ' ', { width: width - 2 * PADDING.x }),
  )
  return Math.max(...heights) + 2 * PADDING.y
}

/** More lines than a page has, or so many characters that nobody need measure them. */
function isTooHigh(pdf: Pdf, placed: readonly Placed[], cells: readonly string[], room: number): boolean {
  return cells.some(cell => cell.length > MOST_OF_A_PAGE) || heightOfRow(pdf, placed, cells) > room
}

/** A row that no page holds is written as several, its words whole: nothing is left out. */
function splitRow(pdf: Pdf, placed: readonly Placed[], cells: readonly string[], room: number): string[][] {
  const parts: string[][] = []
  let rest = [...cells]
  while (isTooHigh(pdf, placed, rest, room)) {
    const cuts = placed.map(({ width }, index) => cutText(pdf, rest[index] ?? '', width, room - 2 * PADDING.y))
    parts.push(cuts.map(([head]) => head))
    rest = cuts.map(([, tail]) => tail)
  }
  return [...parts, rest]
}

const CUT_FROM = 500
/** An A4 page of the smallest letters holds fewer. */
const MOST_OF_A_PAGE = 20_000

/** As many words as fit, and the rest. */
function cutText(pdf: Pdf, text: string, width: number, height: number): [head: string, tail: string] {
  pdf.font(FONTS.plain).fontSize(SIZE.table)
  const fits = (length: number) =>
    pdf.heightOfString(text.slice(0, length) || ' ', { width: width - 2 * PADDING.x }) <= height
  let low = 1
  let high = Math.min(text.length, CUT_FROM)
  // Measuring takes as long as the text is: never all of a long one for each page of it.
  while (high < text.length && fits(high)) {
    low = high
    high = Math.min(text.length, high * 2)
  }
  if (high === text.length && fits(high)) return [text, '']
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (fits(middle)) low = middle
    else high = middle - 1
  }
  const space = text.lastIndexOf(' ', low)
  const end = space > 0 ? space : /[\ud800-\udbff]/.test(text.charAt(low - 1)) && low > 1 ? low - 1 : low
  return [text.slice(0, end), text.slice(end).trimStart()]
}

function writeRow(
  pdf: Pdf,
  table: Structure,
  placed: readonly Placed[],
  cells: readonly string[],
  kind: 'head' | 'body',
): void {
  const row = pdf.struct('TR')
  table.add(row)
  const y = pdf.y
  const height = heightOfRow(pdf, placed, cells, kind === 'head' ? FONTS.bold : FONTS.plain)
  pdf.markContent('Artifact', { type: 'Layout' })
  drawRow(pdf, placed, y, height, kind)
  pdf.endMarkedContent()
  for (const [index, place] of placed.entries()) {
    const cell = kind === 'head' ? pdf.struct('TH', COLUMN_HEADER) : pdf.struct('TD')
    row.add(cell)
    cell.add(() => writeCell(pdf, place, cells[index] ?? '', y, kind))
    cell.end()
  }
  row.end()
  pdf.y = y + height
}

/** For the eye: a screen reader has the header of the table already. */
function writeHeadAgain(pdf: Pdf, placed: readonly Placed[], head: readonly string[]): void {
  const y = pdf.y
  const height = heightOfRow(pdf, placed, head, FONTS.bold)
  pdf.markContent('Artifact', { type: 'Pagination' })
  drawRow(pdf, placed, y, height, 'head')
  for (const [index, place] of placed.entries()) writeCell(pdf, place, head[index] ?? '', y, 'head')
  pdf.endMarkedContent()
  pdf.y = y + height
}

function drawRow(pdf: Pdf, placed: readonly Placed[], y: number, height: number, kind: 'head' | 'body'): void {
  for (const { x, width } of placed) {
    if (kind === 'head') pdf.rect(x, y, width, height).fillAndStroke(HEAD, LINE)
    else pdf.rect(x, y, width, height).lineWidth(0.5).stroke(LINE)
  }
}

function writeCell(pdf: Pdf, { x, width, column }: Placed, text: string, y: number, kind: 'head' | 'body'): void {
  pdf
    .font(kind === 'head' ? FONTS.bold : FONTS.plain)
    .fontSize(SIZE.table)
    .fillColor(INK)
    .text(text, x + PADDING.x, y + PADDING.y, { width: width - 2 * PADDING.x, align: column.align ?? 'left' })
}

/** Once all pages are there, so that each says of how many it is one. */
function writeFeet(pdf: Pdf, foot: string): void {
  const { start, count } = pdf.bufferedPageRange()
  for (let index = start; index < start + count; index++) {
    pdf.switchToPage(index)
    // Below the margin a new page would begin by itself.
    pdf.page.margins.bottom = 0
    pdf.markContent('Artifact', { type: 'Pagination' })
    pdf.font(FONTS.plain).fontSize(SIZE.foot).fillColor(QUIET)
    const y = pdf.page.height - MARGIN - 8
    pdf.text(foot, MARGIN, y, { width: widthOf(pdf) - 70, height: 10, ellipsis: true })
    pdf.text(`${index + 1} of ${count}`, pdf.page.width - MARGIN - 60, y, { width: 60, align: 'right' })
    pdf.endMarkedContent()
  }
}
