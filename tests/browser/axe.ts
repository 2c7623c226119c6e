import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

const WCAG_22_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** Instead of half a megabyte of script, to a page that has run it. */
const NOTHING = 'undefined'

/** What axe has to say of the page as it stands, in a line for each place. Empty is good. */
export async function listAxeFindings(page: Page, only?: readonly string[]): Promise<string[]> {
  // Legacy mode looks at this page alone, without opening another for its result: there are no frames here. And what
  // is right is not described: in a grid of a thousand cells that takes longer than looking.
  const isThere = await page.evaluate(() => 'axe' in window)
  const axe = new AxeBuilder({ page, ...(isThere && { axeSource: NOTHING }) })
    .setLegacyMode(true)
    .options({ resultTypes: ['violations'] })
  const builder = only ? axe.withRules([...only]) : axe.withTags(WCAG_22_AA)
  const { violations } = await builder.analyze()
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(node => `${id}: ${help}. ${node.html.slice(0, 200)} ${node.failureSummary ?? ''}`),
  )
}
