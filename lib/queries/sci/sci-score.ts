import { type BilledMonth, isBilledDay } from '#lib/domain/change/is-billed.ts'
import { AppError } from '#lib/domain/errors/app-error.ts'
import type { FactorSetId } from '#lib/domain/factors/factor-set.ts'
import { amountOf, emissionsOf } from '#lib/domain/report/build-report.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import { scaleRow } from '#lib/domain/report/scale-row.ts'
import { sumRows } from '#lib/domain/report/sum-rows.ts'
import { allocateOperations } from '#lib/domain/sci/allocate-operations.ts'
import type { SoftwareBoundary } from '#lib/domain/sci/boundary.ts'
import type { BoundaryScore } from '#lib/domain/sci/boundary-score.ts'
import { daysBetween, MAX_COUNTED_DAYS } from '#lib/domain/sci/counts/constant-counts.ts'
import type { CountInForce, OperationUnit } from '#lib/domain/sci/counts/day-count.ts'
import { gapOf, joinGaps } from '#lib/domain/sci/counts/day-gaps.ts'
import { refuse } from '#lib/domain/sci/refusal.ts'
import { sciScore } from '#lib/domain/sci/score.ts'
import { type SciPeriod, sciSeries } from '#lib/domain/sci/series.ts'
import { dayOf } from '#lib/domain/targets/month-days.ts'
import { add, scale, ZERO } from '#lib/domain/units/range.ts'
import { countsInForce } from '#lib/store/counts-in-force.ts'
import { findBoundary } from '#lib/store/find-boundary.ts'
import { billedDays } from '../billed-days.ts'
import { figureIdentity } from '../figure-identity.ts'
import { snapshotId } from '../snapshot.ts'
import { type Facts, withFacts } from '../with-facts.ts'
import { boundaryRows, type Period } from './boundary-rows.ts'
import { operationUnits } from './operations.ts'
import { addEmissions, componentParts } from './score-parts.ts'

export interface SciQuestion {
  readonly boundary: string
  /** Of the boundary; that in force where absent. */
  readonly version?: number | undefined
  /** May be left away where the boundary has one. */
  readonly operation?: string | undefined
  /** ISO dates, both included; from the first day of all bills to the last where absent. */
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly by: SciPeriod
  readonly factorSet: FactorSetId
}

/** What a question is about, looked up once for all the periods that it compares. */
export interface Subject {
  readonly boundary: SoftwareBoundary
  readonly operation: OperationUnit | null
  readonly operations: readonly OperationUnit[]
  readonly counts: ReadonlyMap<string, CountInForce>
}

/** @throws AppError `not-found` */
export async function subjectOf(
  scope: Scope,
  { boundary: name, version, operation: asked }: Pick<SciQuestion, 'boundary' | 'version' | 'operation'>,
): Promise<Subject> {
  const boundary = await findBoundary(scope, name, version)
  const operations = await operationUnits(scope, name)
  const operation = operations.find((each) => each.operation === asked) ?? null
  if (asked !== undefined && operation === null)
    throw new AppError(
      'not-found',
      `The boundary has no operation "${asked}".`,
      operations.length === 0
        ? 'Give it counts first: a CSV file of day, operation and count, or a constant.'
        : `Use one of: ${operations.map((each) => each.operation).join(', ')}.`,
    )
  const [only] = operations.length === 1 ? operations : []
  const chosen = operation ?? only ?? null
  const counts =
    chosen === null ? [] : await countsInForce(scope, { boundary: name, operation: chosen.operation })
  return {
    boundary,
    operation: chosen,
    operations,
    counts: new Map(counts.map((count) => [count.day, count])),
  }
}

/** Bills of the providers that the boundary names, or of all. */
function relevant({ components }: SoftwareBoundary, billed: readonly BilledMonth[]): readonly BilledMonth[] {
  if (components.some(({ selection }) => selection.provider === undefined)) return billed
  const named = new Set(components.flatMap(({ selection }) => selection.provider ?? []))
  return billed.filter(({ provider }) => named.has(provider))
}

/** @throws AppError `bad-arguments` */
function periodOf({ from, to }: Partial<Period>, billed: readonly BilledMonth[]): Period | null {
  const first = billed.map((each) => dayOf(each.month, each.first)).sort()[0]
  const last = billed
    .map((each) => dayOf(each.month, each.last))
    .sort()
    .at(-1)
  const period = { from: from ?? first, to: to ?? last }
  if (period.from === undefined || period.to === undefined) return null
  if (from !== undefined && to !== undefined && from > to)
    throw new AppError(
      'bad-arguments',
      'The period ends before it begins.',
      'Use a "to" that is not before "from".',
    )
  if (daysBetween(period.from, period.to).length > MAX_COUNTED_DAYS)
    throw new AppError('bad-arguments', 'The period is too long.', `Use at most ${MAX_COUNTED_DAYS} days.`)
  return period.from > period.to ? null : { from: period.from, to: period.to }
}

/** What part of the boundary the operation has. @throws AppError `bad-arguments` where nobody said */
function allocationOf({ boundary, operation }: Subject): BoundaryScore['allocation'] {
  const { allocation } = boundary
  if (allocation === null || operation === null) return null
  const divided = allocateOperations(emissionsOf([]), allocation.weights)
  const own = divided.ok
    ? divided.operations.find((each) => each.operation === operation.operation)
    : undefined
  if (own) return { basis: allocation.basis, share: own.share }
  throw new AppError(
    'bad-arguments',
    `The boundary is shared out among operations, and "${operation.operation}" has no weight.`,
    'Give it a weight in the boundary, or score an operation that has one.',
  )
}

const noScore = ({ operation, operations, counts }: Subject) =>
  refuse(
    operation === null
      ? operations.length > 1
        ? `the boundary has several operations: ${operations.map((each) => each.operation).join(', ')}`
        : 'the boundary has no operation'
      : counts.size === 0
        ? 'the number of functional units (R) is not known'
        : 'there is no day of the period with both a bill and the number of functional units (R)',
  )

/** The score of a period, of facts that are open already. */
export async function scoreOfPeriod(
  scope: Scope,
  facts: Facts,
  subject: Subject,
  question: Pick<SciQuestion, 'from' | 'to' | 'by' | 'factorSet'>,
): Promise<BoundaryScore> {
  const { boundary, operation, counts } = subject
  const billed = relevant(boundary, await billedDays(facts.connection))
  const asked = {
    ...(question.from === undefined ? {} : { from: question.from }),
    ...(question.to === undefined ? {} : { to: question.to }),
  }
  const period = periodOf(asked, billed)
  const allocation = allocationOf(subject)
  const found = period && (await boundaryRows(facts, boundary, period, scope.teams === 'all'))
  const rows = (found?.rows ?? []).map((row) => scaleRow(row, allocation?.share ?? 1))
  const isInside = (index: number) => boundary.components[index]?.inside ?? true
  const inside = rows.filter(({ index }) => isInside(index) === true)
  const byDay = new Map<string, typeof inside>()
  for (const row of inside) byDay.set(row.day, [...(byDay.get(row.day) ?? []), row])
  const days = (period ? daysBetween(period.from, period.to) : []).map((day) => {
    const count = counts.get(day)
    const reason = gapOf(isBilledDay(billed, day), count)
    const functionalUnits = reason === null ? (count?.count ?? null) : null
    return { day, reason, functionalUnits, emissions: emissionsOf(byDay.get(day) ?? []) }
  })
  const known = days.filter(({ reason }) => reason === null)
  const inScore = new Set(known.map(({ day }) => day))
  const total = known.map(({ emissions }) => emissions).reduce(addEmissions, emissionsOf([]))
  const units = known.reduce((sum, { functionalUnits }) => sum + (functionalUnits ?? 0), 0)
  const counted = known.flatMap(({ day }) => counts.get(day) ?? [])
  const gapKg = days
    .filter(({ reason }) => reason !== null)
    .reduce((sum, { emissions }) => add(sum, emissions.totalKgCo2e), ZERO)
  const identity = figureIdentity(facts, question.factorSet, 'location')
  return {
    boundary,
    operation,
    by: question.by,
    period,
    days: days.length,
    countedDays: known.length,
    score: known.length === 0 ? noScore(subject) : sciScore(total, units),
    series: sciSeries(days, question.by),
    emissions: total,
    components: componentParts(
      boundary,
      rows.filter(({ day }) => inScore.has(day)),
      known.length === 0 ? null : units,
    ),
    gaps: joinGaps(days),
    leftOutG: scale(gapKg, 1000),
    cost: sumRows(inside.filter(({ day }) => inScore.has(day))).map(amountOf),
    shared: found?.shared ?? [],
    units: {
      sources: [...new Set(counted.map(({ source }) => source))].sort(),
      version: counted.length === 0 ? null : Math.max(...counted.map(({ version }) => version)),
    },
    allocation,
    method: 'location',
    factorSet: question.factorSet,
    identity,
    snapshot: snapshotId(identity),
  }
}

/**
 * Carbon per functional unit of a boundary: always the ratio of sums, location-based, over the days that have both a bill and a count.
 *
 * @throws AppError `not-found`, `bad-arguments`
 */
export async function sciOfBoundary(scope: Scope, question: SciQuestion): Promise<BoundaryScore> {
  const subject = await subjectOf(scope, question)
  return withFacts(scope, question.factorSet, (facts) => scoreOfPeriod(scope, facts, subject, question))
}
