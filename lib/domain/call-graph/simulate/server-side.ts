import {
  type Instance,
  type NodeState,
  NS_PER_MS,
  ORDER,
  type SentAttempt,
  type SimulatedRequest,
  type Visit,
  type World,
} from './model.ts'
import { drawMs } from './random.ts'

/** What the side of services needs of that of callers. */
interface Calls {
  /** Makes the calls of a visit and tells whether one of them failed for good. */
  readonly make: (visit: Visit, done: (failed: boolean) => void) => void
  /** Stops the open calls of a visit that nobody waits for. */
  readonly stop: (visit: Visit) => void
}

/** Where a request goes in a service. */
export interface Arrival {
  readonly request: SimulatedRequest
  readonly at: NodeState
  readonly instance: Instance
  readonly attempt: SentAttempt | null
  readonly deadlineNs: number
  readonly answer: (failed: boolean) => void
}

/** Places at one instance; a cut takes some, but only a cut to 0 takes the last. */
function placesOf({ node, capacity }: NodeState): number {
  if (node.concurrency === null) return Number.POSITIVE_INFINITY
  const places = Math.floor(node.concurrency * capacity + 1e-9)
  return capacity > 0 ? Math.max(1, places) : 0
}

/**
 * Services: an instance works on as many requests as it has places, keeps the others in a first-in-first-out queue, works on
 * each for its own time, then makes its calls, and answers. A place is taken until the answer.
 */
export function serverSide(world: World, calls: Calls) {
  function end(visit: Visit): void {
    visit.endedNs = world.nowNs
    world.held--
    if (--visit.request.live === 0) world.onEnd(visit.request)
  }

  function release(visit: Visit): void {
    visit.instance.running.delete(visit)
    startWaiting(visit.at, visit.instance)
  }

  function finish(visit: Visit, failed: boolean): void {
    visit.state = 'ended'
    visit.failed = failed
    visit.endedNs = world.nowNs
    visit.answer(failed)
    release(visit)
    end(visit)
  }

  function work(visit: Visit): void {
    const { at } = visit
    visit.state = 'working'
    visit.startedNs = world.nowNs
    visit.instance.running.add(visit)
    const ownNs = Math.round(drawMs(at.node.time, at.random.time) * at.slowness * NS_PER_MS)
    if (at.hanging > 0) {
      visit.state = 'hung'
      end(visit)
      return
    }
    const failure = 1 - (1 - at.node.failureProbability) * (1 - at.errorRate)
    const ownFailure = at.random.failure() < failure
    visit.work = world.queue.plan(world.nowNs + ownNs, ORDER.end, () => {
      visit.workNs = ownNs
      visit.state = 'calling'
      calls.make(visit, (failed) => finish(visit, failed || ownFailure))
    })
  }

  function startWaiting(at: NodeState, instance: Instance): void {
    const places = placesOf(at)
    while (instance.running.size < places && !instance.dead) {
      const visit = instance.waiting.take()
      if (!visit) return
      if (visit.state !== 'waiting') continue
      const { attempt } = visit
      if (at.node.dropExpired && attempt && (attempt.outcome !== 'open' || attempt.limitNs <= world.nowNs)) {
        at.dropped++
        visit.state = 'dropped'
        end(visit)
      } else work(visit)
    }
  }

  /** A request reaches an instance. Nothing comes back from a dead one. */
  function arrive(arrival: Arrival): Visit | null {
    const { request, at, instance, attempt, deadlineNs, answer } = arrival
    if (instance.dead) return null
    const visit: Visit = {
      request,
      at,
      instance,
      attempt,
      deadlineNs,
      answer,
      span: ++request.spans,
      arrivedNs: world.nowNs,
      state: 'waiting',
      startedNs: world.nowNs,
      endedNs: world.nowNs,
      workNs: 0,
      failed: false,
      cancelled: false,
      work: null,
      open: [],
    }
    request.visits.push(visit)
    request.live++
    world.held++
    if (instance.running.size < placesOf(at)) {
      work(visit)
      return visit
    }
    if (at.node.queue !== null && instance.waiting.length >= at.node.queue) {
      at.rejected++
      world.queue.plan(world.nowNs, ORDER.end, () => {
        if (visit.state !== 'waiting') return
        visit.state = 'ended'
        visit.failed = true
        visit.answer(true)
        end(visit)
      })
      return visit
    }
    instance.waiting.push(visit)
    at.longestQueue = Math.max(at.longestQueue, instance.waiting.length)
    return visit
  }

  /** Nobody waits any more, and the service is told; or its instance is gone. */
  function cancel(visit: Visit): void {
    const { state } = visit
    if (state === 'ended' || state === 'dropped') return
    visit.state = 'ended'
    visit.failed = true
    visit.cancelled = true
    if (state === 'working') {
      if (visit.work) visit.work.cancelled = true
      visit.workNs = world.nowNs - visit.startedNs
    }
    calls.stop(visit)
    if (state !== 'waiting') release(visit)
    if (state === 'hung') visit.endedNs = world.nowNs
    else end(visit)
  }

  function kill(instance: Instance): void {
    instance.dead = true
    const lost = [...instance.running, ...instance.waiting.clear()]
    for (const visit of lost) cancel(visit)
  }

  function wakeUp(at: NodeState): void {
    for (const instance of at.instances) startWaiting(at, instance)
  }

  return { arrive, cancel, kill, wakeUp }
}
