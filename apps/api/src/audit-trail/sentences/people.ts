/** People of the centre: who they are, what they may do, and learners. */
import { RELATIONSHIP_WORDS, ROLE_NAMES } from '@crosswalk/contracts'
import { because, type KindsOf, listFields, type Sentences, span, upTo } from './sentence-parts.ts'

const PERSON_FIELDS = {
  givenName: 'given name',
  familyName: 'family name',
  email: 'e-mail',
  uln: 'ULN',
  ownReference: 'reference',
}

export const peopleSentences: Sentences<
  KindsOf<'person' | 'role' | 'trainingMark' | 'erasurePower' | 'learner' | 'relationship'>
> = {
  'person.added': (data, words) => `Added ${words.person(data.personId)}`,
  'person.changed': (data, words) => `Changed ${listFields(data, PERSON_FIELDS)} of ${words.person(data.personId)}`,
  'person.accountLinked': (data, words) => `Gave ${words.person(data.personId)} an account to sign in with`,
  'person.closed': (data, words) => `Closed the access of ${words.person(data.personId)}${because(data.reason)}`,
  'person.reopened': (data, words) => `Reopened the access of ${words.person(data.personId)}${because(data.reason)}`,

  'role.added': (data, words) =>
    `Gave ${words.person(data.personId)} the role ${ROLE_NAMES[data.role]}, ${span(data.from, data.to)}`,
  'role.ended': (data, words) =>
    `Ended the role ${words.role(data.roleId)} of ${words.person(data.personId)}${upTo(data.to)}`,

  'trainingMark.added': (data, words) =>
    `Marked ${words.person(data.personId)} as in training, ${span(data.from, data.to)}`,
  'trainingMark.ended': (data, words) => `Ended the training mark of ${words.person(data.personId)}${upTo(data.to)}`,

  'erasurePower.given': (data, words) =>
    `Gave ${words.person(data.personId)} the power to erase, ${span(data.from, data.to)}`,
  'erasurePower.ended': (data, words) => `Ended the power to erase of ${words.person(data.personId)}${upTo(data.to)}`,

  'learner.added': (data, words) => `Took in ${words.learner(data.learnerId)}`,
  'learner.changed': (data, words) => `Changed ${listFields(data, PERSON_FIELDS)} of ${words.learner(data.learnerId)}`,

  'relationship.added': (data, words) =>
    `Made ${words.person(data.personId)} ${RELATIONSHIP_WORDS[data.kind]}, ${span(data.from, data.to)}${
      data.coveringFor ? `, covering for ${words.person(data.coveringFor)}` : ''
    }`,
  'relationship.ended': (data, words) => `Ended the relationship of ${words.person(data.personId)}${upTo(data.to)}`,
}
