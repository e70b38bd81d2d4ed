import type { Scope } from '#lib/domain/report/filter.ts'
import type { SoftwareBoundary } from '#lib/domain/sci/boundary.ts'
import { listBoundaries } from '#lib/store/list-boundaries.ts'

/** The boundaries in force, by name. */
export async function boundaries(scope: Scope): Promise<readonly SoftwareBoundary[]> {
  const all = await listBoundaries({ ...scope, teams: 'all' })
  const seen = await listBoundaries(scope)
  const latest = all.filter((each, index) => all[index - 1]?.name !== each.name && each.withdrawnAt === null)
  return seen.filter(({ name, version }) =>
    latest.some((each) => each.name === name && each.version === version),
  )
}

/** Every version of a boundary, newest first; withdrawn ones too. */
export const boundaryHistory = (scope: Scope, name: string): Promise<readonly SoftwareBoundary[]> =>
  listBoundaries(scope, name)
