import { AppError } from '#lib/domain/errors/app-error.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import { constantCounts, daysBetween, MAX_COUNTED_DAYS } from '#lib/domain/sci/counts/constant-counts.ts'
import type { CountImport } from '#lib/domain/sci/counts/day-count.ts'
import { nameFault } from '#lib/domain/sci/name-fault.ts'
import { addCounts } from '#lib/store/add-counts.ts'
import { findBoundary } from '#lib/store/find-boundary.ts'
import { refuseUnits } from './import-counts.ts'

export interface ConstantWish {
  readonly boundary: string
  readonly operation: string
  readonly unit: string
  readonly perDay: number
  /** ISO dates, both included. */
  readonly from: string
  readonly to: string
  readonly author: string
  readonly note: string
}

/** Keeps the same count for every day of a range. @throws AppError `bad-arguments`, `not-found`, `conflict` */
export async function setConstantCount(scope: Scope, wish: ConstantWish): Promise<CountImport> {
  const { boundary, operation, unit, author, note } = wish
  await findBoundary(scope, boundary)
  const days = daysBetween(wish.from, wish.to).length
  const wrong =
    nameFault(operation) ??
    (days < 1 || days > MAX_COUNTED_DAYS ? `Use a range of 1 to ${MAX_COUNTED_DAYS} days.` : null)
  if (wrong !== null) throw new AppError('bad-arguments', 'The constant is not accepted.', wrong)
  const units = [{ operation, unit }]
  refuseUnits(units)
  return addCounts(scope, { boundary, source: 'constant', units, counts: constantCounts(wish), author, note })
}
