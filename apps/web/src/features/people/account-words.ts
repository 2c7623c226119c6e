import type { Person } from '@crosswalk/contracts'

export const ACCOUNT_WORDS: Record<Person['account'], string> = {
  none: 'Can’t sign in: no e-mail',
  invited: 'Invited, no password yet',
  active: 'Can sign in',
  closed: 'Access closed',
}
