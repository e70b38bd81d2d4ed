import { type CounterEdge, counterEdge, exactly } from './counter-edge.ts'
import type { CounterFamily } from './counter-family.ts'
import type { RouteRates } from './counter-sample.ts'
import { type Group, groupBy } from './series.ts'

/** A route as it was asked for (calls, EFFECTIVE) and as it was sent (attempts, ACTUAL). */
interface TwoSides {
  readonly calls: number
  readonly failedCalls: number
  readonly attempts: number
  readonly failedAttempts: number
}

type Named = Pick<CounterEdge, 'source' | 'callee' | 'operation' | 'unit'> & Partial<CounterEdge>

/**
 * Calls that timed out may be missing from the attempts, which are then fewer: A below 1 tells of timeouts. W is the larger of the
 * failures of the two sides.
 */
function routeEdge(named: Named, { calls, failedCalls, attempts, failedAttempts }: TwoSides): CounterEdge {
  const isCut = attempts < calls
  const made = counterEdge({
    ...named,
    attempts,
    logicalCalls: calls,
    retries: Math.max(0, attempts - calls),
    finalFailures: failedCalls,
    timeouts: isCut ? failedCalls : null,
    notes: isCut ? ['fewer attempts than calls: calls that timed out are missing from ACTUAL'] : [],
  })
  return {
    ...made,
    amplification: exactly(attempts / calls),
    wasted: exactly(Math.max(failedAttempts, failedCalls)),
  }
}

/** The routes of `linkerd viz routes -o wide`, with EFFECTIVE and ACTUAL rates. */
export function linkerdRates(routes: readonly RouteRates[]): CounterEdge[] {
  return routes.flatMap((route) => {
    const { effectiveRps: calls, actualRps: attempts, effectiveSuccess, actualSuccess } = route
    if (!calls || attempts === null) return []
    const named = {
      source: 'linkerd-viz',
      callee: route.service,
      operation: route.route,
      unit: 'per second',
    } as const
    const failedCalls = calls * (1 - (effectiveSuccess ?? 1))
    const failedAttempts = attempts * (1 - (actualSuccess ?? 1))
    return [routeEdge(named, { calls, failedCalls, attempts, failedAttempts })]
  })
}

const CALLS = 'route_response_total'
const ATTEMPTS = 'route_actual_response_total'
const EDGE = ['deployment', 'namespace', 'dst', 'rt_route']

function edges(group: Group): CounterEdge[] {
  const [calls, attempts] = [group.sum(CALLS), group.sum(ATTEMPTS)]
  if (!calls || attempts === null) return []
  const failed = (name: string): number =>
    group.sum(name, (labels) => labels.get('classification') === 'failure') ?? 0
  const named = {
    source: 'linkerd',
    caller: group.label('deployment', 'namespace') || 'unknown',
    callee: group.label('dst') || 'unknown',
    operation: group.label('rt_route'),
    unit: 'count',
  } as const
  return [routeEdge(named, { calls, failedCalls: failed(CALLS), attempts, failedAttempts: failed(ATTEMPTS) })]
}

/** Linkerd's routes of a ServiceProfile, as `linkerd viz routes` asks for them: L and F as the caller sees them, N as they are sent. */
export const LINKERD_ROUTES: CounterFamily = {
  names: [CALLS, ATTEMPTS],
  labels: [...EDGE, 'classification'],
  matchers: 'direction="outbound"',
  edges: (all) =>
    groupBy(
      all.filter(({ labels }) => labels.get('direction') !== 'inbound'),
      /^route_(actual_)?response_total$/,
      EDGE,
    ).flatMap(edges),
}
