import type { Scope } from '#lib/domain/report/filter.ts'
import { badgeText } from '#lib/domain/sci/badge.ts'
import { listSciBadges } from '#lib/store/list-sci-badges.ts'
import { organisationOf } from '#lib/store/organisation-of.ts'
import type { SciBadgeRecord } from '#lib/store/sci-badge-record.ts'
import { sciOfBoundary } from './sci-score.ts'

export type BadgeSummary = SciBadgeRecord

const DAY_MILLISECONDS = 86_400_000

/** The badges of the organisation, newest first. They may be of any boundary, so only who sees all may see them. */
export const badges = async (scope: Scope): Promise<readonly BadgeSummary[]> =>
  scope.teams === 'all' ? listSciBadges(scope) : []

/**
 * The one thing that a badge says: the score of the last days that bills cover, by the factor set of the organisation.
 *
 * @throws AppError `not-found` where its boundary or operation is no more
 */
export async function badgeNumber({
  organisationId,
  boundary,
  operation,
  days,
}: BadgeSummary): Promise<string> {
  const scope = { organisationId, teams: 'all' } as const
  const { factorSetId: factorSet } = await organisationOf(scope)
  const question = { boundary, operation, by: 'month', factorSet } as const
  const whole = await sciOfBoundary(scope, question)
  const unit = whole.operation?.unit ?? operation
  if (whole.period === null) return badgeText(whole.score, unit)
  const start = Date.parse(`${whole.period.to}T00:00:00Z`) - (days - 1) * DAY_MILLISECONDS
  const from = new Date(start).toISOString().slice(0, 10)
  if (from <= whole.period.from) return badgeText(whole.score, unit)
  const { score } = await sciOfBoundary(scope, { ...question, from, to: whole.period.to })
  return badgeText(score, unit)
}
