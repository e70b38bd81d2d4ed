import type { FactorSetId, Method } from '#lib/domain/factors/factor-set.ts'
import { buildReport, type Rejected } from '#lib/domain/report/build-report.ts'
import type { Dimension, Report } from '#lib/domain/report/emissions.ts'
import type { Scope, UsageFilter } from '#lib/domain/report/filter.ts'
import { summarise } from '#lib/engine/facts/summarise.ts'
import type { ImportRecord } from '#lib/store/import-record.ts'
import { listImports } from '#lib/store/list-imports.ts'
import { activeBills } from './active-bills.ts'
import { billPeriod } from './bill-period.ts'
import { withFacts } from './with-facts.ts'

export interface ReportQuestion {
  readonly filter: UsageFilter
  readonly groupBy: readonly Dimension[]
  readonly method: Method
  readonly factorSet: FactorSetId
}

/** An import of which every part counts. Rejected rows belong to no part, and to no filter, so only such ones show theirs. */
const isWhole = (each: ImportRecord): boolean => each.parts.every((part) => part.state === 'active')

/** What the imports behind the figures could not read. */
const rejectedOf = (imports: readonly ImportRecord[]): Rejected => ({
  lines: imports.reduce((sum, each) => sum + each.rows.rejected, 0),
  cost: [...new Set(imports.flatMap((each) => each.cost.map((cost) => cost.currency)))].map((currency) => ({
    currency,
    amount: imports
      .flatMap((each) => each.cost)
      .filter((cost) => cost.currency === currency)
      .reduce((sum, cost) => sum + cost.rejected, 0),
  })),
})

/** The emissions of the stored facts: total, coverage and groups. `from` and `to` of the filter are days, inclusive. */
export async function report(scope: Scope, question: ReportQuestion): Promise<Report> {
  const { filter, groupBy, method, factorSet } = question
  const active = activeBills(await listImports(scope))
  return withFacts(scope, factorSet, async ({ connection }) => {
    const total = await summarise(connection, { groupBy: [], filter, method })
    const groups = groupBy.length > 0 ? await summarise(connection, { groupBy, filter, method }) : []
    return buildReport({
      factorSet,
      method,
      groupBy,
      total,
      groups,
      rejected: rejectedOf(Object.keys(filter).length === 0 ? active.filter(isWhole) : []),
      period: billPeriod(active, filter),
    })
  })
}
