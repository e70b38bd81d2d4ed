import { inEach, type Scenarios, spanOf, sumOf } from '../../change/scenarios.ts'
import type { Range } from '../../units/range.ts'
import { scale, ZERO } from '../../units/range.ts'
import type { MappedUsage, Money, ServiceWaste } from '../carbon/attribute-waste.ts'
import type { ReplayedEdge } from './replay.ts'

/** What a change saves, or costs where it is negative. */
export interface Saving {
  /** gCO2e of the work that is no longer done: of the waste that was measured, never more. */
  readonly attributedG: Range
  /** Of that, what would not be emitted: dynamic energy alone. */
  readonly avoidableG: Range
  readonly cost: readonly Money[]
}

/** What a change means for the work of one service. */
export interface ServiceSaving extends Saving {
  readonly service: string
  /** Of its wasted work, the share that goes, at most 1; negative where there is more work. */
  readonly share: number
}

/** What a change saves, and of that each service. */
export interface SavedCarbon {
  readonly total: Saving
  readonly services: readonly ServiceSaving[]
}

/** What goes of one figure and what comes of another. */
const change = (goes: Range, share: number, grows: Range, more: number): Scenarios =>
  inEach((scenario) => goes[scenario] * share + grows[scenario] * more)

/** The ends change places where more comes than goes. */
function rangeOf(scenarios: Scenarios): Range {
  const { from, to } = spanOf(scenarios)
  return { low: from, central: scenarios.central, high: to }
}

/** The share of the waste of an edge that goes, at most 1; and of all its work, where there is more of it. */
function edgeChange({ before, after, wasted }: ReplayedEdge): { ofWaste: number; ofAll: number } {
  const fewer = before.attempts - after.attempts
  if (fewer >= 0) return { ofWaste: wasted > 0 ? Math.min(1, fewer / wasted) : 0, ofAll: 0 }
  return { ofWaste: 0, ofAll: before.attempts > 0 ? fewer / before.attempts : 0 }
}

/** How a whole is shared by its parts, in time, or in number where no part took any. */
function shared(
  edges: readonly ReplayedEdge[],
  time: (edge: ReplayedEdge) => number,
  number: typeof time,
  changeOf: typeof time,
) {
  const inTime = edges.reduce((sum, edge) => sum + time(edge), 0)
  const weight = inTime > 0 ? time : number
  const whole = edges.reduce((sum, edge) => sum + weight(edge), 0)
  return whole > 0 ? edges.reduce((sum, edge) => sum + changeOf(edge) * weight(edge), 0) / whole : 0
}

/**
 * The carbon and money of the work that a change takes away, by service: the waste that was measured × the share of it that goes, edge
 * by edge into the service, by the time of their wasted attempts. Attempts that are no longer made count up to the waste; without any
 * retries they are the retries. Where a change makes more attempts, the service's carbon grows as they do. Services that save and
 * services that cost more are added all low, all central and all high: one factor that is wrong is wrong for all of them.
 *
 * @param usages whose dynamic grams are known
 */
export function whatIfCarbon(
  edges: readonly ReplayedEdge[],
  services: readonly ServiceWaste[],
  usages: readonly MappedUsage[],
): SavedCarbon {
  const into = new Map<string, ReplayedEdge[]>()
  for (const edge of edges) {
    const known = into.get(edge.callee)
    if (known) known.push(edge)
    else into.set(edge.callee, [edge])
  }
  const all = services.map((waste) => {
    const own = into.get(waste.service) ?? []
    const share = shared(
      own,
      ({ wastedNs }) => wastedNs,
      ({ wasted }) => wasted,
      (edge) => edgeChange(edge).ofWaste,
    )
    const more = shared(
      own,
      ({ attemptNs }) => attemptNs,
      ({ before }) => before.attempts,
      (edge) => edgeChange(edge).ofAll,
    )
    const usage = usages.find((each) => each.services.includes(waste.service))
    const dynamic = usage ? scale(usage.dynamicG, waste.usageShare) : ZERO
    return {
      service: waste.service,
      share: share + more,
      attributed: change(waste.attributedG, share, waste.totalG, more),
      avoidable: change(waste.avoidableG, share, dynamic, more),
      cost: (usage?.cost ?? []).map(({ currency, amount }) => ({
        currency,
        amount: amount * waste.usageShare * (waste.wastedShare * share + more),
      })),
    }
  })
  const money = new Map<string, number>()
  for (const { currency, amount } of all.flatMap(({ cost }) => cost))
    money.set(currency, (money.get(currency) ?? 0) + amount)
  return {
    total: {
      attributedG: rangeOf(sumOf(all.map(({ attributed }) => attributed))),
      avoidableG: rangeOf(sumOf(all.map(({ avoidable }) => avoidable))),
      cost: [...money].map(([currency, amount]) => ({ currency, amount })),
    },
    services: all.map(({ service, share, attributed, avoidable, cost }) => ({
      service,
      share,
      attributedG: rangeOf(attributed),
      avoidableG: rangeOf(avoidable),
      cost,
    })),
  }
}
