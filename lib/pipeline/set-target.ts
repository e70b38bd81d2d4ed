import type { Scope } from '#lib/domain/report/filter.ts'
import type { Target } from '#lib/domain/targets/target.ts'
import { addTarget, type NewTarget } from '#lib/store/add-target.ts'

/**
 * Sets the target of a team or of the organisation from a month on, or withdraws it. Nothing else changes: statuses are looked up.
 *
 * @throws AppError `not-found`
 */
export const setTarget = (scope: Scope, target: NewTarget): Promise<Target> => addTarget(scope, target)
