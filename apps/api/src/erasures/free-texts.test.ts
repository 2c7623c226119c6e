import { expect, it } from 'vitest'
import { z } from 'zod'
import { id } from '../ledger/define-projector.ts'
import { findPersonalFields } from '../ledger/personal-text.ts'
import { PROJECTORS } from '../ledger/projectors.ts'

/** Personal, and not erased by itself: the particulars of people, and the words of evidence, which go with it. */
const NOT_BY_ITSELF = [
  ...['title', 'description', 'link', 'text', 'keptAt'].flatMap(name => [
    `evidence.added ${name}`,
    `evidence.changed ${name}`,
  ]),
  'file.added name',
  ...['givenName', 'familyName', 'email'].flatMap(name => [
    `person.added ${name}`,
    `person.changed ${name}`,
    `learner.added newPerson.${name}`,
    `learner.changed ${name}`,
  ]),
  ...['uln', 'ownReference'].flatMap(name => [`learner.added ${name}`, `learner.changed ${name}`]),
  ...['name', 'email', 'phone'].flatMap(name => [`lineManager.added ${name}`, `lineManager.changed ${name}`]),
  'enrolment.added registration',
  'enrolment.changed registration',
]

/** Nobody's personal text, though a person may have typed it: what the centre calls its own things. */
const OF_THE_CENTRE = [
  ...['centre', 'cohort', 'employer', 'employerSite', 'unitPattern'].flatMap(of => [
    `${of}.added name`,
    `${of}.changed name`,
  ]),
  ...['programme.added', 'programme.versioned', 'programme.renamed', 'programme.mappingChanged'].map(
    of => `${of} name`,
  ),
  ...['addressLines.*', 'postcode'].flatMap(name => [`employerSite.added ${name}`, `employerSite.changed ${name}`]),
  'achievement.added uan',
]

/** Written by Crosswalk, out of its own words or a document's. */
const MADE = [
  'centre.added timeZone',
  'centre.changed timeZone',
  'discrepancy.settled choice',
  'discrepancy.settled text',
  'discrepancy.settled effect.texts.*.text',
  'mapping.published name',
  'qualification.loaded number',
  'qualification.loaded version',
  'gatewayLine.ticked line',
  'gatewayLine.ticked text',
  'gatewayLine.cleared line',
  'gatewayLine.cleared text',
  'gateway.signed declaration',
  'gateway.signed basis.lines.*',
  'outsideAccess.granted linkHash',
  'file.added mediaType',
  'file.added sha256',
  'units.changed ksbs.*.change',
  'plan.saved nextVisit.at',
  'evidence.erased texts.*.hash',
  'texts.erased texts.*.hash',
]

it('every text that an entry can hold is erased by itself, or it is said here why not', () => {
  const found = Object.entries(PROJECTORS).flatMap(([kind, { data, personalFields }]) => {
    const written = new Set(personalFields.filter(({ name }) => name !== null).map(({ path }) => path.join('.')))
    return listTexts(data, [])
      .filter(path => !written.has(path))
      .map(path => `${kind} ${path}`)
  })
  expect(found.sort()).toEqual([...NOT_BY_ITSELF, ...OF_THE_CENTRE, ...MADE].sort())
})

it('what is personal in an entry is nowhere among what is not', () => {
  for (const [kind, { data }] of Object.entries(PROJECTORS)) {
    for (const { path } of findPersonalFields(data)) {
      expect([...OF_THE_CENTRE, ...MADE]).not.toContain(`${kind} ${path.join('.')}`)
    }
  }
})

/** Where text of any words may stand in data of a shape: no id, no day, none of a list. */
function listTexts(shape: z.ZodType, path: readonly string[]): string[] {
  if (shape === id) return []
  if (shape instanceof z.ZodOptional || shape instanceof z.ZodNullable || shape instanceof z.ZodDefault) {
    return listTexts(shape.unwrap() as z.ZodType, path)
  }
  if (shape instanceof z.ZodArray) return listTexts(shape.element as z.ZodType, [...path, '*'])
  if (shape instanceof z.ZodObject) {
    return Object.entries(shape.shape).flatMap(([key, inner]) => listTexts(inner as z.ZodType, [...path, key]))
  }
  if (shape instanceof z.ZodUnion) return shape.options.flatMap(one => listTexts(one as z.ZodType, path))
  return shape instanceof z.ZodString ? [path.join('.')] : []
}
