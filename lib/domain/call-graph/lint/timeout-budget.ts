import { callGroups, edgeName, fallbackOf, type GraphEdge } from '../call-graph.ts'
import { worstWaitsMs } from '../policy.ts'
import { attemptLimitMs, callWallTimeMs } from '../wall-time.ts'
import { at, type LintFinding, type Repair } from './finding.ts'

/** The next whole millisecond above, and the last one below. */
const above = (ms: number): number => Math.floor(ms) + 1
const below = (ms: number): number => Math.ceil(ms) - 1

/** Changes of one call below that make it shorter than `mostMs`. */
function shorten(edge: GraphEdge, mostMs: number): { timeout: Repair | null; attempts: Repair | null } {
  const { policy } = edge
  const waits = policy.hedging ? (policy.attempts - 1) * policy.hedging.delayMs : worstWaitsMs(policy)
  const sends = policy.hedging ? 1 : policy.attempts
  const timeoutMs = below((mostMs - waits) / sends - (policy.connectTimeoutMs ?? 0))
  let attempts = policy.attempts - 1
  while (attempts > 0 && callWallTimeMs({ ...policy, attempts }) >= mostMs) attempts--
  const named = edgeName(edge)
  return {
    timeout:
      timeoutMs > 0 && policy.timeoutMs !== null
        ? { edge: named, setting: 'timeoutMs', from: policy.timeoutMs, to: timeoutMs }
        : null,
    attempts: attempts > 0 ? { edge: named, setting: 'attempts', from: policy.attempts, to: attempts } : null,
  }
}

/** The one call below whose change alone is enough, with its changes. */
function fromBelow(edges: readonly GraphEdge[], availableMs: number, wallTimeMs: number): readonly Repair[] {
  const lengthOf = (edge: GraphEdge): number => {
    const fallback = fallbackOf(edges, edge)
    const after = fallback ? callWallTimeMs(fallback.policy) * fallback.calls : 0
    return (callWallTimeMs(edge.policy) + after) * edge.calls
  }
  const groups = callGroups(edges).map((group) => [...group].sort((a, b) => lengthOf(b) - lengthOf(a)))
  const repairs: Repair[] = []
  for (const [longest, second] of groups) {
    if (!longest) continue
    const others = wallTimeMs - lengthOf(longest)
    const available = availableMs - others
    if (second && lengthOf(second) >= available) continue
    const fallback = fallbackOf(edges, longest)
    const after = fallback ? callWallTimeMs(fallback.policy) * fallback.calls : 0
    const { timeout, attempts } = shorten(longest, available / longest.calls - after)
    if (timeout) repairs.push(timeout)
    if (attempts) repairs.push(attempts)
  }
  return repairs
}

const inWords = ({ edge, setting, to }: Repair): string =>
  setting === 'attempts'
    ? `lower the attempts of ${edge} to ${to}`
    : `lower the timeout of ${edge} to ${to} ms`

/**
 * T1: the timeout of an attempt must be longer than S of its callee and the slack. Nothing is said where a call below has no
 * limit: T0 says that.
 */
export function timeoutBudget(
  from: ReadonlyMap<string, readonly GraphEdge[]>,
  edge: GraphEdge,
  wallTimeMs: number,
  slackMs: number,
): LintFinding | null {
  const limitMs = attemptLimitMs(edge.policy)
  const neededMs = wallTimeMs + slackMs
  const isJudged = Number.isFinite(limitMs) && Number.isFinite(neededMs)
  if (!isJudged || limitMs > neededMs || neededMs <= 0) return null
  const named = edgeName(edge)
  const raise: Repair = {
    edge: named,
    setting: 'timeoutMs',
    from: edge.policy.timeoutMs,
    to: above(neededMs),
  }
  const lower = fromBelow(from.get(edge.to) ?? [], limitMs - slackMs, wallTimeMs)
  const { deadlineMs } = edge.policy
  const deadline = deadlineMs !== null && deadlineMs <= neededMs ? ' (and its deadline beyond that)' : ''
  return {
    rule: 'T1',
    edge: named,
    ...at(edge),
    message: `${named} gives up after ${limitMs} ms, but ${edge.to} may need ${wallTimeMs} ms${slackMs > 0 ? ` and ${slackMs} ms of slack` : ''}: it works on after nobody listens.`,
    shortfallMs: neededMs - limitMs,
    repair: [`raise the timeout of ${named} to ${raise.to} ms${deadline}`, ...lower.map(inWords)].join(
      ', or ',
    ),
    repairs: [raise, ...lower],
  }
}
