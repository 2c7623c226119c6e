import { PASSWORD_MIN } from '@crosswalk/contracts'

/** What people type first when they are told "twelve characters". Compared without digits and signs at the ends. */
const COMMON = [
  'password',
  'passwordpassword',
  'mypassword',
  'yourpassword',
  'newpassword',
  'letmein',
  'letmeinletmein',
  'letmeinplease',
  'welcome',
  'welcomewelcome',
  'changeme',
  'changemeplease',
  'qwerty',
  'qwertyuiop',
  'qwertyuiopasdf',
  'qwertyqwerty',
  'asdfghjkl',
  'asdfghjklzxcvbnm',
  'iloveyou',
  'iloveyouiloveyou',
  'iloveyouforever',
  'administrator',
  'adminadmin',
  'crosswalk',
  'crosswalkcrosswalk',
  'apprentice',
  'apprenticeship',
  'customerservice',
  'liverpoolfc',
  'manchesterunited',
  'arsenalfc',
  'chelseafc',
  'tottenhamhotspur',
  'football',
  'sunshine',
  'princess',
  'monkeymonkey',
  'dragondragon',
  'superman',
  'batmanbatman',
  'pokemonpokemon',
  'trustno',
  'correcthorsebatterystaple',
  'secret',
  'secretsecret',
  'supersecret',
  'testtest',
  'summer',
  'winter',
  'autumn',
  'spring',
  'january',
  'february',
  'september',
  'october',
  'november',
  'december',
  'monday',
] // prettier-ignore

const RUNS = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890123456789',
  'qwertyuiopasdfghjklzxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm',
]

export type PasswordStrength = { ok: true } | { ok: false; reason: 'tooShort' | 'common' | 'repeating' | 'aboutYou' }

export function checkPasswordStrength(password: string, about: readonly string[]): PasswordStrength {
  if (password.length < PASSWORD_MIN) return { ok: false, reason: 'tooShort' }
  const lower = password.toLowerCase()
  if (isRepeating(lower) || RUNS.some(run => run.includes(lower) || reversed(run).includes(lower))) {
    return { ok: false, reason: 'repeating' }
  }
  const core = toLetters(lower)
  if (COMMON.includes(core)) return { ok: false, reason: 'common' }
  if (about.some(name => name.length > 3 && (lower === name.toLowerCase() || core === toLetters(name.toLowerCase())))) {
    return { ok: false, reason: 'aboutYou' }
  }
  return { ok: true }
}

/** "P@ssw0rd2026!" → "password": what is left once the usual dressing is off. */
function toLetters(lower: string): string {
  return lower
    .replace(/[^a-z]+$/, '')
    .replace(/^[^a-z@$]+/, '')
    .replace(/0/g, 'o')
    .replace(/[1!|]/g, 'i')
    .replace(/3/g, 'e')
    .replace(/[4@]/g, 'a')
    .replace(/[5$]/g, 's')
    .replace(/[^a-z]/g, '')
}

/** One to four characters, over and over. */
function isRepeating(text: string): boolean {
  return [1, 2, 3, 4].some(length =>
    text
      .slice(0, length)
      .repeat(Math.ceil(text.length / length))
      .startsWith(text),
  )
}

function reversed(text: string): string {
  return [...text].reverse().join('')
}
