import type { Load } from '../scenario.ts'
import { type NodeState, NS_PER_MS, ORDER, type SimulatedRequest, type Visit, type World } from './model.ts'
import { exponential, randomStream } from './random.ts'
import type { Arrival } from './server-side.ts'

const NS_PER_SECOND = 1e9

/** Puts the requests from outside on the timeline, each when the one before has come. */
export function planArrivals(
  world: World,
  load: Load,
  roots: readonly NodeState[],
  seed: number,
  arrive: (arrival: Arrival) => Visit | null,
  onRequest: (request: SimulatedRequest) => void,
): void {
  const random = randomStream(seed, 'arrivals')
  const meanNs = NS_PER_SECOND / load.perSecond
  const endNs = load.durationMs * NS_PER_MS
  let number = 0
  let atNs = 0
  const next = (): void => {
    const at = roots[number % roots.length]
    if (!at || number >= load.requests) return
    if (number > 0) atNs += load.arrivals === 'constant' ? meanNs : exponential(random, meanNs)
    if (atNs >= endNs) return
    world.queue.plan(Math.round(atNs), ORDER.wait, () => {
      number++
      const request: SimulatedRequest = {
        number,
        attempts: [],
        visits: [],
        live: 0,
        spans: 0,
        delivered: false,
      }
      onRequest(request)
      const instance = at.instances[Math.floor(at.random.pick() * at.instances.length)]
      if (instance)
        arrive({
          request,
          at,
          instance,
          attempt: null,
          deadlineNs: Number.POSITIVE_INFINITY,
          answer: (failed) => {
            request.delivered = !failed
          },
        })
      next()
    })
  }
  next()
}
