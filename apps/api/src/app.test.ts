import { describe, expect, it } from 'vitest'
import { createTestApp } from './app.test-utils.ts'

describe('the application', () => {
  it('says that it is ready once the database answers', async () => {
    const { request } = await createTestApp()
    const reply = await request('GET', 'http://crosswalk.test/health/ready')
    expect(reply).toMatchObject({ status: 200, body: { status: 'ready' } })
  })
})
