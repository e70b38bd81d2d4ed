import { notFound } from 'next/navigation'
import { cache } from 'react'
import type { Scope } from '#lib/domain/report/filter.ts'
import { findOrganisation, type OrganisationSummary } from '#lib/queries/organisations.ts'

export interface Visit {
  readonly organisation: OrganisationSummary
  readonly scope: Scope
}

const find = cache(findOrganisation)

/** The organisation that an address names, and what may be asked about it. A name that is none is not found. */
export async function organisationAt(params: Promise<{ organisation: string }>): Promise<Visit> {
  const { organisation: slug } = await params
  const organisation = await find(slug)
  if (!organisation) notFound()
  return { organisation, scope: { organisationId: organisation.id, teams: 'all' } }
}
