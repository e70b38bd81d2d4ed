import type { FactorSetId } from '#lib/domain/factors/factor-set.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import { proposeTraceRules, type RuleProposal } from '#lib/domain/retries/carbon/propose-rules.ts'
import { NO_MAPPING, ruleFor, type TraceMapping } from '#lib/domain/retries/carbon/trace-rule.ts'
import { billedNames } from '#lib/engine/facts/billed-names.ts'
import { listTraceMappings } from '#lib/store/list-trace-mappings.ts'
import { withFacts } from '../with-facts.ts'
import { sumDays, type TracedPeriod, tracedDays } from './traced-days.ts'

/** The rules in force for the services of traces; version 0 where nobody has made any. They speak of all teams: who sees some only is told none. */
export async function traceMapping(scope: Scope): Promise<TraceMapping> {
  const [latest] = scope.teams === 'all' ? await listTraceMappings(scope, 1) : []
  return latest ?? NO_MAPPING
}

/** Every version of the rules, newest first, for who sees all teams. */
export const traceMappings = async (scope: Scope): Promise<readonly TraceMapping[]> =>
  scope.teams === 'all' ? listTraceMappings(scope) : []

/** The rules, and others that the names of the bills suggest. */
export interface TraceMappingView {
  readonly inForce: TraceMapping
  readonly proposals: readonly RuleProposal[]
  /** Services of the traces, by name, and the place of the rule that decides, from 0; null: none does. */
  readonly services: readonly { readonly service: string; readonly rule: number | null }[]
}

/** The rules in force with the services that they are about, and proposals for those that none names. */
export async function traceMappingView(
  scope: Scope,
  question: TracedPeriod & { readonly factorSet: FactorSetId },
): Promise<TraceMappingView> {
  const [inForce, days] = await Promise.all([traceMapping(scope), tracedDays(scope, question)])
  const services = [...sumDays(days).services.keys()].sort()
  const billed =
    services.length === 0
      ? []
      : await withFacts(scope, question.factorSet, ({ connection }) => billedNames(connection))
  return {
    inForce,
    proposals: proposeTraceRules(services, billed, inForce.rules),
    services: services.map((service) => {
      const rule = ruleFor(inForce.rules, service)
      return { service, rule: rule ? inForce.rules.indexOf(rule) : null }
    }),
  }
}
