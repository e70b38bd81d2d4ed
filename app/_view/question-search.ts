import type { FactorSetId, Method } from '#lib/domain/factors/factor-set.ts'
import type { UsageFilter } from '#lib/domain/report/filter.ts'

interface Question {
  readonly filter: UsageFilter
  readonly method: Method
  readonly factorSet: FactorSetId
}

/**
 * A question as the query of an address, which pages and the API read alike: nothing of it is left to a default.
 *
 * @example questionSearch({ filter: { team: ['a'] }, method: 'location', factorSet: '2026.1' })
 * // '?team=a&period=all&method=location&factors=2026.1'
 */
export function questionSearch({ filter, method, factorSet }: Question): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(filter))
    for (const one of typeof value === 'string' ? [value] : ((value ?? []) as readonly string[]))
      query.append(name, one)
  if (!filter.from && !filter.to) query.set('period', 'all')
  query.set('method', method)
  query.set('factors', factorSet)
  return `?${query}`
}
