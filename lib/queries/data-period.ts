import type { Scope } from '#lib/domain/report/filter.ts'
import { activeBills } from './active-bills.ts'
import { billPeriod } from './bill-period.ts'
import { importsOf } from './imports-of.ts'

/** The days that the active bills of a scope cover; `end` is exclusive. Null where there is none. */
export const dataPeriod = async (
  scope: Scope,
): Promise<{ readonly start: string; readonly end: string } | null> =>
  billPeriod(activeBills(await importsOf(scope)), {})
