/** What a paper can show: the letters of its fonts, and no signs that are for screens. */
import type { PaperBlock, PaperJob } from './papers.model.ts'
import { toCellWords } from './papers.model.ts'

/** The scripts that the fonts of papers hold. */
const PRINTED =
  /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Armenian}\p{Script=Georgian}\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Common}\p{Script=Inherited}]*$/u
/** Pictures of which the fonts hold a few. */
const PICTURES = /\p{Emoji_Presentation}/u

const NOT_PRINTED =
  'An empty box stands for each character that this paper’s letters do not have. On the screen and in the tables it is whole.'

/** A word longer than a line may be broken where nothing shows it: else each of its lines is measured with all the rest. */
const toWords = (text: string): string => text.replace(/\t/g, '    ').replace(/\S{80}/gu, '$&\u200b')

/** Whoever reads the paper is told where something of it can’t be seen. */
export function toPrintable(paper: PaperJob): PaperJob {
  const about = paper.about.map(([label, value]) => [label, toWords(value)] as const)
  const blocks = paper.blocks.map(toPrintableBlock)
  const texts = [paper.title, ...about.map(([, value]) => value), ...blocks.flatMap(listTexts)]
  const isWhole = texts.every(text => PRINTED.test(text) && !PICTURES.test(text))
  const foot = toWords(paper.foot)
  return { ...paper, about, foot, blocks: isWhole ? blocks : [{ kind: 'paragraph', text: NOT_PRINTED }, ...blocks] }
}

function toPrintableBlock(block: PaperBlock): PaperBlock {
  if (block.kind !== 'table') return { ...block, text: toWords(block.text) }
  return {
    ...block,
    rows: block.rows.map(cells => cells.map(cell => (typeof cell === 'string' ? toWords(cell) : cell))),
  }
}

const listTexts = (block: PaperBlock): string[] =>
  block.kind === 'table' ? block.rows.flatMap(cells => cells.map(toCellWords)) : [block.text]
