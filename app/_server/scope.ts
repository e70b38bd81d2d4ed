import { AppError } from '#lib/domain/errors/app-error.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import { listImports } from '#lib/queries/imports.ts'
import { findOrganisation, listOrganisations, type OrganisationSummary } from '#lib/queries/organisations.ts'

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

/**
 * What the caller may ask about the organisation that an import belongs to.
 *
 * @throws AppError `not-found`
 */
export async function scopeOfImport(importId: string): Promise<Scope> {
  for (const { id } of await listOrganisations()) {
    const scope: Scope = { organisationId: id, teams: 'all' }
    if ((await listImports(scope)).some((each) => each.id === importId)) return scope
  }
  throw new AppError('not-found', 'This import does not exist.', 'Choose one from the list of imports.')
}
