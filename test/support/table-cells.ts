import type { Locator } from 'playwright-core'

/** The rows of the body of a table, each with what its cells show: without what only a screen reader says. */
export const tableCells = (table: Locator): Promise<string[][]> =>
  table.locator('tbody tr').evaluateAll((rows) =>
    rows.map((row) =>
      [...row.children].map((cell) => {
        const copy = cell.cloneNode(true) as Element
        for (const spoken of copy.querySelectorAll('.sr-only')) spoken.remove()
        return (copy.textContent ?? '').trim()
      }),
    ),
  )
