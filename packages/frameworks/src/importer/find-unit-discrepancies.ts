/** Where the document's units differ from what is known of the qualification's. */

import { listWords } from '../list-words.ts'
import type { Unit } from '../model.ts'
import type { DocumentUnit } from './collect-units.ts'
import { type Reading, toLinesInWords } from './discrepancies.ts'
import type { UnitToken } from './read-tokens.ts'
import { toWordKey } from './wording.ts'

export function findUnitDiscrepancies(reading: Reading): void {
  const { declaration, qualification, units, raise } = reading
  for (const unit of qualification.units) {
    const documentUnit = units.find(({ number }) => number === unit.number)
    if (!documentUnit) {
      findNotNamed(reading, unit)
      continue
    }
    const isKnown = declaration.qualification.units.some(({ number }) => number === unit.number)
    if (!isKnown && declaration.qualification.units.length > 0) {
      raise('unit.unknown', {
        message: `Unit ${unit.number} is not one of the units of ${qualification.number}.`,
        at: documentUnit.headings.slice(0, 1),
        units: [unit.number],
      })
    }
    findLabels(reading, documentUnit, unit)
    findTitles(reading, documentUnit, unit)
    findGaps(reading, unit)
  }
  findPadding(reading)
  findUnconfirmed(reading)
}

/** [4.3-31] A unit that no row names is still the learner's to take. */
function findNotNamed({ raise }: Reading, unit: Unit): void {
  const name = `Unit ${unit.number}${unit.title ? `, ${unit.title},` : ''}`
  if (unit.group === 'Mandatory') {
    raise('unit.mandatoryNotNamed', { message: `${name} is mandatory and no row names it.`, units: [unit.number] })
  } else {
    raise('unit.optionalNotNamed', {
      message: `${name} is in the qualification and no row names it.`,
      units: [unit.number],
    })
  }
}

/** [4.2-12] [4.2-13] */
function findLabels({ raise, ksbsOf, tokens }: Reading, documentUnit: DocumentUnit, unit: Unit): void {
  const variants = documentUnit.headings.filter(heading => heading.label !== unit.label)
  if (variants.length === 0) return
  const labels = [...new Set(variants.map(heading => heading.label))]
  const isVariant = new Set(variants)
  raise('unit.labelVariant', {
    message: `“${listWords(labels)}” (${toLinesInWords(variants.map(({ line }) => line))}) is the same unit as “${unit.label}”, as it is written ${documentUnit.headings.length - variants.length} times.`,
    at: variants,
    ksbs: tokens.rows.filter(row => row.units.some(heading => isVariant.has(heading))).flatMap(ksbsOf),
    units: [unit.number],
  })
}

/** [4.3-34] The title shown is the qualification's; the document's stays on its links. */
function findTitles({ raise }: Reading, documentUnit: DocumentUnit, unit: Unit): void {
  const titled = documentUnit.headings.filter(heading => heading.title !== null)
  if (unit.title === null) {
    raise('unit.noTitle', {
      message: `No source gives the title of Unit ${unit.number}.`,
      at: titled.slice(0, 1),
      units: [unit.number],
    })
    return
  }
  const drifted = firstOfEachTitle(titled.filter(heading => heading.title !== unit.title))
  for (const heading of drifted) {
    const isCaseOnly = toWordKey(heading.title ?? '') === toWordKey(unit.title)
    raise(isCaseOnly ? 'unit.titleCase' : 'unit.titleDiffers', {
      message: isCaseOnly
        ? `“${heading.title}” is “${unit.title}” in the qualification, which is shown.`
        : `Unit ${unit.number} is called “${heading.title}” here and “${unit.title}” in the qualification.`,
      at: [heading],
      units: [unit.number],
    })
  }
}

function firstOfEachTitle(headings: readonly UnitToken[]): UnitToken[] {
  const first = new Map<string | null, UnitToken>()
  for (const heading of headings) if (!first.has(heading.title)) first.set(heading.title, heading)
  return [...first.values()]
}

/** [4.3-31] */
function findGaps({ raise }: Reading, unit: Unit): void {
  const n = unit.notHeld.length
  if (n === 0) return
  raise('unit.partHeld', {
    message: `${listWords(unit.notHeld)} of Unit ${unit.number} ${n === 1 ? 'is' : 'are'} not named in the document, and there may be more at the ends.`,
    units: [unit.number],
  })
}

/** [4.2-14] */
function findPadding({ units, raise }: Reading): void {
  const padded = units.filter(unit => unit.headings.filter(isPadded).length > unit.headings.length / 2)
  if (padded.length === 0) return
  raise('unit.zeroPadded', {
    message: `Units are numbered with leading zeros (${listWords(padded.map(unit => unit.headings.find(isPadded)?.label ?? ''))}). The number is what counts; the label is kept.`,
    units: padded.map(unit => unit.number),
  })
}

function isPadded(heading: UnitToken): boolean {
  return heading.label.startsWith('Unit 0')
}

/** [4.2-19] */
function findUnconfirmed({ declaration, raise }: Reading): void {
  const byDoubt = new Map<string, number[]>()
  for (const { number, provenance } of declaration.qualification.units) {
    if (provenance.confirmed) continue
    byDoubt.set(provenance.source, [...(byDoubt.get(provenance.source) ?? []), number])
  }
  for (const [source, numbers] of byDoubt) {
    raise('unit.factsNotConfirmed', {
      message: `Unit${numbers.length === 1 ? '' : 's'} ${listWords(numbers)}: ${source}.`,
      units: numbers,
    })
  }
}
