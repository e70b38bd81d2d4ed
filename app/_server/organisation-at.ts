import { notFound } from 'next/navigation'
import { cache } from 'react'
import type { Scope } from '#lib/domain/report/filter.ts'
import { findOrganisation, type OrganisationSummary } from '#lib/queries/organisations.ts'

export interface Visit {
  readonly organisation: OrganisationSummary
  readonly scope: Scope
}

/** Once for each request, so that a page and the frame around it ask about the very same scope. */
const visit = cache(async (slug: string): Promise<Visit | null> => {
  const organisation = await findOrganisation(slug)
  return organisation && { organisation, scope: { organisationId: organisation.id, teams: 'all' } }
})

/** The organisation that an address names, and what may be asked about it. A name that is none is not found. */
export async function organisationAt(params: Promise<{ organisation: string }>): Promise<Visit> {
  const { organisation: slug } = await params
  return (await visit(slug)) ?? notFound()
}
