import { inEach, type Scenarios } from '../change/scenarios.ts'
import type { FactorSetId } from '../factors/factor-set.ts'
import type { CurrencyCost, Emissions, Group, Report } from './emissions.ts'

/** One side of an effect: the same usage, counted one way. */
export interface EffectSide {
  readonly factorSet: FactorSetId
  readonly total: Emissions
  readonly cost: readonly CurrencyCost[]
}

/** The same usage counted both ways. */
export interface EffectRow {
  readonly provider: string
  readonly service: string
  /** `''` where the row is of a whole service. */
  readonly usageType: string
  readonly region: string
  readonly lines: number
  readonly before: Emissions
  readonly after: Emissions
  /** kg CO2e, after less before, scenario by scenario. */
  readonly differenceKg: Scenarios
}

/** What it changes to count the same usage another way. */
export interface Effect {
  /** `end` is exclusive; ISO dates. */
  readonly period: Report['period']
  readonly before: EffectSide
  readonly after: EffectSide
  readonly differenceKg: Scenarios
  /** The largest difference first. Together they are the total. */
  readonly services: readonly EffectRow[]
  /** Usage types by region that are counted differently, the largest difference first: as many as were asked for. */
  readonly usage: readonly EffectRow[]
  /** How many there are, and the lines and EffectiveCost of all of them. */
  readonly usageCount: number
  readonly changed: {
    readonly lines: number
    readonly cost: readonly { readonly currency: string; readonly amount: number }[]
  }
}

const NONE = { low: 0, central: 0, high: 0 }
const NOTHING: Emissions = {
  energyKwh: NONE,
  operationalKgCo2e: NONE,
  embodiedKgCo2e: NONE,
  totalKgCo2e: NONE,
}

const differenceOf = (before: Emissions, after: Emissions): Scenarios =>
  inEach((scenario) => after.totalKgCo2e[scenario] - before.totalKgCo2e[scenario])

const FIGURES = ['energyKwh', 'operationalKgCo2e', 'embodiedKgCo2e', 'totalKgCo2e'] as const

const isSame = (before: Emissions, after: Emissions): boolean =>
  FIGURES.every((figure) =>
    (['low', 'central', 'high'] as const).every(
      (scenario) => before[figure][scenario] === after[figure][scenario],
    ),
  )

function rowsOf(before: readonly Group[], after: readonly Group[]): EffectRow[] {
  const name = ({ key }: Group) => JSON.stringify([key.provider, key.service, key.usageType, key.region])
  const afterOf = new Map(after.map((group) => [name(group), group]))
  const rows = before.map((group): EffectRow => {
    const { key, rows: lines } = group
    const now = afterOf.get(name(group)) ?? NOTHING
    return {
      provider: key.provider ?? '',
      service: key.service ?? '',
      usageType: key.usageType ?? '',
      region: key.region ?? '',
      lines,
      before: group,
      after: now,
      differenceKg: differenceOf(group, now),
    }
  })
  const size = ({ differenceKg }: EffectRow) => Math.abs(differenceKg.central)
  return rows.sort((a, b) => size(b) - size(a))
}

function costOf(groups: readonly Group[]): readonly { currency: string; amount: number }[] {
  const amounts = new Map<string, number>()
  for (const { currency, amount } of groups.flatMap(({ cost }) => cost))
    amounts.set(currency, (amounts.get(currency) ?? 0) + amount)
  return [...amounts].map(([currency, amount]) => ({ currency, amount }))
}

interface Counted {
  readonly services: Report
  readonly usage: Report
}

const sideOf = ({ services }: Counted): EffectSide => ({
  factorSet: services.factorSet as FactorSetId,
  total: services.total,
  cost: services.cost,
})

const emissionsOnly = ({ before, after, ...row }: EffectRow): EffectRow => {
  const figures = ({ energyKwh, operationalKgCo2e, embodiedKgCo2e, totalKgCo2e }: Emissions): Emissions => ({
    energyKwh,
    operationalKgCo2e,
    embodiedKgCo2e,
    totalKgCo2e,
  })
  return { ...row, before: figures(before), after: figures(after) }
}

/**
 * What differs between two reports of the same usage. Differences are formed scenario by scenario, because both sides share the
 * usage and most figures.
 *
 * @param before by service, and by usage type and region
 * @param shown how many usage types to name
 */
export function effectOf(before: Counted, after: Counted, shown: number): Effect {
  const name = ({ key }: Group) => JSON.stringify([key.provider, key.service, key.usageType, key.region])
  const usage = rowsOf(before.usage.groups, after.usage.groups).filter(
    (row) => !isSame(row.before, row.after),
  )
  const isChanged = new Set(
    usage.map(({ provider, service, usageType, region }) =>
      JSON.stringify([provider, service, usageType, region]),
    ),
  )
  return {
    period: before.services.period,
    before: sideOf(before),
    after: sideOf(after),
    differenceKg: differenceOf(before.services.total, after.services.total),
    services: rowsOf(before.services.groups, after.services.groups).map(emissionsOnly),
    usage: usage.slice(0, shown).map(emissionsOnly),
    usageCount: usage.length,
    changed: {
      lines: usage.reduce((sum, { lines }) => sum + lines, 0),
      cost: costOf(before.usage.groups.filter((group) => isChanged.has(name(group)))),
    },
  }
}
