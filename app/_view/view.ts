import { createLoader, type inferParserType, type SearchParams } from 'nuqs/server'
import type { MoverDimension } from '#lib/domain/change/movers.ts'
import type { FactorSetId, Method } from '#lib/domain/factors/factor-set.ts'
import type { MassUnit } from '#lib/domain/format/mass.ts'
import type { UsageFilter } from '#lib/domain/report/filter.ts'
import type { WorkloadLevel } from '#lib/domain/report/workload-report.ts'
import type { SciPeriod } from '#lib/domain/sci/series.ts'
import type { SplitMethod } from '#lib/domain/teams/shared-split.ts'
import type { GridSourceId } from '#lib/domain/what-if/grid-source.ts'
import type { Compare } from './compare.ts'
import {
  type Blame,
  type DrillLevel,
  type FactorPart,
  FILTER_DIMENSIONS,
  type LogGrouping,
  MOST_BESIDE,
  type Split,
  viewParams,
} from './view-params.ts'

type Address = inferParserType<typeof viewParams>

/** What a page shows, as its address says. Two people with the same address see the same. */
export interface View {
  readonly filter: UsageFilter
  /** The period as the address says it, which may be nothing. */
  readonly asked: { readonly from: string | null; readonly to: string | null; readonly period: 'all' | null }
  readonly method: Method
  readonly factorSet: FactorSetId
  readonly unit: MassUnit | null
  readonly split: Split
  readonly group: DrillLevel
  readonly logs: LogGrouping
  readonly source: string | null
  readonly level: WorkloadLevel
  readonly shared: SplitMethod | null
  readonly sort: string | null
  readonly search: string
  readonly part: FactorPart
  /** Where the page of a long list begins; null at its first. */
  readonly after: string | null
  readonly explain: string | null
  readonly place: string | null
  readonly move: string | null
  readonly grid: GridSourceId | null
  readonly beside: readonly string[]
  readonly compare: Compare
  readonly movers: MoverDimension
  readonly boundary: string | null
  readonly version: number | null
  readonly operation: string | null
  readonly by: SciPeriod | null
  readonly blame: Blame
  readonly edge: string | null
  /** Settings of retries to try. */
  readonly retryTry: Pick<Address, 'on' | 'tries' | 'budget' | 'timeout' | 'backoff' | 'depth'>
  /** Parameters of the address that mean nothing here, or whose value cannot be read. */
  readonly ignored: readonly string[]
}

const load = createLoader(viewParams)

/** The filter that an address states. An empty list of values is no filter. */
function filterOf(address: Address): UsageFilter {
  const lists = FILTER_DIMENSIONS.flatMap((dimension) => {
    const values = address[dimension]
    return values && values.length > 0 ? [[dimension, values] as const] : []
  })
  return {
    ...(address.from ? { from: address.from } : {}),
    ...(address.to ? { to: address.to } : {}),
    ...Object.fromEntries(lists),
  }
}

/** Reads the address of a page; what it leaves out is what the organisation has chosen, or the default. */
export function readView(search: SearchParams, defaults: { readonly factorSetId: FactorSetId }): View {
  const address = load(search)
  const known = new Map<string, unknown>(Object.entries(address))
  const isEmpty = (value: unknown) => value === null || (Array.isArray(value) && value.length === 0)
  return {
    filter: filterOf(address),
    asked: { from: address.from, to: address.to, period: address.period },
    method: address.method ?? 'location',
    factorSet: address.factors ?? defaults.factorSetId,
    unit: address.unit,
    split: address.split ?? 'component',
    group: address.group ?? 'service',
    logs: address.logs ?? 'source',
    source: address.source,
    level: address.level ?? 'workload',
    shared: address.shared,
    sort: address.sort,
    search: address.q?.trim() ?? '',
    part: address.part ?? 'figures',
    after: address.after,
    explain: address.explain,
    place: address.place,
    move: address.move,
    grid: address.grid,
    beside: [...new Set(address.beside ?? [])].slice(0, MOST_BESIDE),
    compare: address.compare ?? 'previous',
    movers: address.movers ?? 'service',
    boundary: address.boundary,
    version: address.version,
    operation: address.operation,
    by: address.by,
    blame: address.blame ?? 'policy',
    edge: address.edge,
    retryTry: {
      on: address.on,
      tries: address.tries,
      budget: address.budget,
      timeout: address.timeout,
      backoff: address.backoff,
      depth: address.depth,
    },
    ignored: Object.keys(search).filter((name) => search[name] !== '' && isEmpty(known.get(name) ?? null)),
  }
}
