import type { FactorSetId } from '#lib/domain/factors/factor-set.ts'
import type { FigureIdentity } from '#lib/domain/report/explanation.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import {
  type Attributed,
  attributeWaste,
  type ServiceWaste,
} from '#lib/domain/retries/carbon/attribute-waste.ts'
import { type EdgeRow, edgeRows } from '#lib/domain/retries/carbon/edge-rows.ts'
import type { MappingState } from '#lib/domain/retries/carbon/mapping-state.ts'
import { type RetryReport, retryReport, type ServiceReport } from '#lib/domain/retries/retry-report.ts'
import type { Selection } from '#lib/domain/sci/boundary.ts'
import type { Range } from '#lib/domain/units/range.ts'
import { figureIdentity } from '../figure-identity.ts'
import { snapshotId } from '../snapshot.ts'
import { withFacts } from '../with-facts.ts'
import { mappedUsage } from './mapped-usage.ts'
import { traceMapping } from './trace-mapping.ts'
import { sumDays, type TracedPeriod, tracedDays } from './traced-days.ts'

export interface RetryQuestion extends TracedPeriod {
  readonly factorSet: FactorSetId
}

/** A service of the traces: its measures, which usage it is, and what of that it wasted. */
export interface RetryService extends ServiceReport {
  readonly mapping: MappingState
  /** Null unless `mapping` is `mapped`. */
  readonly waste: Omit<ServiceWaste, 'service'> | null
}

/** Usage that some services of the traces are. */
export interface RetryUsage {
  readonly usage: Selection
  readonly services: readonly string[]
  readonly totalG: Range
  readonly dynamicG: Range
}

/** Counts of what was found, without the tables. */
type Found = Omit<RetryReport, 'edges' | 'services' | 'policyView' | 'causeView'>

/** The retries of a period, with the carbon of what they wasted. */
export interface RetryView {
  /** What is asked about, both included; null where there are no traces. */
  readonly period: { readonly from: string; readonly to: string } | null
  /** Days of the period with traces. The wasted share of their work is taken for that of the whole period. */
  readonly tracedDays: readonly string[]
  /** Of the calls, those with nothing at the other end in which retries could be seen, 0 to 1; null without calls. */
  readonly notVisibleShare: number | null
  readonly found: Found
  /** By the carbon that they answer for as settings to change. */
  readonly edges: readonly EdgeRow[]
  readonly services: readonly RetryService[]
  readonly usages: readonly RetryUsage[]
  /** The same in both views: a part of the total of the bill, never added to it. */
  readonly waste: Attributed
  /** How many times the period goes into a month of 365.25 / 12 days. */
  readonly periodsPerMonth: number | null
  readonly method: 'location'
  readonly factorSet: FactorSetId
  readonly mappingVersion: number
  readonly identity: FigureIdentity
  readonly snapshot: string
}

const DAY_MS = 86_400_000
const DAYS_PER_MONTH = 365.25 / 12

const daysOf = ({ from, to }: { readonly from: string; readonly to: string }): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS) + 1

/**
 * Retries and the work that they wasted, with its carbon and money, of the traces and the bills of a period: the days with traces where
 * nothing is asked. Location-based.
 */
export async function retries(scope: Scope, question: RetryQuestion): Promise<RetryView> {
  const { factorSet } = question
  const [days, mapping] = await Promise.all([tracedDays(scope, question), traceMapping(scope)])
  const report = retryReport(sumDays(days))
  const [from, to] = [question.from ?? days[0]?.day, question.to ?? days.at(-1)?.day]
  const period = days.length > 0 && from !== undefined && to !== undefined ? { from, to } : null
  const names = report.services.map(({ service }) => service)
  return withFacts(scope, factorSet, async (facts) => {
    const { usages, stateOf } = period
      ? await mappedUsage(facts, mapping.rules, names, period)
      : { usages: [], stateOf: new Map<string, MappingState>() }
    const works = report.services.map((service) => ({ ...service, cpuSeconds: null }))
    const attribution = attributeWaste(usages, works, {
      policy: report.policyView,
      cause: report.causeView,
    })
    const wasteOf = new Map(attribution.services.map(({ service, ...waste }) => [service, waste]))
    const { edges, services, policyView: _, causeView: __, ...found } = report
    const calls = edges.reduce((sum, { logicalCalls }) => sum + logicalCalls, 0)
    const identity = figureIdentity(facts, factorSet, 'location')
    return {
      period,
      tracedDays: days.map(({ day }) => day),
      notVisibleShare: calls > 0 ? Math.min(report.notVisible / calls, 1) : null,
      found,
      edges: edgeRows(report, attribution, (service) => wasteOf.has(service)),
      services: services.map((service) => ({
        ...service,
        mapping: stateOf.get(service.service) ?? 'unmapped',
        waste: wasteOf.get(service.service) ?? null,
      })),
      usages: usages.map(({ usage, services: own, totalG, dynamicG }) => ({
        usage,
        services: own,
        totalG,
        dynamicG,
      })),
      waste: attribution.total,
      periodsPerMonth: period ? DAYS_PER_MONTH / daysOf(period) : null,
      method: 'location',
      factorSet,
      mappingVersion: mapping.version,
      identity,
      snapshot: snapshotId(identity),
    }
  })
}
