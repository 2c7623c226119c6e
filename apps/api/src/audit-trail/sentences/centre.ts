/** What a centre keeps: itself, its programmes, mappings, cohorts and employers. */
import { listWords } from '@crosswalk/contracts'
import { formatDay } from '../../dates/format-day.ts'
import { because, type Data, type KindsOf, listFields, type Sentences } from './sentence-parts.ts'

const toOpenOrClosed = (closed: boolean | undefined) =>
  closed === undefined ? 'Changed' : closed ? 'Closed' : 'Opened again'

const CENTRE_FIELDS = {
  name: 'name',
  timeZone: 'time zone',
  lateDays: 'days until late',
  veryLateDays: 'days until very late',
  recordDays: 'days until a record without an answer is marked',
}

function toRuleWords(rule: Data<'ksbRule.set'>['rule']): string {
  return rule.kind === 'atLeast' ? `at least ${rule.count} criteria` : `${rule.kind} of its criteria`
}

export const centreSentences: Sentences<
  KindsOf<
    | 'centre'
    | 'programme'
    | 'discrepancy'
    | 'settlement'
    | 'ksbRule'
    | 'mapping'
    | 'qualification'
    | 'cohort'
    | 'unitPattern'
    | 'employer'
    | 'employerSite'
    | 'lineManager'
  >
> = {
  'centre.added': data => `The centre ${data.name} began`,
  'centre.changed': data => `Changed the centre’s ${listFields(data, CENTRE_FIELDS)}`,

  'programme.added': data => `Made the programme ${data.name}`,
  'programme.versioned': data =>
    `Changed the settings of ${data.name}, now version ${data.version}: met when ${
      data.threshold === 'signedOff' ? 'signed off' : 'accepted'
    }, accepted tags needed ${data.acceptedTagsNeeded}`,
  'programme.renamed': data => `Renamed a programme ${data.name}`,
  'programme.ended': (data, words) => `Ended the programme ${words.programme(data.programmeId)}`,
  'programme.mappingChanged': data => `Put ${data.name} on another version of its mapping, now version ${data.version}`,

  'discrepancy.settled': data =>
    `Settled a discrepancy: ${data.text}${
      data.asked === null
        ? ''
        : ` ${data.asked} was asked${data.answer === null ? '' : `, who answered${data.answeredOn === null ? '' : ` on ${formatDay(data.answeredOn)}`}: ${data.answer}`}.`
    } Why: ${data.reason}`,

  'settlement.withdrawn': data => `Opened a settled discrepancy again${because(data.reason)}`,

  'ksbRule.set': (data, words) =>
    `Set the rule of ${words.ksb(data.ksbId)} to ${toRuleWords(data.rule)}${because(data.reason)}`,

  'mapping.published': data => `Published version ${data.version} of ${data.name}`,

  'qualification.loaded': data =>
    `Loaded criteria of ${data.number}, now version ${data.version}: ${listWords(
      data.units.map(unit => `${unit.added} of Unit ${unit.number}${unit.complete ? ', which is complete' : ''}`),
    )}`,

  'cohort.added': data => `Made the cohort ${data.name}`,
  'cohort.changed': (data, words) => `Changed the cohort ${data.name ?? words.cohort(data.cohortId)}`,
  'cohort.ended': (data, words) => `Ended the cohort ${words.cohort(data.cohortId)}`,

  'unitPattern.added': (data, words) => `Made the unit pattern ${data.name} with ${words.units(data.unitIds)}`,
  'unitPattern.changed': ({ name, unitIds, retired }, words) => {
    if (retired !== undefined) return `${retired ? 'Retired' : 'Took up again'} the unit pattern ${name}`
    return `Changed the unit pattern ${name}${unitIds === undefined ? '' : `, now ${words.units(unitIds)}`}`
  },

  'employer.added': data => `Added the employer ${data.name}`,
  'employer.changed': (data, words) =>
    data.name === undefined
      ? `${toOpenOrClosed(data.closed)} the employer ${words.employer(data.employerId)}`
      : `Renamed an employer ${data.name}`,

  'employerSite.added': (data, words) => `Added the site ${data.name} to ${words.employer(data.employerId)}`,
  'employerSite.changed': (data, words) =>
    `${toOpenOrClosed(data.closed)} the site ${words.site(data.siteId)} of ${words.employer(data.employerId)}`,

  'lineManager.added': (data, words) => `Added ${data.name} as a line manager at ${words.employer(data.employerId)}`,
  'lineManager.changed': (data, words) =>
    `${toOpenOrClosed(data.closed)} the line manager ${words.lineManager(data.lineManagerId)} of ${words.employer(data.employerId)}`,
}
