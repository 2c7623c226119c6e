/** The small shapes that contracts are made of. Every rule that a person can break carries our own sentence. */
import { z } from 'zod'

const TYPE_ID_SUFFIX = '[0-7][0-9a-hjkmnp-tv-z]{25}'

/** An id with its prefix: a wrong one is refused before anything is looked up. */
export const idOf = (prefix: string) =>
  z.string().regex(new RegExp(`^${prefix}_${TYPE_ID_SUFFIX}$`), { error: `This is not an id of the kind ${prefix}_….` })

export const centreId = idOf('ctr')
export const personId = idOf('per')
export const learnerId = idOf('lrn')
export const enrolmentId = idOf('enr')
export const cohortId = idOf('coh')
export const programmeId = idOf('prg')
export const relationshipId = idOf('rel')
export const employerId = idOf('emp')
export const employerSiteId = idOf('sit')
export const lineManagerId = idOf('lmg')
export const outsideAccessId = idOf('oac')
export const confirmationId = idOf('cnf')
export const gatewaySignatureId = idOf('gsg')
export const evidenceId = idOf('evd')
export const fileId = idOf('fil')
export const tagId = idOf('tag')
export const decisionId = idOf('dec')
export const erasureId = idOf('ers')
export const achievementId = idOf('ach')
export const signOffId = idOf('sgn')
export const standardId = idOf('std')
export const qualificationId = idOf('qua')
export const mappingId = idOf('map')
export const unitId = idOf('uni')
export const unitPatternId = idOf('upt')
export const criterionId = idOf('cri')
export const ksbId = idOf('ksb')
export const discrepancyId = idOf('dsc')
export const settlementId = idOf('stl')

const needed = (name: string) => ({
  error: (issue: { input?: unknown }) => (issue.input === undefined ? `${name} is needed.` : `${name} is text.`),
})

/** They turn the words around them about, and come along unseen where a name is copied out of a message. */
const DIRECTIONS = /[\u202a-\u202e\u2066-\u2069]/g

/**
 * One line of text that a person wrote: trimmed, something to see in it, no control characters and no half characters,
 * which no store could give back.
 */
export const line = (max: number, name: string) =>
  z
    .string(needed(name))
    .overwrite(value => value.replace(DIRECTIONS, ''))
    .trim()
    .refine(value => /[^\p{C}\p{Z}]/u.test(value), { error: `${name} can’t be empty.` })
    .max(max, { error: `${name} can’t be longer than ${max} characters.` })
    .refine(value => !/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u.test(value), {
      error: `${name} holds characters that can’t be shown.`,
    })

/** Several lines: line breaks and tabs stay. */
export const prose = (max: number, name: string) =>
  z
    .string(needed(name))
    .trim()
    .min(1, { error: `${name} can’t be empty.` })
    .max(max, { error: `${name} can’t be longer than ${max.toLocaleString('en-GB')} characters.` })
    .refine(value => !/[^\P{Cc}\n\r\t]|\p{Cs}/u.test(value), { error: `${name} holds characters that can’t be shown.` })

/** A calendar day in England, "2026-11-21". */
export const day = z.iso.date({ error: 'Give a date that exists, as year-month-day.', abort: true })
/** As somebody gives it: a year typed half is a slip, and not the year 26. */
export const givenDay = day.refine(value => value >= '1900-01-01' && value <= '2199-12-31', {
  error: 'Give a day between the years 1900 and 2199.',
})
/** An instant, always with Z. */
export const instant = z.iso.datetime({ error: 'Give a time as 2026-11-21T10:41:00.000Z.' })

export const email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, { error: 'An e-mail address has at most 254 characters.' })
  .pipe(z.email({ error: 'This is not an e-mail address.' }))

export const revision = z.int().min(0)
export const reason = prose(2_000, 'The reason')
export const webLink = z
  .url({ protocol: /^https?$/, error: 'Give a whole web address that starts with https://.' })
  .max(2_000, { error: 'A web address has at most 2,000 characters.' })
  .refine(value => !/[\p{Cs}\u202a-\u202e\u2066-\u2069]/u.test(value), {
    error: 'The web address holds characters that can’t be shown.',
  })

/** Lists answer with a cursor for the next page: opaque, and null at the end. */
export const pageQuery = {
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(200).optional(),
}
export const nextCursor = z.string().nullable()

/** A person as others see them. */
export const personName = z.object({ id: personId, name: z.string() })
export type PersonName = z.infer<typeof personName>

export const nothing = z.null()

/** Some people have one name only: it goes into familyName. */
export const names = {
  givenName: line(100, 'The given name').optional(),
  familyName: line(100, 'The family name'),
}
