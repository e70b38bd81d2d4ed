import type { Rejected } from '#lib/domain/report/build-report.ts'
import type { UsageFilter } from '#lib/domain/report/filter.ts'
import type { ImportRecord } from '#lib/store/import-record.ts'

/** An import of which every part counts. Rejected rows belong to no part, and to no filter, so only such ones show theirs. */
const isWhole = (each: ImportRecord): boolean => each.parts.every((part) => part.state === 'active')

/** What the imports behind the figures of a filter could not read. */
export function rejectedBy(active: readonly ImportRecord[], filter: UsageFilter): Rejected {
  const imports = Object.keys(filter).length === 0 ? active.filter(isWhole) : []
  return {
    lines: imports.reduce((sum, each) => sum + each.rows.rejected, 0),
    cost: [...new Set(imports.flatMap((each) => each.cost.map((cost) => cost.currency)))].map((currency) => ({
      currency,
      amount: imports
        .flatMap((each) => each.cost)
        .filter((cost) => cost.currency === currency)
        .reduce((sum, cost) => sum + cost.rejected, 0),
    })),
  }
}
