import { listOrganisations } from '#lib/queries/organisations.ts'
import { apiRoute, json } from '../../../_server/api-route.ts'

/** The organisations of this installation. */
export const GET = apiRoute(async () => {
  const organisations = await listOrganisations()
  return json({
    organisations: organisations.map(({ slug, name, isDemo, factorSetId, teamTagKeys, hasData }) => ({
      slug,
      name,
      isDemo,
      factorSetId,
      teamTagKeys,
      hasData,
    })),
  })
})
