import type { UsageFilter } from '#lib/domain/report/filter.ts'

/**
 * Whose target a view can be held against: that of the one team it shows (`team`), or of the organisation (`team: null`). Undefined
 * where it shows something else: targets are for all that a team or the organisation uses.
 */
export function targetSubject({
  from: _,
  to: __,
  ...lists
}: UsageFilter): { team: string | null } | undefined {
  const [first, ...others] = Object.entries(lists)
  if (!first) return { team: null }
  const [name, values] = first
  const [team, ...teams] = values
  return others.length === 0 && name === 'team' && team !== undefined && teams.length === 0
    ? { team }
    : undefined
}
