import type { BlameReport, EdgeReport, RetryReport } from '../retry-report.ts'
import type { Attributed, EdgeWaste, WasteAttribution, WastePart } from './attribute-waste.ts'

/** What an edge answers for in one view. */
export interface EdgeCarbon {
  /** Null where it is not known: none of the services whose work was wasted has usage that is known. */
  readonly waste: Attributed | null
  /** What that is the sum of: its part of what each service wasted. */
  readonly parts: readonly WastePart[]
  /** Services whose work was wasted and whose carbon is not known: what they wasted comes on top. */
  readonly unknownServices: readonly string[]
}

/** An edge with its measures, which a request that failed by itself has none of, and its carbon in both views. */
export interface EdgeRow {
  /** Empty: a request from outside that failed by itself. */
  readonly caller: string
  readonly callee: string
  readonly operation: string
  readonly measures: EdgeReport | null
  /** Of its calls, those with nothing at the other end in which retries could be seen, 0 to 1. */
  readonly notVisibleShare: number | null
  readonly policy: EdgeCarbon
  readonly cause: EdgeCarbon
}

const NOTHING: Attributed = {
  attributedG: { low: 0, central: 0, high: 0 },
  avoidableG: { low: 0, central: 0, high: 0 },
  cost: [],
}

const keyOf = ({ caller, callee, operation }: Pick<EdgeRow, 'caller' | 'callee' | 'operation'>): string =>
  JSON.stringify([caller, callee, operation])

/** What each edge answers for in one view. */
function carbonOf(
  blame: readonly BlameReport[],
  waste: readonly EdgeWaste[],
  isKnown: (service: string) => boolean,
): (key: string) => EdgeCarbon {
  const given = new Map(waste.map((each) => [keyOf(each), each]))
  const wasted = new Map<string, Set<string>>()
  for (const each of blame) wasted.set(keyOf(each), (wasted.get(keyOf(each)) ?? new Set()).add(each.service))
  return (key) => {
    const services = [...(wasted.get(key) ?? [])].sort()
    const unknownServices = services.filter((service) => !isKnown(service))
    const isUnknown = services.length > 0 && unknownServices.length === services.length
    const { attributedG, avoidableG, cost, parts } = given.get(key) ?? { ...NOTHING, parts: [] }
    return { waste: isUnknown ? null : { attributedG, avoidableG, cost }, parts, unknownServices }
  }
}

/** Carbon first, then wasted time: what is not known comes after what is. */
function byCarbon(a: EdgeRow, b: EdgeRow): number {
  const grams = ({ policy }: EdgeRow) => policy.waste?.attributedG.central ?? 0
  return (
    grams(b) - grams(a) ||
    (b.measures?.wastedSeconds ?? 0) - (a.measures?.wastedSeconds ?? 0) ||
    (keyOf(a) < keyOf(b) ? -1 : 1)
  )
}

/**
 * Every edge, and every request that failed by itself, by the carbon that it answers for as a setting to change.
 *
 * @param isKnown whether the carbon of a service is known
 */
export function edgeRows(
  report: Pick<RetryReport, 'edges' | 'policyView' | 'causeView'>,
  attribution: Pick<WasteAttribution, 'policy' | 'cause'>,
  isKnown: (service: string) => boolean,
): readonly EdgeRow[] {
  const policy = carbonOf(report.policyView, attribution.policy, isKnown)
  const cause = carbonOf(report.causeView, attribution.cause, isKnown)
  const measured = new Map(report.edges.map((edge) => [keyOf(edge), edge]))
  const named = [...report.edges, ...report.policyView, ...report.causeView]
  const edges = new Map(named.map((each) => [keyOf(each), each]))
  return [...edges]
    .map(([key, { caller, callee, operation }]): EdgeRow => {
      const measures = measured.get(key) ?? null
      const calls = measures?.logicalCalls ?? 0
      return {
        caller,
        callee,
        operation,
        measures,
        notVisibleShare: measures && calls > 0 ? Math.min(measures.notVisible / calls, 1) : null,
        policy: policy(key),
        cause: cause(key),
      }
    })
    .sort(byCarbon)
}
