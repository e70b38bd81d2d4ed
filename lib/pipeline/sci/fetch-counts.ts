import { AppError } from '#lib/domain/errors/app-error.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import { type AskedPeriod, askedPeriod, MAX_FETCHED_DAYS } from '#lib/domain/sci/counts/asked-period.ts'
import { daysBetween } from '#lib/domain/sci/counts/constant-counts.ts'
import type { CountImport, CountQuestion } from '#lib/domain/sci/counts/day-count.ts'
import { queryWindowFault } from '#lib/domain/sci/counts/query-window-fault.ts'
import { type Sample, sampledCounts, withoutForgotten } from '#lib/domain/sci/counts/sampled-counts.ts'
import { nameFault } from '#lib/domain/sci/name-fault.ts'
import { cloudWatchSamples } from '#lib/sources/cloudwatch/cloudwatch-samples.ts'
import { outgoingClient } from '#lib/sources/outgoing/outgoing-client.ts'
import { prometheusSamples } from '#lib/sources/prometheus/prometheus-samples.ts'
import { addCounts } from '#lib/store/add-counts.ts'
import { countsInForce } from '#lib/store/counts-in-force.ts'
import { findBoundary } from '#lib/store/find-boundary.ts'
import { readOutgoingHosts } from '#lib/store/read-outgoing-hosts.ts'
import { refuseUnits } from './import-counts.ts'

export interface FetchWish {
  readonly boundary: string
  readonly operation: string
  readonly unit: string
  readonly question: CountQuestion
  /** ISO dates, both included. */
  readonly from: string
  readonly to: string
  /** A bearer token for Prometheus: used once, and kept nowhere. */
  readonly token?: string
  readonly author: string
  readonly note: string
}

const stepOf = (question: CountQuestion) => (question.kind === 'prometheus' ? question.step : 'hour')

/** @throws AppError `bad-arguments` */
function periodOf({ operation, question, from, to }: FetchWish, nowMs: number): AskedPeriod {
  const days = daysBetween(from, to).length
  const period = askedPeriod({ from, to }, stepOf(question), nowMs)
  const wrong =
    nameFault(operation) ??
    (days < 1 || days > MAX_FETCHED_DAYS ? `Use a range of 1 to ${MAX_FETCHED_DAYS} days.` : null) ??
    (period.endMs <= period.startMs ? `No ${stepOf(question)} of these days is over yet.` : null) ??
    (question.kind === 'prometheus' ? queryWindowFault(question.query, question.step) : null)
  if (wrong !== null) throw new AppError('bad-arguments', 'The counts cannot be asked for.', wrong)
  return period
}

async function samplesOf({ question, token }: FetchWish, period: AskedPeriod): Promise<readonly Sample[]> {
  const outgoing = outgoingClient(await readOutgoingHosts())
  return question.kind === 'prometheus'
    ? prometheusSamples(outgoing, question, period, token)
    : cloudWatchSamples(outgoing, question, period)
}

/**
 * Asks a metrics server how often an operation was carried out, and keeps the answer as an import of counts. Hours that the server does
 * not know are gaps; of a day that is known, nothing is taken away. Nothing is kept unless the whole answer can be used.
 *
 * @param nowMs milliseconds since 1970
 * @throws AppError `bad-arguments`, `forbidden` where the host is not switched on, `server-unreachable`, `limit-exceeded`,
 *   `not-computable`, `not-found`, `conflict`
 */
export async function fetchCounts(scope: Scope, wish: FetchWish, nowMs = Date.now()): Promise<CountImport> {
  const { boundary, operation, unit, question, author, note } = wish
  await findBoundary(scope, boundary)
  const units = [{ operation, unit }]
  refuseUnits(units)
  const period = periodOf(wish, nowMs)
  const counts = sampledCounts(operation, stepOf(question), period, await samplesOf(wish, period))
  if (typeof counts === 'string')
    throw new AppError('not-computable', 'The answer holds what is no count.', `Nothing was kept. ${counts}`)
  const inForce = await countsInForce(scope, { boundary, operation })
  const kept = withoutForgotten(counts, inForce)
  if (kept.length === 0)
    throw new AppError(
      'not-computable',
      'The answer has no count for these days that is not known already.',
      'Look whether the question names a metric that exists, and whether the server keeps it that long.',
    )
  const origin = { question, askedAt: new Date(nowMs).toISOString() }
  return addCounts(scope, { boundary, source: question.kind, units, counts: kept, origin, author, note })
}
