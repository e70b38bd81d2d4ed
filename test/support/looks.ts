import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { expectToFit } from './expect-to-fit.ts'
import { violations } from './violations.ts'
import { keepScreenshot } from './watched-page.ts'

const WIDE = { width: 1440, height: 900 }
const SMALL = { width: 390, height: 844 }

/** Both themes, each in both sizes. */
const LOOKS = [
  { theme: 'light', sizes: [WIDE, SMALL] },
  { theme: 'dark', sizes: [SMALL, WIDE] },
] as const

/**
 * Looks at an open page in both themes, one on a desk and one on a phone: nothing in it shuts anybody out, and in both sizes it does not
 * scroll sideways. Keeps a picture of each.
 */
export async function expectGoodLooks(
  page: Page,
  name: string,
  extent: 'page' | 'window' = 'page',
): Promise<void> {
  for (const { theme, sizes } of LOOKS) {
    await page.emulateMedia({ colorScheme: theme })
    await page.setViewportSize(sizes[0])
    expect(await violations(page), `${name}, ${theme}`).toEqual([])
    for (const size of sizes) {
      await page.setViewportSize(size)
      await keepScreenshot(page, `${name}-${size.width}-${theme}`, extent)
      await expectToFit(page, `${name}, ${size.width} px, ${theme}`)
    }
  }
  await page.emulateMedia({ colorScheme: null })
}
