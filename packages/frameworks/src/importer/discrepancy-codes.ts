/**
 * Every kind of discrepancy, how grave it is, and what it means. Codes are stable: settlements are kept by them.
 * error: blocks publishing · conflict: a person must choose · warning: look at it · information: know it.
 */
import type { Severity } from '../model.ts'

export interface DiscrepancyKind {
  severity: Severity
  meaning: string
}

export const DISCREPANCY_KINDS = {
  'document.otherQualification': {
    severity: 'error',
    meaning: 'The document names another qualification than the one it is imported for.',
  },
  'line.unread': { severity: 'error', meaning: 'A line among the rows is not part of the table and was not read.' },
  'cell.unread': {
    severity: 'error',
    meaning: 'Words of a mapping cell are no unit, no criterion and no “No mapping”.',
  },
  'row.empty': { severity: 'error', meaning: 'A row has neither criteria nor “No mapping”.' },
  'row.contradiction': { severity: 'error', meaning: 'A row says “No mapping” and names criteria.' },
  'ksb.unmatched': { severity: 'error', meaning: 'A row’s wording is like no KSB of the standard.' },
  'ksb.ambiguous': { severity: 'error', meaning: 'A row’s wording fits more than one KSB.' },
  'ksb.twoRows': { severity: 'error', meaning: 'Two rows are for one KSB.' },
  'ksb.otherSection': { severity: 'error', meaning: 'A KSB stands among KSBs of another kind.' },
  'unit.unknown': { severity: 'error', meaning: 'A unit is not one of the qualification’s.' },
  'criterion.twoTexts': { severity: 'conflict', meaning: 'One criterion number has two texts.' },
  'ksb.stemHasCriteria': {
    severity: 'conflict',
    meaning: 'The words before an “and/or” have criteria of their own, read as the first alternative’s.',
  },
  'ksb.notListed': { severity: 'warning', meaning: 'The document has no row for a KSB of the standard.' },
  'ksb.truncated': { severity: 'warning', meaning: 'A KSB’s wording is cut off.' },
  'ksb.wordingVariant': { severity: 'warning', meaning: 'A KSB’s wording differs in its words from the standard’s.' },
  'area.renamed': { severity: 'warning', meaning: 'An area has another name than in the standard.' },
  'area.truncated': { severity: 'warning', meaning: 'An area’s name is cut off.' },
  'criterion.rangeItems': { severity: 'warning', meaning: 'A criterion asks for several things, given as a list.' },
  'criterion.quantity': { severity: 'warning', meaning: 'A criterion says how many are needed.' },
  'criterion.repeated': { severity: 'warning', meaning: 'A row names a criterion more than once.' },
  'mapping.kindMismatch': {
    severity: 'warning',
    meaning: 'A knowledge KSB rests on doing, or a skill or behaviour on explaining.',
  },
  'mapping.doubtful': {
    severity: 'warning',
    meaning: 'A reader of the document doubts that these criteria fit the KSB.',
  },
  'unit.mandatoryNotNamed': { severity: 'warning', meaning: 'A mandatory unit is in no row.' },
  'unit.titleDiffers': { severity: 'warning', meaning: 'A unit has another title than the qualification gives it.' },
  'ksb.unmapped': { severity: 'information', meaning: 'The document says “No mapping” for a KSB.' },
  'ksb.sharedRow': { severity: 'information', meaning: 'One row is for all KSBs of an “and/or” group.' },
  'ksb.separateRows': { severity: 'information', meaning: 'An “and/or” group has a row for each of its KSBs.' },
  'ksb.lettersAndStops': {
    severity: 'information',
    meaning: 'KSBs differ from the standard in capitals and stops only.',
  },
  'ksb.noFullStop': { severity: 'information', meaning: 'Some KSBs lack the full stop that the others have.' },
  'area.lettersAndStops': { severity: 'information', meaning: 'Area names differ in capitals or stops only.' },
  'criterion.sameText': { severity: 'information', meaning: 'One text stands under two numbers of a unit.' },
  'criterion.splitOverPages': { severity: 'information', meaning: 'A criterion’s words go on over a page break.' },
  'criterion.noTexts': { severity: 'information', meaning: 'The document gives numbers of criteria and no words.' },
  'unit.inheritedOverPage': {
    severity: 'information',
    meaning: 'A page begins with a criterion; its unit is the one named on the page before.',
  },
  'unit.labelVariant': { severity: 'information', meaning: 'One unit’s number is written in two ways.' },
  'unit.zeroPadded': { severity: 'information', meaning: 'Unit numbers have leading zeros.' },
  'unit.titleCase': { severity: 'information', meaning: 'A unit’s title differs in capitals only.' },
  'unit.noTitle': { severity: 'information', meaning: 'No source gives a unit’s title.' },
  'unit.partHeld': { severity: 'information', meaning: 'Criteria of a unit are missing between those named.' },
  'unit.optionalNotNamed': { severity: 'information', meaning: 'An optional unit is in no row.' },
  'unit.factsNotConfirmed': { severity: 'information', meaning: 'A fact about a unit was inferred or presumed.' },
  'document.note': { severity: 'information', meaning: 'The document says something about itself.' },
  'document.noStandard': { severity: 'information', meaning: 'The document does not name its standard.' },
  'document.noQualification': { severity: 'information', meaning: 'The document does not name its qualification.' },
  'document.noVersion': {
    severity: 'information',
    meaning: 'The document has no version, date or standard reference.',
  },
  'document.noKsbCodes': {
    severity: 'information',
    meaning: 'The document gives KSBs no codes; they are matched by wording.',
  },
  'document.pageTables': { severity: 'information', meaning: 'The table is broken into one for each page.' },
  'document.repeatedSeparators': { severity: 'information', meaning: 'Separator rows stand after the data as well.' },
  'document.blankLines': { severity: 'information', meaning: 'Blank lines between rows are page breaks.' },
  'document.openMarkup': { severity: 'information', meaning: 'Tags are opened and not closed.' },
  'document.straightQuotes': { severity: 'information', meaning: 'Straight quotes stand for curly ones.' },
  'document.bullets': { severity: 'information', meaning: 'Bullets were left in the words.' },
  'document.sharedCriteria': {
    severity: 'information',
    meaning: 'Criteria serve several KSBs: pairs are not progress.',
  },
  'document.unevenCounts': { severity: 'information', meaning: 'KSBs rest on very different numbers of criteria.' },
} as const satisfies Record<string, DiscrepancyKind>

export type DiscrepancyCode = keyof typeof DISCREPANCY_KINDS
