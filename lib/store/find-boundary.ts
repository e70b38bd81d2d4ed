import { AppError } from '#lib/domain/errors/app-error.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import type { SoftwareBoundary } from '#lib/domain/sci/boundary.ts'
import { type AnyCatalogue, catalogue } from './catalogue.ts'
import { listBoundaries } from './list-boundaries.ts'

/**
 * A boundary: the version that is named, or else the one in force.
 *
 * @throws AppError `not-found` where there is none, it is withdrawn, or it speaks of teams that the scope may not see
 */
export async function findBoundary(
  scope: Scope,
  name: string,
  version?: number,
  at: AnyCatalogue = catalogue(),
): Promise<SoftwareBoundary> {
  // The latest of all decides what is in force, even where an older one is all that the scope may see.
  const all = await listBoundaries({ ...scope, teams: 'all' }, name, at)
  const wanted = version === undefined ? all[0] : all.find((each) => each.version === version)
  const [found] = wanted
    ? (await listBoundaries(scope, name, at)).filter((each) => each.version === wanted.version)
    : []
  if (found && (version !== undefined || found.withdrawnAt === null)) return found
  throw new AppError(
    'not-found',
    version === undefined
      ? `There is no boundary "${name}" in force.`
      : `There is no version ${version} of a boundary "${name}".`,
    'Choose one from the list of boundaries, or define it.',
  )
}
