import { LEARNER_COLUMN_NAMES, LEARNER_COLUMNS, type LearnerColumn } from '@crosswalk/contracts'
import type { KnownColumn } from '../tabular/match-columns.ts'

/** What else centres and the exports of other systems call them. */
const ALIASES: Record<LearnerColumn, readonly string[]> = {
  givenName: ['First name', 'Forename', 'Given names', 'First names', 'Christian name', 'Known as'],
  familyName: ['Surname', 'Last name', 'Second name'],
  fullName: ['Full name', 'Learner', 'Learner name', 'Student', 'Apprentice', 'Apprentice name'],
  email: ['E-mail address', 'Mail', 'Learner e-mail', 'Work e-mail'],
  uln: ['Unique learner number', 'Learner number', 'ULN number'],
  ownReference: [
    'Reference',
    'Own ref',
    'Ref',
    'Our ref',
    'Our reference',
    'Learner reference',
    'Learner ref',
    'Learn ref number',
    'Centre reference',
  ],
  registration: [
    'Registration number',
    'Awarding body registration',
    'NCFE registration',
    'NCFE number',
    'Candidate number',
    'Awarding body number',
  ],
  programme: ['Course', 'Programme name', 'Apprenticeship'],
  pattern: ['Pattern', 'Units', 'Unit choice', 'Pathway', 'Route'],
  jobRole: ['Role', 'Customer contact'],
  cohort: ['Group', 'Class', 'Intake', 'Cohort name'],
  startsOn: ['Start', 'Start date', 'Starts on', 'Begins', 'Started'],
  plannedEndOn: ['End', 'End date', 'Planned end date', 'Planned end on', 'Expected end', 'Expected end date'],
  employer: ['Company', 'Employer name', 'Workplace'],
  site: ['Employer site', 'Branch', 'Location', 'Office', 'Store'],
  assessor: ['Assessor e-mail', 'Assessor name', 'Skills coach'],
  tutor: ['Tutor e-mail', 'Coach', 'Tutor name', 'Trainer'],
  iqa: ['IQA e-mail', 'Internal quality assurer', 'IQA name', 'IV'],
  countersigner: ['Countersigner e-mail', 'Countersigned by', 'Countersigner name'],
}

export const KNOWN_LEARNER_COLUMNS: readonly KnownColumn<LearnerColumn>[] = LEARNER_COLUMNS.map(key => ({
  key,
  name: LEARNER_COLUMN_NAMES[key],
  aliases: ALIASES[key],
}))
