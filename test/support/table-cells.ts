import type { Locator } from 'playwright-core'

/** The rows of the body of a table, each with the words of its cells. */
export const tableCells = (table: Locator): Promise<string[][]> =>
  table
    .locator('tbody tr')
    .evaluateAll((rows) =>
      rows.map((row) => [...row.children].map((cell) => (cell.textContent ?? '').trim())),
    )
