import { edgeName, type GraphEdge } from '../call-graph.ts'
import { attemptLimitMs } from '../wall-time.ts'
import { at, type LintFinding } from './finding.ts'

/** Above this many times the callee's 99.9th percentile a timeout is too long. */
const TOO_LONG = 10

const finding = (
  rule: LintFinding['rule'],
  edge: GraphEdge,
  message: string,
  repair: string,
  to: number | null = null,
  shortfallMs: number | null = null,
): LintFinding => ({
  rule,
  edge: edgeName(edge),
  ...at(edge),
  message: `${edgeName(edge)} ${message}`,
  shortfallMs,
  repair,
  repairs:
    to === null ? [] : [{ edge: edgeName(edge), setting: 'timeoutMs', from: edge.policy.timeoutMs, to }],
})

function againstPercentile(edge: GraphEdge, limitMs: number): readonly LintFinding[] {
  const p999 = edge.observedP999Ms
  if (p999 === null || !Number.isFinite(limitMs)) return []
  if (limitMs < p999) {
    const to = Math.ceil(p999)
    const message = `gives up after ${limitMs} ms, but ${edge.to} needs ${p999} ms for one call in a thousand: those fail for nothing.`
    return [finding('T5', edge, message, `raise its timeout to ${to} ms`, to, p999 - limitMs)]
  }
  if (limitMs <= TOO_LONG * p999) return []
  const to = Math.floor(TOO_LONG * p999)
  const message = `waits ${limitMs} ms for ${edge.to}, more than ten times its 99.9th percentile of ${p999} ms.`
  return [finding('T5', edge, message, `lower its timeout to at most ${to} ms`, to)]
}

/** T0, T4 and T5: what one edge says by itself. */
export function timeoutRules(edge: GraphEdge): readonly LintFinding[] {
  const limitMs = attemptLimitMs(edge.policy)
  const connect = edge.policy.connectTimeoutMs
  return [
    ...(Number.isFinite(limitMs)
      ? []
      : [finding('T0', edge, 'has no timeout: it waits for as long as the callee hangs.', 'set a timeout')]),
    ...(connect !== null && connect >= limitMs
      ? [
          finding(
            'T4',
            edge,
            `may take ${connect} ms to connect, no less than the ${limitMs} ms of the whole attempt.`,
            `lower its connect timeout below ${limitMs} ms`,
          ),
        ]
      : []),
    ...againstPercentile(edge, limitMs),
  ]
}

/** T2 and T3: a call against one that its caller is called by. */
export function inheritedTimeout(parent: GraphEdge, child: GraphEdge): LintFinding | null {
  const [above, mine] = [attemptLimitMs(parent.policy), attemptLimitMs(child.policy)]
  if (!Number.isFinite(above) || !Number.isFinite(mine) || mine < above) return null
  const to = Math.ceil(above) - 1
  const repair = to > 0 ? `lower its timeout below ${above} ms` : `raise the timeout of ${edgeName(parent)}`
  const change = to > 0 ? to : null
  return mine === above
    ? finding(
        'T2',
        child,
        `has the same timeout as ${edgeName(parent)}, ${mine} ms: a global default.`,
        repair,
        change,
      )
    : finding(
        'T3',
        child,
        `waits ${mine} ms, longer than the ${above} ms of ${edgeName(parent)}.`,
        repair,
        change,
      )
}
