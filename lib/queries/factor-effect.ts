import { join } from 'node:path'
import { adjustmentFaults } from '#lib/domain/adjustments/adjustment-faults.ts'
import type { Adjustments } from '#lib/domain/adjustments/adjustments.ts'
import { AppError } from '#lib/domain/errors/app-error.ts'
import type { FactorSetId, Method } from '#lib/domain/factors/factor-set.ts'
import { buildReport } from '#lib/domain/report/build-report.ts'
import { type Effect, effectOf } from '#lib/domain/report/effect.ts'
import type { Dimension } from '#lib/domain/report/emissions.ts'
import type { Scope, UsageFilter } from '#lib/domain/report/filter.ts'
import { estimateKinds } from '#lib/engine/facts/estimate-kinds.ts'
import { kindsOfParts } from '#lib/engine/facts/kinds-of-parts.ts'
import { partFolder } from '#lib/engine/facts/part-files.ts'
import { summarise } from '#lib/engine/facts/summarise.ts'
import { adjustedSet } from '#lib/factors/adjusted-set.ts'
import { FACTOR_SETS } from '#lib/factors/factor-sets.ts'
import { figureUnits } from '#lib/factors/figure-units.ts'
import { activeParts } from '#lib/store/active-parts.ts'
import { adjustmentsInForce } from '#lib/store/adjustments-in-force.ts'
import { catalogue } from '#lib/store/catalogue.ts'
import { activeBills } from './active-bills.ts'
import { billPeriod } from './bill-period.ts'
import { importsOf } from './imports-of.ts'
import { withFacts } from './with-facts.ts'

const SHOWN = 50

export interface EffectQuestion {
  readonly filter: UsageFilter
  readonly method: Method
  readonly before: FactorSetId
  readonly after: FactorSetId
  /** What would be in force afterwards; as now where absent. */
  readonly proposal?: Adjustments
}

async function requireSound(scope: Scope, proposal: Adjustments): Promise<void> {
  const [{ dataDir }, parts, inForce] = await Promise.all([
    catalogue(),
    activeParts(scope),
    adjustmentsInForce(scope),
  ])
  const folders = parts.map(({ id }) => partFolder(join(dataDir, 'lake'), scope.organisationId, id))
  const unitOf = figureUnits(await kindsOfParts(folders), inForce.adjustments.overrides)
  const [fault, ...others] = adjustmentFaults(proposal, FACTOR_SETS, unitOf)
  if (!fault) return
  const more = others.length > 0 ? ` And ${others.length} more.` : ''
  throw new AppError(
    'bad-arguments',
    'These adjustments cannot be tried.',
    `${fault.item}, ${fault.field}: ${fault.fault}.${more}`,
  )
}

/**
 * What another factor set, or other adjustments, would make of the same usage, before anything is changed: nothing is stored.
 *
 * @throws AppError `bad-arguments`
 */
export async function factorEffect(scope: Scope, question: EffectQuestion): Promise<Effect> {
  const { filter, method, before, after, proposal } = question
  if (proposal) await requireSound(scope, proposal)
  const period = billPeriod(activeBills(await importsOf(scope)), filter)
  const counted = (factorSet: FactorSetId, proposed?: Adjustments) =>
    withFacts(scope, factorSet, async ({ connection }) => {
      // The estimates of the proposal are this connection's own and hide those in force.
      if (proposed) await estimateKinds(connection, adjustedSet(factorSet, proposed).set, 'sums')
      const total = await summarise(connection, { groupBy: [], filter, method })
      const by = async (groupBy: readonly Dimension[]) =>
        buildReport({
          factorSet,
          method,
          groupBy,
          total,
          groups: await summarise(connection, { groupBy, filter, method }),
          rejected: { lines: 0, cost: [] },
          period,
        })
      return {
        services: await by(['provider', 'service']),
        usage: await by(['provider', 'service', 'usageType', 'region']),
      }
    })
  return effectOf(await counted(before), await counted(after, proposal), SHOWN)
}
