import { AppError } from '#lib/domain/errors/app-error.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import { type BlameReport, type EdgeReport, retryReport } from '#lib/domain/retries/retry-report.ts'
import { sumDays, type TracedPeriod, tracedDays } from './traced-days.ts'

export interface EdgeQuestion extends TracedPeriod {
  readonly caller: string
  readonly callee: string
  readonly operation: string
}

/** An edge in full. */
export interface RetryEdge {
  readonly measures: EdgeReport | null
  /** Its measures day by day, of the days that have it. */
  readonly days: readonly (EdgeReport & { readonly day: string })[]
  /** Wasted work that it answers for, by service, in both views. */
  readonly policy: readonly BlameReport[]
  readonly cause: readonly BlameReport[]
}

/** One edge of the traces of a period. @throws AppError `not-found` */
export async function retryEdge(scope: Scope, question: EdgeQuestion): Promise<RetryEdge> {
  const isIt = (each: { caller: string; callee: string; operation: string }): boolean =>
    each.caller === question.caller &&
    each.callee === question.callee &&
    each.operation === question.operation
  const days = await tracedDays(scope, question)
  const { edges, policyView, causeView } = retryReport(sumDays(days))
  const edge: RetryEdge = {
    measures: edges.find(isIt) ?? null,
    days: days.flatMap(({ day, sums }) => {
      const found = retryReport(sums).edges.find(isIt)
      return found ? [{ day, ...found }] : []
    }),
    policy: policyView.filter(isIt),
    cause: causeView.filter(isIt),
  }
  if (edge.measures || edge.policy.length + edge.cause.length > 0) return edge
  throw new AppError(
    'not-found',
    'The traces of these days have no such edge.',
    'Choose one from the list of edges, or other days.',
  )
}
