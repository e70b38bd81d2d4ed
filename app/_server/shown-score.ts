import type { BoundaryScore } from '#lib/domain/sci/boundary-score.ts'
import { type SciRow, sciOverview } from '#lib/queries/sci/sci-overview.ts'
import { sciOfBoundary } from '#lib/queries/sci/sci-score.ts'
import { sciPeriodOf } from '../_view/sci-period.ts'
import { isAppError } from './errors.ts'
import type { PageRequest } from './read-page.ts'

/** What the SCI page asks about its period. A score is location-based, whatever the address says. */
export const sciQuestionOf = ({ view, shown }: PageRequest) => ({
  from: view.filter.from,
  to: view.filter.to,
  by: sciPeriodOf(view.by, shown),
  factorSet: view.factorSet,
})

export const namesOf = (row: SciRow) =>
  row.ok
    ? { boundary: row.score.boundary.name, operation: row.score.operation?.operation ?? null }
    : { boundary: row.boundary.name, operation: row.operation }

/** The row that an address means: its boundary and operation, else the first of its boundary, else the first of all. */
export function chosenRow(rows: readonly SciRow[], { view }: PageRequest): SciRow | undefined {
  const ofBoundary = rows.filter((row) => namesOf(row).boundary === view.boundary)
  return ofBoundary.find((row) => namesOf(row).operation === view.operation) ?? ofBoundary[0] ?? rows[0]
}

/** The score that a row stands for, by the version of its boundary that the address names; that in force, where there is no such version. */
export async function scoreOfRow(row: SciRow | undefined, page: PageRequest): Promise<BoundaryScore | null> {
  if (!row?.ok) return null
  const { version } = page.view
  if (version === null || version === row.score.boundary.version) return row.score
  const { boundary, operation } = namesOf(row)
  const asked = { boundary, version, ...(operation === null ? {} : { operation }) }
  return sciOfBoundary(page.scope, { ...sciQuestionOf(page), ...asked }).catch((error: unknown) => {
    if (isAppError(error) && error.code === 'not-found') return row.score
    throw error
  })
}

/** The score that the SCI page shows; null where there is none to show. */
export async function shownScore(page: PageRequest): Promise<BoundaryScore | null> {
  const rows = await sciOverview(page.scope, sciQuestionOf(page))
  return scoreOfRow(chosenRow(rows, page), page)
}
