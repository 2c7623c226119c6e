// The bar at the top: somebody with more pages than fit beside each other still reaches every one.
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { invitePeople } from './people.ts'
import { CAST } from './screens.ts'
import { serveDemonstration } from './server.ts'

const server = serveDemonstration()
const people = invitePeople()

/** Pairs of what can be pressed in the bar, and lies over each other. */
const listOverlaps = (page: Page) =>
  page
    .getByRole('banner')
    .locator('a:visible, button:visible')
    .evaluateAll(elements => {
      const boxes = elements.map(element => ({ name: element.textContent, box: element.getBoundingClientRect() }))
      const isOver = (a: DOMRect, b: DOMRect) => a.left < b.right - 1 && b.left < a.right - 1
      return boxes.flatMap((one, at) =>
        boxes.slice(at + 1).flatMap(other => (isOver(one.box, other.box) ? [`${one.name} and ${other.name}`] : [])),
      )
    })

describe('the bar of a centre manager', () => {
  it('has every page beside each other at a desk, and all of them behind a button where they don’t fit', async () => {
    const { page } = await people.open({ server, as: CAST.centreManager })
    const pages = page.getByRole('navigation', { name: 'Pages', exact: true })
    const button = page.getByRole('button', { name: 'Pages', exact: true })
    await page.setViewportSize({ width: 1440, height: 900 })
    await page.goto('/people')
    await pages.getByRole('link', { name: 'Audit trail' }).waitFor()
    expect(await listOverlaps(page)).toEqual([])
    expect(await button.isVisible()).toBe(false)

    await page.setViewportSize({ width: 1024, height: 768 })
    await button.click()
    const all = page.getByRole('navigation', { name: 'All pages' })
    await all.getByRole('link', { name: 'Audit trail' }).click()
    await page.getByRole('heading', { level: 1, name: 'Audit trail' }).waitFor()
    expect(await listOverlaps(page)).toEqual([])
    expect(await pages.getByRole('link').count()).toBe(0)
  })
})
