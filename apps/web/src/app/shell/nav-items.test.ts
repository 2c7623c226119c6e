import { describe, expect, it } from 'vitest'
import { currentNavItem, navItemsFor } from './nav-items.ts'

describe('the pages in the bar', () => {
  it('are a learner’s own, under their plain names', () => {
    expect(navItemsFor(['learner']).map(({ label }) => label)).toEqual(['Home', 'Evidence', 'KSBs', 'Units'])
  })

  it('of somebody with two roles hold each page once, and tell their own from those of others', () => {
    const labels = navItemsFor(['assessor', 'tutor', 'learner']).map(({ label }) => label)
    expect(new Set(labels).size).toBe(labels.length)
    expect(labels).toContain('My evidence')
    expect(labels).toContain('KSBs')
  })

  it('mark the one that a path belongs to, the nearest first', () => {
    const items = navItemsFor(['learner'])
    expect(currentNavItem('/my/evidence/new', items)).toBe('/my/evidence')
    expect(currentNavItem('/my', items)).toBe('/my')
    expect(currentNavItem('/mystery', items)).toBeNull()
  })
})
