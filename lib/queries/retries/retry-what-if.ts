import { AppError } from '#lib/domain/errors/app-error.ts'
import type { FigureIdentity } from '#lib/domain/report/explanation.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import type { Attributed } from '#lib/domain/retries/carbon/attribute-waste.ts'
import type { EdgeId, RetryChange } from '#lib/domain/retries/what-if/edge-change.ts'
import { type Replay, type ReplayedEdge, replay } from '#lib/domain/retries/what-if/replay.ts'
import { type Saving, type ServiceSaving, whatIfCarbon } from '#lib/domain/retries/what-if/what-if-carbon.ts'
import type { RetryQuestion } from './retries.ts'
import { wastedUsage } from './wasted-usage.ts'

/** What a period would have come to under other settings of retries and timeouts. */
export interface RetryWhatIf extends Omit<Replay, 'edges'> {
  /** What is asked about, both included; null where there are no traces. */
  readonly period: { readonly from: string; readonly to: string } | null
  readonly change: RetryChange
  readonly edges: readonly (EdgeId & Pick<ReplayedEdge, 'depth' | 'before' | 'after'>)[]
  /** The waste as it was measured, and what of it goes: never more. Negative is more than there was. */
  readonly waste: Attributed
  readonly saving: Saving
  readonly services: readonly ServiceSaving[]
  /** Services with wasted work and no usage that is known: what they would save is not known. */
  readonly unknownServices: readonly string[]
  readonly identity: FigureIdentity
  readonly snapshot: string
}

const isOf = (edge: EdgeId, other: EdgeId): boolean =>
  edge.caller === other.caller && edge.callee === other.callee && edge.operation === other.operation

/**
 * What other settings would have made of the traces and the bills of a period.
 *
 * @throws AppError `not-found` where the traces have no such edge, `not-computable` where the change lets a loop of services go on for ever
 */
export async function retryWhatIf(
  scope: Scope,
  question: RetryQuestion & { readonly change: RetryChange },
): Promise<RetryWhatIf> {
  const { change } = question
  const { sums, report, period, usages, services, waste, identity, snapshot } = await wastedUsage(
    scope,
    question,
  )
  const { edge } = change
  if (edge && !report.edges.some((each) => !each.local && isOf(each, edge)))
    throw new AppError(
      'not-found',
      'The traces of these days have no such call between services.',
      'Choose one from the list of edges, or other days.',
    )
  const found = replay(sums, change)
  if (!found)
    throw new AppError(
      'not-computable',
      'With so many attempts, services that call each other in a loop would never stop.',
      'Allow fewer attempts, or a smaller budget.',
    )
  const savings = whatIfCarbon(found.edges, services, usages)
  const known = new Set(services.map(({ service }) => service))
  return {
    ...found,
    period,
    change,
    edges: found.edges.map(({ caller, callee, operation, depth, before, after }) => ({
      caller,
      callee,
      operation,
      depth,
      before,
      after,
    })),
    waste,
    saving: savings.total,
    services: savings.services,
    unknownServices: report.services
      .filter(({ service, wastedArrivals }) => wastedArrivals > 0 && !known.has(service))
      .map(({ service }) => service)
      .sort(),
    identity,
    snapshot,
  }
}
