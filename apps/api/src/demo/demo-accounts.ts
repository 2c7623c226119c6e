/** The accounts that `npm start` prints while the store is a demonstration. */
import type { Store } from '../db/store.ts'
import { CENTRES } from './content/centres.ts'

/** The same for all, and printed for all to see: it guards nothing. */
export const DEMO_PASSWORD = 'walk-the-crossing'

/** Whom to sign in as, for what. The first five are read by others: one centre each, related to the same cohort. */
const CAST: readonly (readonly [role: string, key: string])[] = [
  ['Learner', 'chloe'],
  ['Assessor', 'tom'],
  ['IQA', 'denise'],
  ['Tutor', 'morag'],
  ['Centre manager', 'ruth'],
  // Special cases. None begins with a word of the first five.
  ['In training, an assessor', 'sana'],
  ['Countersigner', 'lorraine'],
  ['Two roles, assessor and tutor', 'marek'],
  ['Two centres', 'joanna'],
  ['Lead IQA', 'fiona'],
  ['Second cohort’s assessor', 'sunita'],
  ['Two enrolments', 'amara'],
  ['All done', 'ellie'],
  ['Nothing done', 'theo'],
  ['K9 not in the units', 'imogen'],
  ['Job role undecided', 'nyima'],
  ['On a break', 'kezia'],
  ['Withdrawn', 'ruairi'],
  ['Second centre’s manager', 'iain'],
  ['Second centre’s learner', 'elin'],
]

export interface DemoAccount {
  role: string
  email: string
  password: string
}

const people = CENTRES.flatMap(centre => [...centre.staff, ...centre.learners])

export const DEMO_ACCOUNTS: readonly DemoAccount[] = CAST.map(([role, key]) => {
  const email = people.find(person => person.key === key)?.email
  if (email === undefined) throw new Error(`The demonstration has no account for ${key}.`)
  return { role, email, password: DEMO_PASSWORD }
})

/** Everybody who signs in, each once: one person has an account at two centres. */
export const DEMO_EMAILS: readonly string[] = [...new Set(people.flatMap(person => person.email ?? []))]

/** One account to a line: role, e-mail, password. Empty where the store is no demonstration. */
export async function listDemoAccountLines(store: Store): Promise<string[]> {
  const { accounts } = store.t
  const rows = await store.read.select({ email: accounts.email }).from(accounts)
  const held = new Set(rows.map(row => row.email))
  const shown = DEMO_ACCOUNTS.filter(account => held.has(account.email))
  const [role, email] = [widest(shown.map(account => account.role)), widest(shown.map(account => account.email))]
  return shown.map(account => `${account.role.padEnd(role)}  ${account.email.padEnd(email)}  ${account.password}`)
}

const widest = (words: readonly string[]): number => Math.max(0, ...words.map(word => word.length))
