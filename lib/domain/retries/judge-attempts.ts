import { isAnswer, isAuthChallenge } from './call-status.ts'
import type { Attempt, LogicalCall } from './logical-call.ts'
import type { RootRule } from './root-rule.ts'
import type { SpanNode, TraceTree } from './trace-tree.ts'

/** Why an attempt was for nothing, in the order in which the reasons are tried. */
export const WASTE_CLASSES = [
  'hedge-loser',
  'late',
  'timed-out',
  'failed-then-retried',
  'final-failure',
  'collateral',
] as const
export type WasteClass = (typeof WASTE_CLASSES)[number]

/** An attempt with what became of it. */
export interface JudgedAttempt {
  readonly attempt: Attempt
  readonly call: LogicalCall
  /** Its answer was good, came in time, and was the one picked. */
  readonly used: boolean
  /** When the caller stopped listening because it had given up; null where it got an answer that it used. */
  readonly gaveUpAt: number | null
  readonly parent: JudgedAttempt | null
  /** Used, and so is every attempt above it up to a delivered root. */
  readonly useful: boolean
  /** The attempt that its call would have been, had it taken only one. */
  readonly chosen: boolean
  /** Null for a useful attempt. */
  readonly waste: WasteClass | null
}

/** Every attempt of a trace judged, and for each span the attempt that it works for. */
export interface Judgement {
  readonly attempts: readonly JudgedAttempt[]
  readonly attemptOf: ReadonlyMap<SpanNode, JudgedAttempt>
  /** Whether the answer of the span's root was delivered. */
  readonly delivered: (node: SpanNode) => boolean
}

/** What the receiver answered well after its caller had gone. */
const cameLate = (attempt: Attempt, rule: RootRule): boolean =>
  isGood(attempt, rule) ||
  (attempt.node.span.kind === 'client' &&
    attempt.node.children.some(
      ({ span, end }) => span.kind === 'server' && !span.failed && end > attempt.node.end,
    ))

function isGood(attempt: Attempt, rule: RootRule): boolean {
  const { span } = attempt.node
  if (!isAnswer(span, rule.clientErrorsAreAnswers)) return false
  return !(span.failed && isAuthChallenge(span))
}

/** The attempt whose answer the caller took: the first good one of hedges, else a good last one. */
function pick(call: LogicalCall, rule: RootRule): Attempt | null {
  if (call.around && !isAnswer(call.around.span, rule.clientErrorsAreAnswers)) return null
  const good = call.attempts.filter((attempt) => isGood(attempt, rule))
  let best: Attempt | null = null
  for (const attempt of good) if (!best || attempt.node.end < best.node.end) best = attempt
  return best
}

/** When the caller stopped waiting for this attempt, if not for its answer. */
function gaveUp(call: LogicalCall, index: number, picked: Attempt | null): number | null {
  const attempt = call.attempts[index]
  if (!attempt || attempt === picked) return null
  if (attempt.node.span.kind !== 'server') return attempt.node.end
  return call.attempts[index + 1]?.node.start ?? call.around?.end ?? null
}

function wasteClass(call: LogicalCall, index: number, picked: Attempt | null, rule: RootRule): WasteClass {
  const attempt = call.attempts[index]
  if (picked === attempt || !attempt) return 'collateral'
  const hedged = attempt.hedge || call.attempts[index + 1]?.hedge
  if (hedged && picked) return 'hedge-loser'
  if (cameLate(attempt, rule)) return 'late'
  if (attempt.node.span.timedOut) return 'timed-out'
  return index < call.attempts.length - 1 ? 'failed-then-retried' : 'final-failure'
}

/** A message is worked on for its own sake: whoever sent it does not wait for the answer. */
const isAsynchronous = ({ span }: SpanNode): boolean => span.kind === 'consumer'

/**
 * Judges every attempt of a trace: useful is what was used and whose parent attempt is useful, up to a root whose answer was
 * delivered. A good answer that nobody read is waste.
 * Definitions: design "Retry amplification" §1; classes are tried in the order of `WASTE_CLASSES`.
 */
export function judgeAttempts(tree: TraceTree, calls: readonly LogicalCall[], rule: RootRule): Judgement {
  const own = new Map<SpanNode, { call: LogicalCall; index: number; picked: Attempt | null }>()
  for (const call of calls) {
    const picked = pick(call, rule)
    for (const [index, { node }] of call.attempts.entries()) own.set(node, { call, index, picked })
  }
  const rootDelivered = new Map<SpanNode, boolean>()
  const attemptOf = new Map<SpanNode, JudgedAttempt>()
  const attempts: JudgedAttempt[] = []
  for (const node of tree.nodes) {
    const above = node.parent ? attemptOf.get(node.parent) : undefined
    const delivered = node.parent
      ? (rootDelivered.get(node.parent) ?? true)
      : isAnswer(node.span, rule.clientErrorsAreAnswers)
    rootDelivered.set(node, isAsynchronous(node) || delivered)
    const mine = own.get(node)
    const attempt = mine?.call.attempts[mine.index]
    if (!mine || !attempt) {
      if (above) attemptOf.set(node, above)
      continue
    }
    const parent = (!isAsynchronous(node) && above) || null
    const used = mine.picked === attempt
    const useful = used && (parent ? parent.useful : isAsynchronous(node) || delivered || !node.parent)
    const judged: JudgedAttempt = {
      attempt,
      call: mine.call,
      used,
      gaveUpAt: gaveUp(mine.call, mine.index, mine.picked),
      parent,
      useful,
      chosen: attempt === (mine.picked ?? mine.call.attempts.at(-1)),
      waste: useful ? null : wasteClass(mine.call, mine.index, mine.picked, rule),
    }
    attemptOf.set(node, judged)
    attempts.push(judged)
  }
  return { attempts, attemptOf, delivered: (node) => rootDelivered.get(node) ?? true }
}
