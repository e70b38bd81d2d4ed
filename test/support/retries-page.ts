import type { Page } from 'playwright-core'

/** A named part of the Retries page. */
export const part = (page: Page, name: string) => page.locator(`[data-retries="${name}"]`)

export const rowsOf = (page: Page) => part(page, 'edges').locator('tbody tr')

export const graphEdges = (page: Page) => part(page, 'graph').locator('.react-flow__edge')
