import type { Scope, UsageFilter } from '../report/filter.ts'

/**
 * Whether a figure is about less than a whole organisation: some of its teams, accounts, regions, services, tags … A period alone
 * narrows nothing. What is said around a narrowed figure must not tell of the rest.
 *
 * @example isNarrowed({ organisationId: 'o', teams: 'all' }, { from: '2026-06-01', account: ['42'] }) // true
 */
export function isNarrowed({ teams }: Scope, filter: UsageFilter): boolean {
  const { from: _, to: __, ...others } = filter
  return teams !== 'all' || Object.values(others).some((values) => values !== undefined)
}
