/** What a line names, found among what the centre has; or the sentence that says why not. */
import { type RelationshipKind, ROLE_NAMES, ROLES_OF } from '@crosswalk/contracts'
import { toKey } from '../tabular/match-columns.ts'
import type { KnownStaff } from './learner-directory.repository.ts'

export type Found<T> = { ok: true; found: T } | { ok: false; message: string }

export function findNamed<T extends { name: string }>(all: readonly T[], words: string, what: string): Found<T> {
  const key = toKey(words)
  const found = all.filter(({ name }) => toKey(name) === key)
  const [first] = found
  if (first === undefined) {
    const near = all.filter(({ name }) => toKey(name).includes(key) || key.includes(toKey(name))).slice(0, 3)
    const hint = near.length === 0 ? '' : ` Is it ${near.map(({ name }) => `“${name}”`).join(' or ')}?`
    return { ok: false, message: `There is no ${what} “${words}” here.${hint}` }
  }
  const exact = found.find(({ name }) => name === words)
  if (found.length > 1 && exact === undefined) {
    return { ok: false, message: `“${words}” may be ${found.map(({ name }) => `“${name}”`).join(' or ')}.` }
  }
  return { ok: true, found: exact ?? first }
}

/** By e-mail, or by the exact name. */
export function findStaff(staff: readonly KnownStaff[], words: string, kind: RelationshipKind): Found<KnownStaff> {
  const wanted = words.trim().toLowerCase().replace(/\s+/g, ' ')
  const isEmail = wanted.includes('@')
  const found = staff.filter(({ name, email }) => (isEmail ? email : name.toLowerCase()) === wanted)
  const role = ROLES_OF[kind].map(one => ROLE_NAMES[one]).join(' or ')
  const able = found.filter(({ roles }) => roles.some(one => ROLES_OF[kind].includes(one)))
  const [first] = able
  if (first !== undefined && able.length === 1) return { ok: true, found: first }
  if (able.length > 1) {
    const emails = able.map(({ email }) => email ?? 'one without an e-mail').join(', ')
    return { ok: false, message: `${able.length} people are called ${words}: ${emails}. Write the e-mail instead.` }
  }
  const [unable] = found
  if (unable !== undefined) {
    return { ok: false, message: `${unable.name} does not have the role ${role}. Give it to them first.` }
  }
  return {
    ok: false,
    message: isEmail
      ? `Nobody of your staff has the e-mail ${words}.`
      : `Nobody of your staff is called ${words}. Write the whole name, or the e-mail.`,
  }
}
