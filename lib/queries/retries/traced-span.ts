import type { Scope } from '#lib/domain/report/filter.ts'
import { activeParts } from '#lib/store/active-parts.ts'

/** All days with traces, whatever is asked. */
export interface TracedSpan {
  /** ISO dates, both included. */
  readonly from: string
  readonly to: string
  readonly days: readonly string[]
}

/** The days with traces, for who sees all teams; null where there are none. */
export async function tracedSpan(scope: Scope): Promise<TracedSpan | null> {
  const parts = scope.teams === 'all' ? await activeParts(scope, 'spans') : []
  const days = [...new Set(parts.map(({ billingPeriod }) => billingPeriod))].sort()
  const [from, to] = [days[0], days.at(-1)]
  return from && to ? { from, to, days } : null
}
