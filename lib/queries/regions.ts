import type { FactorSetId, Method } from '#lib/domain/factors/factor-set.ts'
import type { Figure } from '#lib/domain/factors/figure.ts'
import type { Scope, UsageFilter } from '#lib/domain/report/filter.ts'
import type { Place } from '#lib/domain/what-if/place.ts'
import { NO_REGION } from '#lib/engine/facts/conditions.ts'
import { placeOf } from '#lib/factors/places/place-of.ts'
import { withFacts } from './with-facts.ts'

export interface RegionFactors {
  readonly provider: string
  readonly region: string
  /** Null where the name gives no single place. */
  readonly place: Place | null
  readonly grid: Figure | null
  readonly pue: Figure | null
}

/** The place, grid intensity and PUE of each region in the bills, in the last month that they have usage there. */
export async function regionFactors(
  scope: Scope,
  { filter, method, factorSet }: { filter: UsageFilter; method: Method; factorSet: FactorSetId },
): Promise<readonly RegionFactors[]> {
  return withFacts(scope, factorSet, async ({ connection, set }) => {
    const places = await connection.select<{ provider: string; region: string; month: string }>(
      `SELECT k.provider, k.region, strftime(max(f.day), '%Y-%m') AS month FROM sums f JOIN kinds k USING (kind_id)
       WHERE f.day BETWEEN coalesce($from::DATE, '0001-01-01') AND coalesce($to::DATE, '9999-12-31')
       GROUP BY ALL ORDER BY ALL`,
      { from: filter.from ?? null, to: filter.to ?? null },
    )
    return places.map(({ provider, region, month }) => ({
      provider,
      region: region === '' ? NO_REGION : region,
      place: placeOf(provider, region) ?? null,
      grid: set.grid(provider, region, month, method) ?? null,
      pue: set.pue(provider, region, month),
    }))
  })
}
