import { AppError } from '#lib/domain/errors/app-error.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import { boundaryFaults } from '#lib/domain/sci/boundary/boundary-faults.ts'
import { isOfTeams, type SoftwareBoundary } from '#lib/domain/sci/boundary.ts'
import { addBoundary, type NewBoundary } from '#lib/store/add-boundary.ts'

/**
 * Says from now on what a software system is made of, as a new version of its boundary.
 *
 * @throws AppError `bad-arguments` with all that is wrong, `forbidden` where it speaks of teams that the scope may not see, `not-found`, `conflict`
 */
export async function defineBoundary(scope: Scope, boundary: NewBoundary): Promise<SoftwareBoundary> {
  const faults = boundaryFaults(boundary.name, boundary.definition)
  if (faults.length > 0)
    throw new AppError(
      'bad-arguments',
      'The boundary cannot be used as it is.',
      faults.map(({ at, fault }) => `${at}: ${fault}`).join(' '),
    )
  if (scope.teams !== 'all' && !isOfTeams(boundary.definition, scope.teams))
    throw new AppError(
      'forbidden',
      'The boundary speaks of more than your teams.',
      'Name in each component some of the teams that you may see.',
    )
  return addBoundary(scope, boundary)
}
