import type { Page } from 'playwright-core'
import { expect, vi } from 'vitest'
import { violations } from './violations.ts'
import { keepScreenshot } from './watched-page.ts'

const WIDE = { width: 1440, height: 900 }
const SMALL = { width: 390, height: 844 }

/** Both themes, each in both sizes. */
export const LOOKS = [
  { theme: 'light', sizes: [WIDE, SMALL] },
  { theme: 'dark', sizes: [SMALL, WIDE] },
] as const

/**
 * Looks at a page that is open in a theme's first size: nothing in it shuts anybody out, and in both sizes, once charts have
 * taken theirs, it does not scroll sideways. Keeps a picture of each.
 */
export async function expectGoodLooks(
  page: Page,
  { theme, sizes }: (typeof LOOKS)[number],
  name: string,
  extent: 'page' | 'window' = 'page',
): Promise<void> {
  expect(await violations(page), name).toEqual([])
  for (const size of sizes) {
    await page.setViewportSize(size)
    await keepScreenshot(page, `${name}-${size.width}-${theme}`, extent)
    const width = () => page.evaluate(() => document.documentElement.scrollWidth)
    await vi.waitFor(async () => expect(await width(), name).toBeLessThanOrEqual(size.width), 3000)
  }
  await page.setViewportSize(sizes[0])
}
