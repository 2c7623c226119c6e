/**
 * Writes a small PDF: the letters, e-mails, logs and assignments that learners bring. The same words give the same
 * bytes: the date inside is fixed, and nothing is compressed, since that differs from one Node to the next.
 */
import PdfDocument from 'pdfkit'

export type Block =
  | { kind: 'heading'; text: string }
  | { kind: 'paragraph'; text: string }
  | { kind: 'list'; items: readonly string[] }
  /** Label and value, one to a line. A value of null was hidden by the learner, as a customer's name is. */
  | { kind: 'fields'; fields: readonly (readonly [label: string, value: string | null])[] }
  | { kind: 'nextPage' }

export interface DocumentContent {
  title: string
  /** Set small above the title: who made it and where. */
  source: string
  blocks: readonly Block[]
}

const MARGIN = 64
const LABEL_WIDTH = 110

/** The standard fonts of PDF know the letters of western Europe alone. */
function toPrintable(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[^\u0020-\u00ff\u2013\u2014\u2018\u2019\u201c\u201d\u2022\u2026\u20ac]/g, letter =>
      letter === 'ł' ? 'l' : letter === 'Ł' ? 'L' : letter.normalize('NFD').replace(/[^\u0020-\u007e]/g, ''),
    )
}

export async function writeDocument(content: DocumentContent): Promise<Buffer> {
  const pdf = new PdfDocument({
    size: 'A4',
    margin: MARGIN,
    compress: false,
    info: { Title: toPrintable(content.title), Creator: 'Crosswalk demonstration', CreationDate: new Date(0) },
  })
  const chunks: Buffer[] = []
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk))
  const finished = new Promise<void>((resolve, reject) => {
    pdf.on('end', resolve)
    pdf.on('error', reject)
  })

  pdf.font('Helvetica').fontSize(9).fillColor('#566562').text(toPrintable(content.source))
  pdf.moveDown(0.4).font('Helvetica-Bold').fontSize(18).fillColor('#15201e').text(toPrintable(content.title))
  pdf.moveDown(0.8)
  for (const block of content.blocks) writeBlock(pdf, block)
  pdf.end()
  await finished
  return Buffer.concat(chunks)
}

function writeBlock(pdf: PDFKit.PDFDocument, block: Block): void {
  switch (block.kind) {
    case 'heading':
      pdf.moveDown(0.4).font('Helvetica-Bold').fontSize(12).fillColor('#15201e').text(toPrintable(block.text))
      pdf.moveDown(0.3)
      break
    case 'paragraph':
      pdf.font('Helvetica').fontSize(11).fillColor('#15201e').text(toPrintable(block.text), { lineGap: 2 })
      pdf.moveDown(0.7)
      break
    case 'list':
      pdf.font('Helvetica').fontSize(11).fillColor('#15201e')
      for (const item of block.items) pdf.text(`\u2022 ${toPrintable(item)}`, { indent: 12, lineGap: 2 })
      pdf.moveDown(0.7)
      break
    case 'fields':
      for (const [label, value] of block.fields) writeField(pdf, label, value)
      pdf.moveDown(0.8)
      break
    case 'nextPage':
      pdf.addPage()
      break
  }
}

function writeField(pdf: PDFKit.PDFDocument, label: string, value: string | null): void {
  const top = pdf.y
  pdf.font('Helvetica').fontSize(10).fillColor('#566562').text(toPrintable(label), MARGIN, top, { width: LABEL_WIDTH })
  const left = MARGIN + LABEL_WIDTH
  if (value === null) pdf.rect(left, top - 1, 96, 11).fill('#15201e')
  else pdf.font('Helvetica').fillColor('#15201e').text(toPrintable(value), left, top)
  pdf.text('', MARGIN, Math.max(pdf.y, top + 16))
}
