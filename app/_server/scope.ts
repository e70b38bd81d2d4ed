import { AppError } from '#lib/domain/errors/app-error.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import { organisationOfImport } from '#lib/queries/imports.ts'
import { findOrganisation, type OrganisationSummary } from '#lib/queries/organisations.ts'
import { mayKnow } from './caller.ts'

/**
 * The organisation that a path names, and what the caller may ask about it. One that is not the caller's does not exist for them.
 *
 * @throws AppError `not-found`
 */
export async function scopeOf(
  slug: string,
): Promise<{ readonly organisation: OrganisationSummary; readonly scope: Scope }> {
  const organisation = await findOrganisation(slug)
  if (!organisation || !mayKnow(organisation.id))
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
  const organisationId = await organisationOfImport(importId)
  if (organisationId === null || !mayKnow(organisationId))
    throw new AppError('not-found', 'This import does not exist.', 'Choose one from the list of imports.')
  return { organisationId, teams: 'all' }
}
