import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { AUDIENCES, CAST, listRoutes, SCREENS } from './screens.ts'

describe('every screen of the router', () => {
  it('is looked at', () => {
    const routes = listRoutes()
    expect(routes.length).toBeGreaterThan(30)
    expect(new Set(SCREENS.map(({ route }) => route))).toEqual(new Set(routes))
  })

  it('is looked at with its audience, and every audience has its turn', () => {
    expect(Object.values(AUDIENCES).flat().sort()).toEqual([null, ...Object.keys(CAST)].sort())
    for (const audience of Object.keys(AUDIENCES)) {
      const file = `every-screen-of-${audience.replaceAll(' ', '-')}.test.ts`
      expect(existsSync(new URL(file, import.meta.url)), file).toBe(true)
    }
  })
})
