import type { Scenario } from '../scenario.ts'
import { buildStates } from './build-states.ts'
import { callerSide } from './caller-side.ts'
import { EventQueue } from './event-queue.ts'
import { NS_PER_MS, type SimulatedRequest, type World } from './model.ts'
import { planArrivals } from './plan-arrivals.ts'
import { planFaults } from './plan-faults.ts'
import { serverSide } from './server-side.ts'
import { type SimulationReport, simulationReport } from './simulation-report.ts'
import { tallyOf } from './tally.ts'

/** Events of one run, and attempts and visits under way, at most. */
const MOST_EVENTS = 200_000_000
const MOST_HELD = 3_000_000

/** A run that can be stopped between any two steps. */
export interface Simulation {
  /** Lets at most so many events happen; false when none is left. */
  readonly step: (events: number) => boolean
  /** What was counted so far. */
  readonly report: () => SimulationReport
}

/**
 * Starts a discrete-event simulation. Nothing in it reads a clock: the same scenario and seed give the same bytes.
 * @param onRequest is given every request with its visits and attempts once nothing of it goes on, in that order
 */
export function startSimulation(
  { graph, faults, load }: Scenario,
  seed: number,
  onRequest: (request: SimulatedRequest) => void = () => {},
): Simulation {
  const { nodes, edges } = buildStates(graph, seed)
  const fromNs = (load.measure?.fromMs ?? 0) * NS_PER_MS
  const untilNs = (load.measure?.untilMs ?? Number.POSITIVE_INFINITY) * NS_PER_MS
  const tally = tallyOf(edges, [...nodes.values()], (ns) => ns >= fromNs && ns < untilNs)
  const live = new Set<SimulatedRequest>()
  let requests = 0
  const world: World = {
    nowNs: 0,
    queue: new EventQueue(),
    held: 0,
    calls: 0,
    onEnd: (request) => {
      live.delete(request)
      tally.add(request)
      onRequest(request)
    },
  }
  const callers = callerSide(world, {
    arrive: (arrival) => services.arrive(arrival),
    cancel: (visit) => services.cancel(visit),
  })
  const services = serverSide(world, callers)
  planFaults(world, faults, nodes, services)
  const roots = graph.roots.flatMap((name) => nodes.get(name) ?? [])
  planArrivals(world, load, roots, seed, services.arrive, (request) => {
    requests++
    live.add(request)
  })
  let events = 0
  let unanswered = 0
  let stopped: SimulationReport['stopped'] = null

  /** What hangs for ever without anybody who gives up is counted as far as it went. */
  function countUnanswered(): void {
    unanswered += live.size
    for (const request of live) {
      tally.add(request)
      onRequest(request)
    }
    live.clear()
  }

  function step(most: number): boolean {
    for (let done = 0; done < most; done++) {
      if (stopped) return false
      if (events >= MOST_EVENTS) stopped = 'too many events'
      else if (world.held > MOST_HELD) stopped = 'too much under way'
      const next = stopped ? null : world.queue.take()
      if (!next) {
        countUnanswered()
        return false
      }
      world.nowNs = next.atNs
      next.run()
      events++
    }
    return true
  }

  return {
    step,
    report: () =>
      simulationReport({
        graph,
        seed,
        load,
        hasFaults: faults.length > 0,
        tally,
        events,
        requests,
        unanswered,
        endedNs: world.nowNs,
        stopped,
      }),
  }
}
