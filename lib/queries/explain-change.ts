import type { Change } from '#lib/domain/change/change.ts'
import type { Days } from '#lib/domain/change/change-report.ts'
import { type Direction, directionOf } from '#lib/domain/change/scenarios.ts'
import type { Explanation } from '#lib/domain/report/explanation.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import { type ChangeQuestion, change } from './change.ts'
import { explain } from './explain.ts'

/** Where a difference between two periods comes from. */
export interface ExplainedChange {
  /** Both sides and their difference, scenario by scenario, with its parts. */
  readonly change: Change
  readonly direction: Direction
  /** Each side, explained like any figure. Both are estimated alike. */
  readonly base: Days & { readonly explanation: Explanation }
  readonly now: Days & { readonly explanation: Explanation }
}

/** Explains a difference, such as that of a mover: the two figures that it is one of, and what it consists of. */
export async function explainChange(
  scope: Scope,
  question: Omit<ChangeQuestion, 'moversBy'>,
): Promise<ExplainedChange> {
  const { filter, base, method, factorSet } = question
  const side = async ({ from, to }: Days) => ({
    from,
    to,
    explanation: await explain(scope, { filter: { ...filter, from, to }, method, factorSet }),
  })
  const report = await change(scope, { ...question, moversBy: 'service' })
  return {
    change: report.change,
    direction: directionOf(report.change.difference),
    base: await side(base),
    now: await side(filter),
  }
}
