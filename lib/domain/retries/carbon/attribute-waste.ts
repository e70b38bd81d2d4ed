import type { Range } from '../../units/range.ts'
import { scale, ZERO } from '../../units/range.ts'
import type { BlameReport, ServiceReport } from '../retry-report.ts'

/** What the work of services was measured by, best first. Spans of today carry no CPU time. */
export const WASTE_BASES = ['cpu', 'self-time', 'count'] as const
export type WasteBasis = (typeof WASTE_BASES)[number]

/** An amount of money of one currency; currencies are never added. */
export interface Money {
  readonly currency: string
  readonly amount: number
}

/** Usage of the bill in the period, and the services that it is. */
export interface MappedUsage {
  readonly services: readonly string[]
  /** gCO2e, operational and embodied. */
  readonly totalG: Range
  /** gCO2e of the energy above idle: that a machine draws only because it works. */
  readonly dynamicG: Range
  readonly cost: readonly Money[]
}

/** A service of traces, as far as it matters here. CPU seconds are null where no span tells them. */
export type ServiceWork = Pick<
  ServiceReport,
  'service' | 'workSeconds' | 'wastedWorkSeconds' | 'arrivals' | 'wastedArrivals'
> & { readonly cpuSeconds: { readonly total: number; readonly wasted: number } | null }

/** What is given to somebody: grams and money. */
export interface Attributed {
  /** Share of the carbon: a part of the total of the bill, never beside it. */
  readonly attributedG: Range
  /** Of that, what would not have been emitted without the waste: dynamic energy alone. */
  readonly avoidableG: Range
  readonly cost: readonly Money[]
}

/** A service with its part of the usage that it is. */
export interface ServiceWaste extends Attributed {
  readonly service: string
  readonly basis: WasteBasis
  /** Of the usage that it shares with other services, 0 to 1. */
  readonly usageShare: number
  /** gCO2e of that part: what is wasted is never more. */
  readonly totalG: Range
  /** w: of its work, 0 to 1. */
  readonly wastedShare: number
}

/** What an edge answers for of what one service wasted: `own / all` of it. */
export interface WastePart extends Attributed {
  readonly service: string
  /** What wasted work is counted in. */
  readonly unit: 'seconds' | 'attempts'
  readonly own: number
  readonly all: number
}

/** What an edge answers for: the sum of its parts. */
export interface EdgeWaste extends Attributed {
  readonly caller: string
  readonly callee: string
  readonly operation: string
  readonly parts: readonly WastePart[]
}

export interface WasteAttribution {
  readonly services: readonly ServiceWaste[]
  /** By the wasted attempt nearest the root: whose setting to change. */
  readonly policy: readonly EdgeWaste[]
  /** By the deepest attempt that failed: what to fix. */
  readonly cause: readonly EdgeWaste[]
  /** The same for `services`, `policy` and `cause`. */
  readonly total: Attributed
}

const NOTHING: Attributed = { attributedG: ZERO, avoidableG: ZERO, cost: [] }

const isKnownBy: Readonly<Record<WasteBasis, (work: ServiceWork) => boolean>> = {
  cpu: ({ cpuSeconds }) => cpuSeconds !== null && cpuSeconds.total > 0,
  'self-time': ({ workSeconds }) => workSeconds > 0,
  count: () => true,
}

/** The services of one usage are compared by one measure: the best that all of them have. */
const basisOf = (works: readonly ServiceWork[]): WasteBasis =>
  WASTE_BASES.find((basis) => works.every(isKnownBy[basis])) ?? 'count'

function measured(work: ServiceWork, basis: WasteBasis): { total: number; wasted: number } {
  if (basis === 'cpu') return work.cpuSeconds ?? { total: 0, wasted: 0 }
  return basis === 'self-time'
    ? { total: work.workSeconds, wasted: work.wastedWorkSeconds }
    : { total: work.arrivals, wasted: work.wastedArrivals }
}

const ratio = (part: number, whole: number): number => (whole > 0 ? Math.min(part / whole, 1) : 0)

function wasteOfUsage(usage: MappedUsage, works: readonly ServiceWork[]): readonly ServiceWaste[] {
  const own = works.filter(({ service }) => usage.services.includes(service))
  const basis = basisOf(own)
  const sum = own.reduce((total, work) => total + measured(work, basis).total, 0)
  return own.map((work): ServiceWaste => {
    const { total, wasted } = measured(work, basis)
    const usageShare = ratio(total, sum)
    const wastedShare = ratio(wasted, total)
    const part = usageShare * wastedShare
    return {
      service: work.service,
      basis,
      usageShare,
      totalG: scale(usage.totalG, usageShare),
      wastedShare,
      attributedG: scale(usage.totalG, part),
      avoidableG: scale(usage.dynamicG, part),
      cost: usage.cost.map(({ currency, amount }) => ({ currency, amount: amount * part })),
    }
  })
}

/** Adds what is given to one and to another, money of each currency for itself. */
function addAttributed(a: Attributed, b: Attributed): Attributed {
  const addRanges = (x: Range, y: Range): Range => ({
    low: x.low + y.low,
    central: x.central + y.central,
    high: x.high + y.high,
  })
  const money = new Map(a.cost.map(({ currency, amount }) => [currency, amount]))
  for (const { currency, amount } of b.cost) money.set(currency, (money.get(currency) ?? 0) + amount)
  return {
    attributedG: addRanges(a.attributedG, b.attributedG),
    avoidableG: addRanges(a.avoidableG, b.avoidableG),
    cost: [...money].map(([currency, amount]) => ({ currency, amount })),
  }
}

const scaleAttributed = ({ attributedG, avoidableG, cost }: Attributed, by: number): Attributed => ({
  attributedG: scale(attributedG, by),
  avoidableG: scale(avoidableG, by),
  cost: cost.map(({ currency, amount }) => ({ currency, amount: amount * by })),
})

/** Gives the waste of each service to the edges that answer for it, by their part of its wasted work. */
function viewOf(blame: readonly BlameReport[], services: readonly ServiceWaste[]): readonly EdgeWaste[] {
  const edges = new Map<string, EdgeWaste>()
  for (const waste of services) {
    const blamed = blame.filter(({ service }) => service === waste.service)
    const inTime = blamed.reduce((sum, { workSeconds }) => sum + workSeconds, 0)
    const byTime = waste.basis !== 'count' && inTime > 0
    const unit = (part: BlameReport) => (byTime ? part.workSeconds : part.attempts)
    const sum = blamed.reduce((total, part) => total + unit(part), 0)
    for (const part of blamed) {
      const { caller, callee, operation } = part
      const key = JSON.stringify([caller, callee, operation])
      const known = edges.get(key) ?? { caller, callee, operation, parts: [], ...NOTHING }
      const own = unit(part)
      const given = {
        service: waste.service,
        unit: byTime ? ('seconds' as const) : ('attempts' as const),
        own,
        all: sum,
        ...scaleAttributed(waste, ratio(own, sum)),
      }
      edges.set(key, { ...known, ...addAttributed(known, given), parts: [...known.parts, given] })
    }
  }
  return [...edges.values()].sort(
    (a, b) =>
      b.attributedG.central - a.attributedG.central ||
      (JSON.stringify([a.caller, a.callee, a.operation]) < JSON.stringify([b.caller, b.callee, b.operation])
        ? -1
        : 1),
  )
}

/**
 * The carbon and the money of wasted work: of each service the wasted share of its part of the usage that it is, and of each edge what
 * it answers for. Services that are none of the usages are left out: what they waste is not known.
 *
 * Definition: design "Retry amplification" §9: attributed `w × C`, avoidable `w × dynamic energy × grid`; w from CPU seconds, else self
 * time, else attempts; both views add up to the same.
 *
 * @example redis emits 100 g, 60 g of them dynamic, and wastes 37.92 % of its time: 37.92 g attributed, 22.75 g avoidable
 */
export function attributeWaste(
  usages: readonly MappedUsage[],
  works: readonly ServiceWork[],
  blame: { readonly policy: readonly BlameReport[]; readonly cause: readonly BlameReport[] },
): WasteAttribution {
  const services = usages.flatMap((usage) => wasteOfUsage(usage, works))
  return {
    services,
    policy: viewOf(blame.policy, services),
    cause: viewOf(blame.cause, services),
    total: services.reduce<Attributed>(addAttributed, NOTHING),
  }
}
