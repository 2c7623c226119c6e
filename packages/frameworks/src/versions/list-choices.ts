/** The ways in which a discrepancy can be settled. The first leaves everything as it was read. */
import type { MappingDocument } from '../assemble-mapping.ts'
import { toLinesInWords } from '../importer/discrepancies.ts'
import { toWordKey } from '../importer/wording.ts'
import { listWords } from '../list-words.ts'
import type { Criterion, Discrepancy, MappingLink, Unit } from '../model.ts'
import { type Choice, NO_EFFECT, type SettlementEffect } from './settlement.ts'

type Source = Pick<MappingDocument, 'rows' | 'qualification' | 'standard'>

const AS_READ: Choice = { key: 'asRead', sentence: 'Keep it as the document has it.', effect: NO_EFFECT }

/** `mapping` is the document as it was read, before any settlement. */
export function listChoices(mapping: Source, discrepancy: Discrepancy): Choice[] {
  switch (discrepancy.code) {
    case 'criterion.twoTexts':
      return listTextChoices(mapping, discrepancy)
    case 'ksb.stemHasCriteria':
    case 'mapping.doubtful':
    case 'mapping.kindMismatch':
      return [AS_READ, ...listLeavingOut(mapping, discrepancy)]
    default:
      return [AS_READ]
  }
}

interface Reading {
  text: string
  lines: readonly number[]
  ksbs: readonly { id: string; code: string }[]
}

/** [4.2-16] [4.2-17] Both texts, one of them everywhere, or a line read as the number that has its text already. */
function listTextChoices(mapping: Source, discrepancy: Discrepancy): Choice[] {
  const found = findCriterion(mapping, discrepancy.criterionId)
  if (found === null) return [AS_READ]
  const { unit, criterion } = found
  const readings = listReadings(mapping, criterion)
  const { number, id: criterionId } = criterion
  const moves = readings.flatMap((reading): Choice[] => {
    const twin = unit.criteria.find(
      other => other.id !== criterionId && other.text !== null && toWordKey(other.text) === toWordKey(reading.text),
    )
    const [kept, ...more] = readings.filter(other => other !== reading)
    if (twin === undefined || kept === undefined || more.length > 0) return []
    return [
      {
        key: `readAs:${twin.number}:${reading.lines.join('+')}`,
        sentence: `In ${toCodes(reading)}, read ${toLinesInWords(reading.lines)} as ${twin.number}. ${number} keeps the text of ${toLinesInWords(kept.lines)}.`,
        effect: {
          texts: [{ criterionId, text: kept.text }],
          links: reading.ksbs.map(ksb => ({ ksbId: ksb.id, from: criterionId, to: twin.id })),
        },
      },
    ]
  })
  const everywhere = listWords(readings.flatMap(reading => reading.ksbs.map(ksb => ksb.code)))
  const texts = readings.map(
    ({ text, lines }): Choice => ({
      key: `text:${lines.join('+')}`,
      sentence: `${number} is the text of ${toLinesInWords(lines)}, in ${everywhere}.`,
      effect: { texts: [{ criterionId, text }], links: [] },
    }),
  )
  return [{ ...AS_READ, sentence: `Keep ${number} with both texts.` }, ...moves, ...texts]
}

/** A KSB that would be left with nothing keeps what it has: “No mapping” is for the awarding body to say. */
function listLeavingOut(mapping: Source, discrepancy: Discrepancy): Choice[] {
  const codes = new Map(mapping.standard.ksbs.map(ksb => [ksb.id, ksb.code]))
  return (discrepancy.ksbIds ?? []).flatMap((ksbId): Choice[] => {
    const row = mapping.rows.find(candidate => candidate.ksbId === ksbId)
    const links = (row?.links ?? []).filter(link => isMeant(link, discrepancy))
    if (row === undefined || links.length === 0 || links.length === row.links.length) return []
    const refs = links.flatMap(link => {
      const found = findCriterion(mapping, link.criterionId)
      return found === null ? [] : [`U${found.unit.number} ${found.criterion.number}`]
    })
    const effect: SettlementEffect = {
      texts: [],
      links: links.map(link => ({ ksbId, from: link.criterionId, to: null })),
    }
    const code = codes.get(ksbId) ?? ''
    return [{ key: `leaveOut:${code}`, sentence: `Leave ${listWords(refs)} out of ${code}.`, effect }]
  })
}

function isMeant(link: MappingLink, { criterionIds, lines }: Discrepancy): boolean {
  if (!criterionIds?.includes(link.criterionId)) return false
  return lines === undefined || link.sources.some(source => lines.includes(source.line))
}

/** Which text each KSB's line gives the criterion. */
function listReadings({ rows, standard }: Source, criterion: Criterion): Reading[] {
  const codes = new Map(standard.ksbs.map(ksb => [ksb.id, ksb.code]))
  const uses = rows.flatMap(row => {
    const link = row.links.find(candidate => candidate.criterionId === criterion.id)
    return link === undefined ? [] : [{ ksb: { id: row.ksbId, code: codes.get(row.ksbId) ?? '' }, link }]
  })
  return (criterion.texts ?? []).map(text => {
    const own = uses.filter(({ link }) => toWordKey(toText(link, criterion)) === toWordKey(text))
    const lines = own.flatMap(({ link }) => link.sources.map(source => source.line))
    return { text, lines: [...new Set(lines)].sort((a, b) => a - b), ksbs: own.map(({ ksb }) => ksb) }
  })
}

/** The words after the number; a criterion may be broken over two pages. */
function toText({ sources }: MappingLink, { number }: Criterion): string {
  const words = sources.map(source => source.words).join(' ')
  return words.startsWith(number) ? words.slice(number.length) : words
}

function findCriterion(
  { qualification }: Source,
  criterionId: string | undefined,
): { unit: Unit; criterion: Criterion } | null {
  for (const unit of qualification.units) {
    const criterion = unit.criteria.find(({ id }) => id === criterionId)
    if (criterion) return { unit, criterion }
  }
  return null
}

const toCodes = ({ ksbs }: Reading): string => listWords(ksbs.map(ksb => ksb.code))
