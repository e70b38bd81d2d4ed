import { rawWaitMs } from '../policy.ts'
import {
  type EdgeState,
  type Instance,
  type LogicalCallState,
  NS_PER_MS,
  ORDER,
  type SentAttempt,
  type Visit,
  type World,
} from './model.ts'
import type { Arrival } from './server-side.ts'

/** What the side of callers needs of that of services. */
interface Services {
  /** Null where nothing will ever come back. */
  readonly arrive: (arrival: Arrival) => Visit | null
  readonly cancel: (visit: Visit) => void
}

const inNs = (ms: number | null): number =>
  ms === null ? Number.POSITIVE_INFINITY : Math.round(ms * NS_PER_MS)

/** Where the next attempt goes: as the policy picks, among those that it has not tried where it leaves those out. */
function pickInstance({ edge: { edge, callee }, attempts }: LogicalCallState): Instance {
  const { pick, excludeTried } = edge.policy
  const [first] = attempts
  if (pick === 'sticky' && first && !excludeTried) return first.instance
  const tried = new Set(excludeTried ? attempts.map(({ instance }) => instance) : [])
  const left = callee.instances.filter((instance) => !tried.has(instance))
  const among = left.length > 0 ? left : callee.instances
  const index = pick === 'in-order' ? 0 : Math.floor(callee.random.pick() * among.length)
  const found = among[index] ?? callee.instances[0]
  if (!found) throw new Error('a service without instances')
  return found
}

/**
 * Callers: a timer per attempt and a deadline for the whole call, retries after a failure or a timeout while budget and attempts
 * last, hedges, fall-backs. An answer at exactly the timeout is on time; one after it is thrown away.
 */
export function callerSide(world: World, services: Services) {
  function stopListening(attempt: SentAttempt, outcome: Exclude<SentAttempt['outcome'], 'open'>): void {
    const { call } = attempt
    attempt.outcome = outcome
    attempt.endedNs = world.nowNs
    if (attempt.timer) attempt.timer.cancelled = true
    call.open--
    call.edge.active--
    if (attempt.index > 0) call.edge.retrying--
    const given = outcome === 'timed-out' || outcome === 'cancelled'
    if (given && call.edge.edge.policy.cancelOnTimeout && attempt.visit) services.cancel(attempt.visit)
  }

  function finish(call: LogicalCallState, ok: boolean): void {
    if (call.ended) return
    call.ended = true
    call.ok = ok
    if (call.next) call.next.cancelled = true
    for (const attempt of call.attempts) if (attempt.outcome === 'open') stopListening(attempt, 'cancelled')
    call.visit.open = call.visit.open.filter((other) => other !== call)
    call.done(!ok)
  }

  function onAnswer(attempt: SentAttempt, failed: boolean): void {
    if (attempt.outcome !== 'open') {
      attempt.late = !failed && attempt.outcome === 'timed-out'
      return
    }
    attempt.call.edge.budget.onAnswer(!failed)
    stopListening(attempt, failed ? 'failed' : 'ok')
    if (failed) afterFailure(attempt.call)
    else finish(attempt.call, true)
  }

  function onTimeout(attempt: SentAttempt): void {
    attempt.call.edge.budget.onAnswer(false)
    stopListening(attempt, 'timed-out')
    afterFailure(attempt.call)
  }

  function mayRetry({ attempts, edge }: LogicalCallState): boolean {
    if (attempts.length >= edge.edge.policy.attempts) return false
    if (edge.budget.allows(world.nowNs, edge.active, edge.retrying)) return true
    edge.denied++
    return false
  }

  function waitNs({ edge, attempts }: LogicalCallState): number {
    const { backoff } = edge.edge.policy
    if (!backoff) return 0
    const { low, high } = backoff.jitter
    const factor = low === high ? low : low + (high - low) * edge.random.jitter()
    return Math.round(rawWaitMs(backoff, attempts.length) * factor * NS_PER_MS)
  }

  function afterFailure(call: LogicalCallState): void {
    if (call.ended) return
    if (world.nowNs >= call.deadlineNs) finish(call, false)
    else if (call.edge.edge.policy.hedging) {
      if (call.next) call.next.cancelled = true
      if (mayRetry(call)) send(call, true)
      else if (call.open === 0) finish(call, false)
    } else if (!mayRetry(call)) finish(call, false)
    else {
      const wait = waitNs(call)
      if (wait === 0) send(call, false)
      else
        call.next = world.queue.plan(Math.min(world.nowNs + wait, call.deadlineNs), ORDER.wait, () =>
          send(call, false),
        )
    }
  }

  function planHedge(call: LogicalCallState): void {
    const { hedging, attempts } = call.edge.edge.policy
    if (!hedging || call.attempts.length >= attempts) return
    const at = world.nowNs + Math.round(hedging.delayMs * NS_PER_MS)
    if (at >= call.deadlineNs) return
    call.next = world.queue.plan(at, ORDER.wait, () => {
      if (!call.ended && mayRetry(call)) send(call, true)
    })
  }

  function send(call: LogicalCallState, hedge: boolean): void {
    if (call.ended) return
    if (world.nowNs >= call.deadlineNs) {
      if (call.open === 0) finish(call, false)
      return
    }
    const { edge, visit } = call
    const { policy } = edge.edge
    const limitNs = Math.min(world.nowNs + inNs(policy.timeoutMs), call.deadlineNs)
    const attempt: SentAttempt = {
      call,
      index: call.attempts.length,
      instance: pickInstance(call),
      hedge: hedge && call.open > 0,
      span: ++visit.request.spans,
      sentNs: world.nowNs,
      limitNs,
      outcome: 'open',
      endedNs: world.nowNs,
      late: false,
      visit: null,
      timer: null,
      useful: false,
      waste: null,
    }
    call.attempts.push(attempt)
    call.open++
    edge.active++
    if (attempt.index > 0) edge.retrying++
    visit.request.attempts.push(attempt)
    attempt.visit = services.arrive({
      request: visit.request,
      at: edge.callee,
      instance: attempt.instance,
      attempt,
      deadlineNs: policy.propagateDeadline ? limitNs : Number.POSITIVE_INFINITY,
      answer: (failed) => onAnswer(attempt, failed),
    })
    const waitsNs = attempt.visit ? limitNs : Math.min(limitNs, world.nowNs + inNs(policy.connectTimeoutMs))
    if (waitsNs < Number.POSITIVE_INFINITY)
      attempt.timer = world.queue.plan(waitsNs, ORDER.wait, () => onTimeout(attempt))
    planHedge(call)
  }

  function start(edge: EdgeState, visit: Visit, done: (failed: boolean) => void): void {
    const deadlineNs = Math.min(world.nowNs + inNs(edge.edge.policy.deadlineMs), visit.deadlineNs)
    const call: LogicalCallState = {
      number: ++world.calls,
      edge,
      visit,
      deadlineNs,
      attempts: [],
      done,
      open: 0,
      ended: false,
      ok: false,
      next: null,
    }
    visit.open = [...visit.open, call]
    edge.budget.onCall(world.nowNs)
    send(call, false)
  }

  /** Calls of one edge one after the other, with what makes a failed one good; all of them, whatever becomes of one. */
  function repeat(edge: EdgeState, visit: Visit, times: number, done: (failed: boolean) => void): void {
    let anyFailed = false
    const next = (left: number): void => {
      if (left === 0) {
        done(anyFailed)
        return
      }
      start(edge, visit, (failed) => {
        const fallback = failed ? visit.at.fallbacks.get(edge) : undefined
        if (!fallback) {
          anyFailed ||= failed
          next(left - 1)
          return
        }
        repeat(fallback, visit, timesOf(fallback), (lost) => {
          anyFailed ||= lost
          next(left - 1)
        })
      })
    }
    next(times)
  }

  function timesOf({ edge: { calls }, random }: EdgeState): number {
    const whole = Math.floor(calls)
    return calls === whole ? whole : whole + Number(random.calls() < calls - whole)
  }

  /** The calls of a visit, group after group; a group in which a call failed for good is the last. */
  function make(visit: Visit, done: (failed: boolean) => void, group = 0): void {
    const edges = visit.at.groups[group]
    if (!edges) {
      done(false)
      return
    }
    let left = edges.length
    let anyFailed = false
    for (const edge of edges)
      repeat(edge, visit, timesOf(edge), (failed) => {
        anyFailed ||= failed
        if (--left > 0) return
        if (anyFailed) done(true)
        else make(visit, done, group + 1)
      })
  }

  function stop(visit: Visit): void {
    for (const call of visit.open) {
      call.ended = true
      if (call.next) call.next.cancelled = true
      for (const attempt of call.attempts) if (attempt.outcome === 'open') stopListening(attempt, 'cancelled')
    }
    visit.open = []
  }

  return { make, stop }
}
