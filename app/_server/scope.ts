import { AppError } from '#lib/domain/errors/app-error.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import { findOrganisation, type OrganisationSummary } from '#lib/queries/organisations.ts'

/**
 * The organisation that a path names, and what the caller may ask about it.
 *
 * @throws AppError `not-found`
 */
export async function scopeOf(
  slug: string,
): Promise<{ readonly organisation: OrganisationSummary; readonly scope: Scope }> {
  const organisation = await findOrganisation(slug)
  if (!organisation)
    throw new AppError(
      'not-found',
      'There is no organisation of this name.',
      'GET /api/v1/organisations lists them.',
    )
  return { organisation, scope: { organisationId: organisation.id, teams: 'all' } }
}
