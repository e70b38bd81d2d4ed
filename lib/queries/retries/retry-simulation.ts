import { AppError } from '#lib/domain/errors/app-error.ts'
import type { FigureIdentity } from '#lib/domain/report/explanation.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import type { PlayedPair, SlowTime } from '#lib/domain/retries/simulation/play-plan.ts'
import { playedEdges } from '#lib/domain/retries/simulation/played-edges.ts'
import { type SampledMeasures, sampleRuns } from '#lib/domain/retries/simulation/run-measures.ts'
import { simulationPlan } from '#lib/domain/retries/simulation/simulation-plan.ts'
import { NO_CHANGE, type RetryChange } from '#lib/domain/retries/what-if/edge-change.ts'
import { replay } from '#lib/domain/retries/what-if/replay.ts'
import { whatIfCarbon } from '#lib/domain/retries/what-if/what-if-carbon.ts'
import { add, type Range, ZERO } from '#lib/domain/units/range.ts'
import { runPlay } from '#lib/engine/simulation/run-play.ts'
import type { RetryQuestion } from './retries.ts'
import { wastedUsage } from './wasted-usage.ts'

/** Of all runs of one question together: half a minute at most. */
const MOST_EVENTS = 10_000_000

/** What to simulate. */
export interface SimulationQuestion extends RetryQuestion {
  readonly change: RetryChange
  /** The first of as many as there are runs, one after the other. */
  readonly seed: number
  readonly runs: number
  readonly requests: number
  readonly perSecond: number
  readonly slow: SlowTime | null
}

/** What requests come to in simulated runs, as it is and under other settings. */
export interface RetrySimulation {
  readonly period: { readonly from: string; readonly to: string } | null
  readonly seeds: readonly number[]
  readonly requests: number
  readonly perSecond: number
  readonly slow: SlowTime | null
  /** Calls that close a loop of services: they are left out. */
  readonly loops: readonly string[]
  /** The mean of the runs, with the least and the most of any. */
  readonly before: SampledMeasures
  readonly after: SampledMeasures
  /** With the attempts that the runs show; null with a slow time: no bill has seen that. */
  readonly carbon: {
    /** gCO2e of the waste that was measured. */
    readonly wasteG: Range
    /** What of it goes: never more. Negative is more than there was. */
    readonly savingG: Range
    /** Least and most of the central saving that single runs give. */
    readonly sampledG: { readonly low: number; readonly high: number }
  } | null
  readonly identity: FigureIdentity
  readonly snapshot: string
}

const notKnown = (service: string) =>
  new AppError(
    'not-found',
    `The traces of these days show no service ${JSON.stringify(service)}.`,
    'Name a service of the traces, or look at other days.',
  )

const totalOf = (all: readonly { readonly attributedG: Range }[]): Range =>
  all.reduce((sum, { attributedG }) => add(sum, attributedG), ZERO)

/** The attempts of each edge in all runs together. */
function allAttempts(pairs: readonly PlayedPair[]): PlayedPair['attempts'] {
  return (pairs[0]?.attempts ?? []).map((_, index) => {
    const sum = (of: 'before' | 'after') =>
      pairs.reduce((total, { attempts }) => total + (attempts[index]?.[of] ?? 0), 0)
    return { before: sum('before'), after: sum('after') }
  })
}

/**
 * Simulates the calls that the traces of a period show, as they are and under other settings, with the same seeds.
 *
 * @param signal ends it
 * @throws AppError `not-found` for a service that is not in the traces, `not-computable` without any request, `busy`, `limit-exceeded`
 */
export async function retrySimulation(
  scope: Scope,
  question: SimulationQuestion,
  signal?: AbortSignal,
): Promise<RetrySimulation> {
  const { change, seed, runs, requests, perSecond, slow } = question
  const { sums, period, services, usages, identity, snapshot } = await wastedUsage(scope, question)
  const plan = simulationPlan(sums, change)
  if (!plan)
    throw new AppError(
      'not-computable',
      'The traces of these days show no request from outside.',
      'Look at other days, or import traces whose first spans are there.',
    )
  if (slow && !plan.before.nodes.some(({ name }) => name === slow.service)) throw notKnown(slow.service)
  const seeds = Array.from({ length: runs }, (_, index) => seed + index)
  const { before, after } = plan
  const play = { plan: { before, after }, seeds, requests, perSecond, slow, mostEvents: MOST_EVENTS }
  const pairs = await runPlay(play, signal)
  const seen = replay(sums, NO_CHANGE)?.edges ?? []
  const savingOf = (attempts: PlayedPair['attempts']): Range =>
    whatIfCarbon(playedEdges(seen, plan.edges, attempts), services, usages).total.attributedG
  const single = pairs.map(({ attempts }) => savingOf(attempts).central)
  return {
    period,
    seeds,
    requests,
    perSecond,
    slow,
    loops: plan.loops,
    before: sampleRuns(pairs.map((pair) => pair.before)),
    after: sampleRuns(pairs.map((pair) => pair.after)),
    carbon:
      slow === null
        ? {
            wasteG: totalOf(services),
            savingG: savingOf(allAttempts(pairs)),
            sampledG: { low: Math.min(...single), high: Math.max(...single) },
          }
        : null,
    identity,
    snapshot,
  }
}
