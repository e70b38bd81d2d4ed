import { addCall, edgeKey } from './add-edges.ts'
import { addArrival, addRoot, addSpan, isHeld } from './add-services.ts'
import { addBlame, blameFinder, rootEdgeKey } from './blame.ts'
import { clockSkew } from './clock-skew.ts'
import { findOrphans } from './find-orphans.ts'
import { inferAttempts } from './infer-attempts.ts'
import { type JudgedAttempt, type Judgement, judgeAttempts } from './judge-attempts.ts'
import type { LogicalCall } from './logical-call.ts'
import { openAttempts } from './open-attempts.ts'
import { ownTime } from './own-time.ts'
import { noSums, type RetrySums } from './retry-sums.ts'
import { DEFAULT_ROOT_RULE, type RootRule } from './root-rule.ts'
import type { SpanRecord } from './span.ts'
import { type SpanNode, type TraceTree, traceTree } from './trace-tree.ts'

const NOTHING = { attempts: 0, attemptNs: 0, workNs: 0 }

/** Attempts of calls that all took one attempt, or are the one that such a call would have been. */
function baseline(attempts: readonly JudgedAttempt[]): ReadonlySet<JudgedAttempt> {
  const base = new Set<JudgedAttempt>()
  for (const judged of attempts)
    if (judged.chosen && (!judged.parent || base.has(judged.parent))) base.add(judged)
  return base
}

/** The root of every span, found once. */
function rootFinder(tree: TraceTree): (node: SpanNode) => SpanNode {
  const rootOf = new Map<SpanNode, SpanNode>()
  for (const node of tree.nodes) rootOf.set(node, (node.parent && rootOf.get(node.parent)) || node)
  return (node) => rootOf.get(node) ?? node
}

/** The two views of one unit of waste: an attempt, or the work of a span. */
function blamer(sums: RetrySums, tree: TraceTree) {
  const find = blameFinder()
  const rootOf = rootFinder(tree)
  return (node: SpanNode, judged: JudgedAttempt | undefined, service: string, part: typeof NOTHING) => {
    const root = rootEdgeKey(rootOf(node))
    const blamed = judged && find(judged)
    addBlame(sums.policy, blamed ? edgeKey(blamed.policy.call) : root, service, part)
    addBlame(sums.cause, blamed?.cause ? edgeKey(blamed.cause.call) : root, service, part)
  }
}

function addAttempts(
  sums: RetrySums,
  tree: TraceTree,
  calls: readonly LogicalCall[],
  judgement: Judgement,
): void {
  const byCall = new Map<LogicalCall, JudgedAttempt[]>()
  for (const judged of judgement.attempts) {
    const same = byCall.get(judged.call)
    if (same) same.push(judged)
    else byCall.set(judged.call, [judged])
  }
  for (const call of calls) {
    const judged = byCall.get(call)
    if (!judged) continue
    const order = new Map(call.attempts.map((attempt, index) => [attempt, index]))
    judged.sort((a, b) => (order.get(a.attempt) ?? 0) - (order.get(b.attempt) ?? 0))
    addCall(sums, call, judged)
    for (const open of openAttempts(call, judged)) sums.open.push(open)
  }
  const base = baseline(judgement.attempts)
  const blame = blamer(sums, tree)
  for (const judged of judgement.attempts) {
    addArrival(sums, judged, base.has(judged))
    if (judged.useful) continue
    const { node } = judged.attempt
    const part = { attempts: 1, attemptNs: node.end - node.start, workNs: 0 }
    blame(node, judged, judged.call.callee, part)
  }
}

function addTime(
  sums: RetrySums,
  tree: TraceTree,
  judgement: Judgement,
  skew: (sender: SpanNode, receiver: SpanNode) => number,
): void {
  const orphans = findOrphans(tree, judgement, skew)
  const blame = blamer(sums, tree)
  for (const node of tree.nodes) {
    const judged = judgement.attemptOf.get(node)
    const orphan = orphans.get(node)
    const own = ownTime(node, orphan?.since ?? Number.POSITIVE_INFINITY)
    const held = isHeld(node, judged)
    const wasted = judged ? !judged.useful : !judgement.delivered(node)
    addSpan(sums, node, own, held, wasted)
    if (wasted && !held && own.total > 0)
      blame(node, judged, node.span.service, { ...NOTHING, workNs: own.total })
    if (!orphan) continue
    if (orphan.first) sums.orphanCount++
    sums.orphanNs += own.after
    if (held) sums.orphanHeldNs += own.after
  }
}

function addRoots(sums: RetrySums, tree: TraceTree, judgement: Judgement): void {
  const rootOf = rootFinder(tree)
  const byRoot = new Map<SpanNode, SpanNode[]>()
  for (const { useful, attempt } of judgement.attempts) {
    if (useful) continue
    const root = rootOf(attempt.node)
    const same = byRoot.get(root)
    if (same) same.push(attempt.node)
    else byRoot.set(root, [attempt.node])
  }
  for (const root of tree.roots) addRoot(sums, root, judgement.delivered(root), byRoot.get(root) ?? [])
}

/**
 * Analyses one whole trace: finds the attempts, judges them, and adds up what `mergeSums` merges.
 * @param spans all spans of one trace in any order
 * @param rule when an answer counts as delivered
 */
export function analyseTrace(spans: readonly SpanRecord[], rule: RootRule = DEFAULT_ROOT_RULE): RetrySums {
  const tree = traceTree(spans)
  const { calls, seen } = inferAttempts(tree)
  const judgement = judgeAttempts(tree, calls, rule)
  const sums: RetrySums = {
    ...noSums(),
    ...seen,
    spans: tree.nodes.length,
    traces: 1,
    duplicates: tree.duplicates,
    missingParents: tree.missingParents,
    incompleteTraces: tree.missingParents > 0 ? 1 : 0,
    cycles: tree.cycles,
  }
  addAttempts(sums, tree, calls, judgement)
  addTime(sums, tree, judgement, clockSkew(tree.nodes))
  addRoots(sums, tree, judgement)
  return sums
}
