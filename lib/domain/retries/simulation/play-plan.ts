import type { CallGraph } from '../../call-graph/call-graph.ts'
import type { Fault, Load } from '../../call-graph/scenario.ts'
import { startSimulation } from '../../call-graph/simulate/simulation.ts'
import type { SimulationReport } from '../../call-graph/simulate/simulation-report.ts'
import { type RunMeasures, runMeasures } from './run-measures.ts'
import type { SimulationPlan } from './simulation-plan.ts'

const STEP = 10_000
const MS_PER_SECOND = 1000

/** A service that is slow for a while. */
export interface SlowTime {
  readonly service: string
  readonly factor: number
  readonly seconds: number
  /** It can work on so many times as many requests at once as it does on average; others have no limit. */
  readonly places: number
}

/** What to play. */
export interface Play {
  readonly plan: Pick<SimulationPlan, 'before' | 'after'>
  /** One run before and one after with each. */
  readonly seeds: readonly number[]
  readonly requests: number
  readonly perSecond: number
  readonly slow: SlowTime | null
  /** Of all runs together, at most. */
  readonly mostEvents: number
}

/** A run as it is and one under the change, with the same arrivals. */
export interface PlayedPair {
  readonly seed: number
  readonly before: RunMeasures
  readonly after: RunMeasures
  /** Attempts edge by edge, in the order of the plan. */
  readonly attempts: readonly { readonly before: number; readonly after: number }[]
}

/** The runs, or what they were too much for. */
export type Played =
  | { readonly ok: true; readonly pairs: readonly PlayedPair[] }
  | { readonly ok: false; readonly pairs: readonly PlayedPair[] }

/** A graph whose slow service can do so much at once: by what was under way on average (Little's law). */
function withPlaces(graph: CallGraph, calm: SimulationReport, { service, places }: SlowTime): CallGraph {
  const heldSeconds = calm.services.find((each) => each.service === service)?.heldSeconds ?? 0
  const average = calm.measuredSeconds > 0 ? heldSeconds / calm.measuredSeconds : 0
  const concurrency = Math.max(1, Math.ceil(places * average))
  return {
    ...graph,
    nodes: graph.nodes.map((node) => (node.name === service ? { ...node, instances: 1, concurrency } : node)),
  }
}

/** The faults of a play, and what is counted: with a slow time, what happens after it has ended. */
function timeline({ slow, requests, perSecond }: Play): { faults: readonly Fault[]; load: Load } {
  const load: Load = {
    perSecond,
    arrivals: 'poisson',
    requests,
    durationMs: Number.POSITIVE_INFINITY,
    measure: null,
  }
  if (!slow) return { faults: [], load }
  const endMs = (requests / perSecond) * MS_PER_SECOND
  const fromMs = Math.min(5 * MS_PER_SECOND, endMs / 10)
  const untilMs = fromMs + slow.seconds * MS_PER_SECOND
  return {
    faults: [{ kind: 'slow', service: slow.service, factor: slow.factor, fromMs, untilMs }],
    load: { ...load, durationMs: endMs, measure: { fromMs: untilMs, untilMs: endMs } },
  }
}

/**
 * Plays requests through a graph as it is and under a change, with the same arrivals, own times and failures, once for each seed. With a
 * slow time, the slow service gets a limit first: from a run in which nothing is slow; what is counted is what comes after it.
 *
 * @returns not ok where the runs take more events than they may, or never come to an end
 */
export function playPlan(play: Play): Played {
  let left = play.mostEvents
  const { faults, load } = timeline(play)
  const pairs: PlayedPair[] = []

  function run(graph: CallGraph, seed: number, of: { faults: readonly Fault[]; load: Load }) {
    const simulation = startSimulation({ graph, ...of }, seed)
    while (left > 0 && simulation.step(Math.min(STEP, left))) left -= STEP
    const report = simulation.report()
    return left > 0 && report.stopped === null ? report : null
  }

  for (const seed of play.seeds) {
    const calm = play.slow && run(play.plan.before, seed, { faults: [], load: { ...load, measure: null } })
    if (play.slow && !calm) return { ok: false, pairs }
    const limited = (graph: CallGraph): CallGraph =>
      calm && play.slow ? withPlaces(graph, calm, play.slow) : graph
    const before = run(limited(play.plan.before), seed, { faults, load })
    const after = before && run(limited(play.plan.after), seed, { faults, load })
    if (!before || !after) return { ok: false, pairs }
    pairs.push({
      seed,
      before: runMeasures(before),
      after: runMeasures(after),
      attempts: before.edges.map(({ attempts }, index) => ({
        before: attempts,
        after: after.edges[index]?.attempts ?? 0,
      })),
    })
  }
  return { ok: true, pairs }
}
