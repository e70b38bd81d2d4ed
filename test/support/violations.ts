import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

/** Everything wrong for somebody who cannot see, or not well, in short. */
export async function violations(page: Page): Promise<string[]> {
  // Judged within the page, which has no frames of others, and told without what passes: otherwise most of the time goes into telling.
  const found = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .analyze()
  return found.violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`,
  )
}
