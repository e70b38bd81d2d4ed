import type { FactorSetId, Method } from '#lib/domain/factors/factor-set.ts'
import { buildReport } from '#lib/domain/report/build-report.ts'
import type { Dimension, Report } from '#lib/domain/report/emissions.ts'
import type { Scope, UsageFilter } from '#lib/domain/report/filter.ts'
import { summariseWithTotal } from '#lib/engine/facts/summarise.ts'
import { activeBills } from './active-bills.ts'
import { billPeriod } from './bill-period.ts'
import { importsOf } from './imports-of.ts'
import { rejectedBy } from './rejected-by.ts'
import { type Facts, withFacts } from './with-facts.ts'

export interface ReportQuestion {
  readonly filter: UsageFilter
  readonly groupBy: readonly Dimension[]
  readonly method: Method
  readonly factorSet: FactorSetId
  /** A version of the adjustments; those in force where absent. */
  readonly adjustments?: number
}

/** The emissions of the stored facts: total, coverage and groups. `from` and `to` of the filter are days, inclusive. */
export async function report(scope: Scope, question: ReportQuestion): Promise<Report> {
  const { filter, groupBy, method, factorSet, adjustments } = question
  const active = activeBills(await importsOf(scope))
  const ask = async ({ connection }: Facts): Promise<Report> => {
    const { total, groups } = await summariseWithTotal(connection, { groupBy, filter, method })
    return buildReport({
      factorSet,
      method,
      groupBy,
      total,
      groups,
      rejected: rejectedBy(active, filter),
      period: billPeriod(active, filter),
    })
  }
  return withFacts(scope, factorSet, ask, adjustments)
}
