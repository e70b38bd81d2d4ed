import { type CallGraph, edgesFrom, plainNode } from '../call-graph.ts'
import { serviceWallTimes } from '../wall-time.ts'
import { type CallPath, pathNames, worstPath } from '../worst-path.ts'
import { worstVisits } from '../worst-visits.ts'
import type { LintFinding } from './finding.ts'
import { deadlineRule, retryRules } from './retry-rules.ts'
import { timeoutBudget } from './timeout-budget.ts'
import { inheritedTimeout, timeoutRules } from './timeout-rules.ts'

/** Attempts that one request may lead to at the end of a path. */
const MOST_ATTEMPTS = 3

/** What is wrong with the timeouts and retries of a graph. */
export interface LintReport {
  readonly findings: readonly LintFinding[]
  /** Π n over the worst path: attempts at its end for one request when everything fails. */
  readonly amplification: number
  /** The services of that path. */
  readonly worstPath: readonly string[]
  /** The service that the most attempts arrive at for one request from outside when everything fails, over all paths to it. */
  readonly worstVisits: { readonly service: string; readonly visits: number } | null
}

function pathRules(path: CallPath): readonly LintFinding[] {
  const names = pathNames(path)
  const retrying = path.edges.filter(({ policy }) => policy.attempts > 1)
  const shared = {
    edge: names.join(' → '),
    from: names[0] ?? '',
    to: names.at(-1) ?? '',
    operation: '',
    shortfallMs: null,
    repairs: [],
  }
  const innermost = retrying.at(-1)
  const repair = innermost
    ? `retry in one layer only, such as ${innermost.from} → ${innermost.to}, and send once above it`
    : ''
  const found: LintFinding[] = []
  if (path.amplification > MOST_ATTEMPTS)
    found.push({
      ...shared,
      rule: 'A1',
      message: `${names[0]} may lead to ${path.amplification} attempts at ${names.at(-1)} per request.`,
      repair: retrying.length > 1 ? repair : `send at most ${MOST_ATTEMPTS} times`,
    })
  if (path.retryingLayers > 1)
    found.push({
      ...shared,
      rule: 'A2',
      message: `${path.retryingLayers} layers of one path send more than once.`,
      repair,
    })
  return found
}

function mostVisited(graph: CallGraph, order: readonly string[]): LintReport['worstVisits'] {
  let most: LintReport['worstVisits'] = null
  for (const [service, visits] of worstVisits(graph, order))
    if (!graph.roots.includes(service) && visits > (most?.visits ?? 0)) most = { service, visits }
  return most
}

/**
 * The timeout-budget lint: rules T0–T5, R1–R5, A1, A2 and D1 of design "Retry amplification" §8.
 * @param order callers before callees, of `orderGraph`
 * @param slackMs what a timeout must leave besides (network, queues)
 */
export function lintGraph(graph: CallGraph, order: readonly string[], slackMs = 0): LintReport {
  const nodes = new Map(graph.nodes.map((node) => [node.name, node]))
  const from = edgesFrom(graph)
  const wallTimes = serviceWallTimes(graph)
  const findings: (LintFinding | null)[] = []
  for (const name of order)
    for (const edge of from.get(name) ?? []) {
      const below = from.get(edge.to) ?? []
      findings.push(
        ...timeoutRules(edge),
        timeoutBudget(from, edge, wallTimes.get(edge.to) ?? 0, slackMs),
        ...below.map((child) => inheritedTimeout(edge, child)),
        ...retryRules(edge, nodes.get(edge.to) ?? plainNode(edge.to)),
        deadlineRule(edge, below.length > 0),
      )
    }
  const path = worstPath(graph, order)
  findings.push(...pathRules(path))
  return {
    findings: findings.filter((finding) => finding !== null),
    amplification: path.amplification,
    worstPath: pathNames(path),
    worstVisits: mostVisited(graph, order),
  }
}
