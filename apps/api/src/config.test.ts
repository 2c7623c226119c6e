import { statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ConfigError, readConfig } from './config.ts'
import { listStaleDocuments, listVariables } from './config-docs.ts'
import { createTestFolder } from './db/store.test-utils.ts'
import { keepSecret } from './http/keep-secret.ts'

const SAFE = {
  NODE_ENV: 'production',
  CROSSWALK_SECRET: '5f0c9b1e7a3d48e2b6f1a09c7d5e3b8241f6a7c9e0d2b4f8',
  PUBLIC_URL: 'https://crosswalk.example.ac.uk/',
}

function listProblems(environment: Record<string, string>): string {
  try {
    readConfig(environment)
    return ''
  } catch (error) {
    if (error instanceof ConfigError) return error.message
    throw error
  }
}

describe('without any setting', () => {
  it('this machine alone is served, with a demonstration, out of ./data', () => {
    expect(readConfig({})).toMatchObject({
      isProduction: false,
      port: 3000,
      host: '127.0.0.1',
      dataDir: join(process.cwd(), 'data'),
      uploadMaxBytes: 2_147_483_648,
      makesDemonstration: true,
      secret: undefined,
    })
  })

  it('an empty variable is one that is not set', () => {
    expect(readConfig({ PORT: '', SMTP_URL: '' })).toMatchObject({ port: 3000, smtpUrl: undefined })
  })

  it('a demonstration is made for other machines only when told to', () => {
    expect(readConfig({ HOST: '0.0.0.0' }).makesDemonstration).toBe(false)
    expect(readConfig({ HOST: '0.0.0.0', CROSSWALK_DEMO: 'yes' }).makesDemonstration).toBe(true)
    expect(readConfig({ CROSSWALK_DEMO: 'no' }).makesDemonstration).toBe(false)
  })
})

describe('in production', () => {
  it('a whole configuration is taken', () => {
    expect(readConfig(SAFE)).toMatchObject({
      isProduction: true,
      makesDemonstration: false,
      publicUrl: 'https://crosswalk.example.ac.uk',
      logLevel: 'info',
    })
  })

  it('everything that is missing is named at once', () => {
    const problems = listProblems({ NODE_ENV: 'production' })
    expect(problems).toContain('CROSSWALK_SECRET: needed in production')
    expect(problems).toContain('PUBLIC_URL: needed in production')
  })

  it.each([
    ['short', 'abc123'],
    ['one character over and over', 'a'.repeat(40)],
    ['copied from the example', 'the output of openssl rand -hex 32'],
    ['a default that many leave in', 'change-me-change-me-change-me-change-me'],
  ])('a secret that is %s is refused', (_, secret) => {
    expect(listProblems({ ...SAFE, CROSSWALK_SECRET: secret })).toContain('CROSSWALK_SECRET')
  })

  it('no demonstration is made', () => {
    expect(listProblems({ ...SAFE, CROSSWALK_DEMO: 'yes' })).toContain('CROSSWALK_DEMO')
  })
})

describe('a wrong setting', () => {
  it.each([
    ['PORT', 'eighty'],
    ['PORT', '70000'],
    ['UPLOAD_MAX_BYTES', '2GB'],
    ['SMTP_URL', 'http://mail.example.ac.uk'],
    ['PUBLIC_URL', 'crosswalk'],
    ['CROSSWALK_DEMO', 'true'],
    ['LOG_LEVEL', 'loud'],
  ])('%s=%s is named', (name, value) => {
    expect(listProblems({ [name]: value })).toContain(`${name}: `)
  })
})

describe('the documents made from the settings', () => {
  it('are as they would be made now', async () => {
    expect(await listStaleDocuments()).toEqual([])
  })

  it('describe each with an example that is valid', () => {
    for (const { name, example } of listVariables()) {
      if (name === 'CROSSWALK_SECRET') continue
      expect(listProblems({ ...SAFE, NODE_ENV: 'development', [name]: example }), name).toBe('')
    }
  })
})

describe('the secret outside production', () => {
  it('is made once and kept beside the data, for its owner’s eyes', async () => {
    const folder = createTestFolder()
    const made = await keepSecret(folder)
    expect(made).toMatch(/^[0-9a-f]{64}$/)
    expect(await keepSecret(folder)).toBe(made)
    expect(statSync(join(folder, 'secret')).mode & 0o777).toBe(0o600)
  })
})
