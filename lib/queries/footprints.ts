import { join } from 'node:path'
import type { FactorSetId, Method } from '#lib/domain/factors/factor-set.ts'
import { buildFootprintReport } from '#lib/domain/report/build-footprint-report.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import type { FootprintReport } from '#lib/domain/report/footprint-report.ts'
import {
  COMPARED_FACTS,
  type FootprintFilter,
  officialMonths,
  officialServices,
  openFootprints,
} from '#lib/engine/facts/compare-footprints.ts'
import { partFolder } from '#lib/engine/facts/part-files.ts'
import { summariseFrom } from '#lib/engine/facts/summarise.ts'
import { activeParts } from '#lib/store/active-parts.ts'
import { catalogue } from '#lib/store/catalogue.ts'
import { withFacts } from './with-facts.ts'

export interface FootprintQuestion {
  readonly filter: FootprintFilter
  readonly factorSet: FactorSetId
}

/**
 * What providers themselves say of the organisation's emissions, beside our estimate of the same months, accounts and services. Their
 * figures are of whole accounts, so whoever may see some teams only sees none of them.
 */
export async function footprints(
  scope: Scope,
  { filter, factorSet }: FootprintQuestion,
): Promise<FootprintReport> {
  if (scope.teams !== 'all') return { factorSet, months: [] }
  return withFacts(scope, factorSet, async ({ connection }) => {
    const [{ dataDir }, parts] = await Promise.all([catalogue(), activeParts(scope, 'footprints')])
    const folders = parts.map((part) => partFolder(join(dataDir, 'lake'), scope.organisationId, part.id))
    await openFootprints(connection, folders, filter)
    const estimate = (method: Method) =>
      summariseFrom(connection, COMPARED_FACTS, {
        groupBy: ['month', 'provider', 'serviceCode'],
        filter: {},
        method,
      })
    const ours = { location: await estimate('location'), market: await estimate('market') }
    const named = (rows: typeof ours.location) =>
      rows.map((row) => ({ ...row, serviceCode: row.serviceCode ?? '' }))
    return buildFootprintReport({
      factorSet,
      months: await officialMonths(connection),
      official: await officialServices(connection),
      estimate: { location: named(ours.location), market: named(ours.market) },
    })
  })
}
