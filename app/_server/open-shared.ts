import type { SearchParams } from 'nuqs/server'
import { cache } from 'react'
import { openShareLink } from '#lib/pipeline/open-share-link.ts'
import { listOrganisations } from '#lib/queries/organisations.ts'
import type { ShareLinkSummary } from '#lib/queries/share-links.ts'
import { explainedGroup } from '../_view/explained.ts'
import { isWithin } from '../_view/is-within.ts'
import { searchParamsOf } from '../_view/view-href.ts'
import { type PageRequest, pageOf } from './read-page.ts'
import { viewedPage } from './viewed-page.ts'

/** A view that somebody was given a link to. */
export interface Shared {
  readonly link: ShareLinkSummary
  readonly page: PageRequest
}

/** Once for each request. */
const opened = cache(openShareLink)

/** Which figure of the view is to be explained; null for none, and for one that is not in the view. */
function explainedIn({ view }: PageRequest, asked: SearchParams): string | null {
  const { explain } = asked
  return typeof explain === 'string' && isWithin(view.filter, explainedGroup(explain)) ? explain : null
}

/**
 * What the secret of a link shows: the stored view and nothing else. Of the query of the address only `explain` is read, and only
 * where it names a figure of that view. The organisation has no address in it. A view of some teams sees those alone, so that
 * neither rules nor choices tell of others.
 *
 * @returns null for a secret that is unknown, expired or revoked
 */
export async function openShared(secret: string, asked: SearchParams): Promise<Shared | null> {
  const link = await opened(secret)
  if (!link) return null
  const organisation = (await listOrganisations()).find(({ id }) => id === link.organisationId)
  if (!organisation) return null
  const visit = {
    organisation: { ...organisation, slug: '' },
    scope: { organisationId: organisation.id, teams: 'all' },
  } as const
  const asStored = await pageOf(visit, searchParamsOf(new URLSearchParams(link.search)))
  const { team } = asStored.view.filter
  const scope = { organisationId: organisation.id, teams: team ?? 'all' } as const
  const page = await viewedPage(link.page, { ...asStored, scope })
  if (!page) return null
  const explain = explainedIn(page, asked)
  return { link, page: { ...page, view: { ...page.view, explain }, shared: `/s/${secret}` } }
}
