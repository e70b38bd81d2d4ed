import { emissionsOf } from '#lib/domain/report/build-report.ts'
import type { MappedUsage } from '#lib/domain/retries/carbon/attribute-waste.ts'
import type { MappingState } from '#lib/domain/retries/carbon/mapping-state.ts'
import { ruleFor, type TraceRule, usageKey } from '#lib/domain/retries/carbon/trace-rule.ts'
import type { Selection } from '#lib/domain/sci/boundary.ts'
import { scale } from '#lib/domain/units/range.ts'
import { componentSums } from '#lib/engine/facts/component-sums.ts'
import { dynamicShares } from '#lib/engine/facts/dynamic-shares.ts'
import type { Facts } from '../with-facts.ts'

/** What is known of the usage of the services of traces. */
export interface FoundUsage {
  readonly usages: readonly (MappedUsage & { readonly usage: Selection })[]
  readonly stateOf: ReadonlyMap<string, MappingState>
}

/** The usage of services as rules say it, location-based. No usage is counted twice: it belongs to the first rule that names it. */
export async function mappedUsage(
  { connection }: Facts,
  rules: readonly TraceRule[],
  services: readonly string[],
  period: { readonly from: string; readonly to: string },
): Promise<FoundUsage> {
  const ruleOf = new Map(services.map((service) => [service, ruleFor(rules, service)]))
  const wanted = new Map<string, { usage: Selection; services: string[] }>()
  for (const rule of rules)
    if (rule.usage) wanted.set(usageKey(rule.usage), { usage: rule.usage, services: [] })
  for (const [service, rule] of ruleOf)
    if (rule?.usage) wanted.get(usageKey(rule.usage))?.services.push(service)
  const all = [...wanted.values()]
  const question = { selections: all.map(({ usage }) => usage), withShared: false, period }
  const sums = all.length === 0 ? [] : await componentSums(connection, { ...question, groupBy: [] })
  const dynamic = all.length === 0 ? new Map() : await dynamicShares(connection, question)
  const usages = all.flatMap(({ usage, services: own }, index) => {
    const rows = sums.filter(({ component }) => component === String(index))
    if (own.length === 0 || rows.length === 0) return []
    const { totalKgCo2e, operationalKgCo2e } = emissionsOf(rows)
    return [
      {
        usage,
        services: own,
        totalG: scale(totalKgCo2e, 1000),
        dynamicG: scale(operationalKgCo2e, 1000 * (dynamic.get(String(index)) ?? 0)),
        cost: rows.map(({ currency, cost }) => ({ currency, amount: cost })),
      },
    ]
  })
  const mapped = new Set(usages.flatMap((each) => each.services))
  const stateOf = (service: string): MappingState => {
    const rule = ruleOf.get(service)
    if (!rule) return 'unmapped'
    return rule.usage === null ? 'outside' : mapped.has(service) ? 'mapped' : 'no-usage'
  }
  return { usages, stateOf: new Map(services.map((service) => [service, stateOf(service)])) }
}
