// The one file that reads the environment. Everything else receives values. docs/configuration.md and .env.example are
// made from `variables` (config-docs.ts), so a variable is described once, here.
import { resolve } from 'node:path'
import { z } from 'zod'

const LOOPBACK = ['127.0.0.1', 'localhost', '::1']
const SECRET_MIN = 32

const yesOrNo = z.enum(['yes', 'no'], { error: 'say yes or no' })

export const variables = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development').meta({
    description: 'In production nothing is made up: no demonstration centre, no secret, and weak settings are refused.',
    example: 'production',
  }),
  PORT: z.coerce.number({ error: 'give a number' }).int().min(0).max(65_535).default(3000).meta({
    description: 'The port that API and screens are served on. 0 takes any free one.',
    example: '8080',
  }),
  HOST: z.string().min(1).default('127.0.0.1').meta({
    description: 'The address to listen at. The default answers this machine alone; 0.0.0.0 answers every network.',
    example: '0.0.0.0',
  }),
  DATA_DIR: z.string().min(1).default('./data').meta({
    description: 'The folder of the database and of all files. Back it up; one server uses it at a time.',
    example: '/var/lib/crosswalk',
  }),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'give a whole web address' })
    .optional()
    .meta({
      description:
        'Where browsers reach this server, for links in e-mails. Needed in production. With https the cookie is sent over https alone.',
      example: 'https://crosswalk.example.ac.uk',
    }),
  CROSSWALK_SECRET: z
    .string()
    .optional()
    .meta({
      description: `Signs sessions and links. Needed in production, at least ${SECRET_MIN} characters, made at random: \`openssl rand -hex 32\`. Elsewhere one is made once and kept in DATA_DIR.`,
      example: 'the output of openssl rand -hex 32',
    }),
  CROSSWALK_DEMO: yesOrNo.optional().meta({
    description:
      'Whether an empty store gets a demonstration centre. By default only where HOST is this machine alone; never in production.',
    example: 'yes',
  }),
  UPLOAD_MAX_BYTES: z.coerce
    .number({ error: 'give a number of bytes' })
    .int()
    .min(1024)
    .default(2 * 1024 ** 3)
    .meta({ description: 'The largest file that is taken, in bytes. The default is 2 GiB.', example: '536870912' }),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: 'give an address that starts with smtp:// or smtps://' })
    .optional()
    .meta({
      description:
        'The mail server that sends invitations and password links. Without it, links are shown to the manager who asked and mails stay in the outbox.',
      example: 'smtps://user:password@mail.example.ac.uk:465',
    }),
  MAIL_FROM: z.string().min(3).default('Crosswalk <crosswalk@localhost>').meta({
    description: 'The sender of those mails.',
    example: 'Crosswalk <no-reply@example.ac.uk>',
  }),
  TRUST_PROXY: z.string().optional().meta({
    description:
      'The addresses of proxies in front, with commas, whose word on the client’s address is believed. Without it, nobody’s is.',
    example: '127.0.0.1, 10.0.0.0/8',
  }),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).optional().meta({
    description: 'How much is logged. By default `info` in production and `warn` elsewhere.',
    example: 'debug',
  }),
})

type Values = z.output<typeof variables>

export interface Config {
  isProduction: boolean
  port: number
  host: string
  dataDir: string
  /** Without a trailing slash. Undefined until the port is known, where PUBLIC_URL is not set. */
  publicUrl: string | undefined
  /** Undefined outside production where none is set: keepSecret makes one in DATA_DIR. */
  secret: string | undefined
  makesDemonstration: boolean
  uploadMaxBytes: number
  smtpUrl: string | undefined
  mailFrom: string
  trustProxy: string | undefined
  logLevel: NonNullable<Values['LOG_LEVEL']>
}

/** Says all that is wrong at once, in sentences for whoever runs the server. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
  readonly problems: readonly string[]
  constructor(problems: readonly string[]) {
    super(`The configuration can’t be used:\n${problems.map(problem => `  ${problem}`).join('\n')}`)
    this.problems = problems
  }
}

export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  // An empty variable is one that is not set: that is what an uncommented line of .env.example gives.
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  )
  const parsed = variables.safeParse(given)
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map(issue => `${issue.path.join('.')}: ${issue.message}`))
  }
  const values = parsed.data
  const isProduction = values.NODE_ENV === 'production'
  const problems = isProduction ? listProductionProblems(values) : []
  if (values.CROSSWALK_SECRET !== undefined && values.CROSSWALK_SECRET.length < SECRET_MIN) {
    problems.push(`CROSSWALK_SECRET: at least ${SECRET_MIN} characters, made at random (openssl rand -hex 32)`)
  }
  if (problems.length > 0) throw new ConfigError(problems)

  return {
    isProduction,
    port: values.PORT,
    host: values.HOST,
    dataDir: resolve(values.DATA_DIR),
    publicUrl: values.PUBLIC_URL?.replace(/\/+$/, ''),
    secret: values.CROSSWALK_SECRET,
    makesDemonstration:
      !isProduction && (values.CROSSWALK_DEMO ?? (LOOPBACK.includes(values.HOST) ? 'yes' : 'no')) === 'yes',
    uploadMaxBytes: values.UPLOAD_MAX_BYTES,
    smtpUrl: values.SMTP_URL,
    mailFrom: values.MAIL_FROM,
    trustProxy: values.TRUST_PROXY,
    logLevel: values.LOG_LEVEL ?? (isProduction ? 'info' : 'warn'),
  }
}

function listProductionProblems(values: Values): string[] {
  const problems: string[] = []
  const secret = values.CROSSWALK_SECRET
  if (secret === undefined) problems.push('CROSSWALK_SECRET: needed in production (openssl rand -hex 32)')
  else if (new Set(secret).size < 8 || /example|secret|change.?me|openssl/i.test(secret)) {
    problems.push('CROSSWALK_SECRET: this one could be guessed; make one at random (openssl rand -hex 32)')
  }
  if (values.PUBLIC_URL === undefined) problems.push('PUBLIC_URL: needed in production, for links in e-mails')
  if (values.CROSSWALK_DEMO === 'yes') problems.push('CROSSWALK_DEMO: production makes no demonstration centre')
  return problems
}

export function readProcessConfig(): Config {
  // biome-ignore lint/style/noProcessEnv: this is the one place.
  return readConfig(process.env)
}
