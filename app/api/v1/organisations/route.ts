import { listOrganisations } from '#lib/queries/organisations.ts'
import { apiRoute, json } from '../../../_server/api-route.ts'
import { mayKnow } from '../../../_server/caller.ts'

/** The organisations of this installation, as far as the caller may know of them. */
export const GET = apiRoute(async () => {
  const organisations = (await listOrganisations()).filter(({ id }) => mayKnow(id))
  return json({
    organisations: organisations.map(({ slug, name, isDemo, factorSetId, hasData }) => ({
      slug,
      name,
      isDemo,
      factorSetId,
      hasData,
    })),
  })
}, ['read', 'upload'])
