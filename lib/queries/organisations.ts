import type { FactorSetId } from '#lib/domain/factors/factor-set.ts'
import { activeParts } from '#lib/store/active-parts.ts'
import { listOrganisations as stored } from '#lib/store/list-organisations.ts'
import type { Organisation } from '#lib/store/organisation.ts'

export interface OrganisationSummary {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly isDemo: boolean
  readonly factorSetId: FactorSetId
  readonly hasData: boolean
}

async function summary(organisation: Organisation): Promise<OrganisationSummary> {
  const { id, slug, name, isDemo, factorSetId } = organisation
  const parts = await activeParts({ organisationId: id, teams: 'all' })
  return { id, slug, name, isDemo, factorSetId, hasData: parts.length > 0 }
}

/** All organisations of this installation, oldest first. */
export async function listOrganisations(): Promise<readonly OrganisationSummary[]> {
  return Promise.all((await stored()).map(summary))
}

/** The organisation of a slug, or null. */
export async function findOrganisation(slug: string): Promise<OrganisationSummary | null> {
  return (await listOrganisations()).find((organisation) => organisation.slug === slug) ?? null
}
