import type { SearchParams } from 'nuqs/server'
import { cache } from 'react'
import { isNarrowed } from '#lib/domain/evidence/is-narrowed.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import { isOfWholeOrganisation } from '#lib/domain/share/shared-page.ts'
import { openShareLink } from '#lib/pipeline/open-share-link.ts'
import { listOrganisations } from '#lib/queries/organisations.ts'
import { report } from '#lib/queries/report.ts'
import type { ShareLinkSummary } from '#lib/queries/share-links.ts'
import { comparedDays } from '../_view/compare.ts'
import { explainedGroup } from '../_view/explained.ts'
import { isWithin } from '../_view/is-within.ts'
import { searchParamsOf } from '../_view/view-href.ts'
import { dataPeriodOf } from './data-period-of.ts'
import { type PageRequest, pageOf, questionOf } from './read-page.ts'
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
 * What a shared view may see of the organisation. One that is narrowed sees no teams but its own, those that its filter names or whose
 * usage it shows, in its days or in those that it compares them with, so that neither rules nor choices, files or shares of shared
 * usage tell of others.
 */
async function sharedScope({ scope, view, shown }: PageRequest): Promise<Scope> {
  const { filter, compare } = view
  if (filter.team) return { ...scope, teams: filter.team }
  if (!isNarrowed(scope, filter)) return scope
  const base = comparedDays(compare, shown, await dataPeriodOf(scope))
  const periods = [filter, ...(base ? [{ ...filter, ...base }] : [])]
  const reports = await Promise.all(
    periods.map((each) => report(scope, questionOf({ ...view, filter: each }, ['team']))),
  )
  const teams = reports.flatMap(({ groups }) => groups.map(({ key }) => key.team ?? ''))
  return { ...scope, teams: [...new Set(teams)] }
}

/**
 * What the secret of a link shows: the stored view and nothing else. Of the query of the address only `explain` is read, and only
 * where it names a figure of that view. The organisation has no address in it.
 *
 * @returns null for a secret that is unknown, expired or revoked, and for a page of the whole organisation with a narrowed view
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
  if (isOfWholeOrganisation(link.page) && isNarrowed(asStored.scope, asStored.view.filter)) return null
  const scope = await sharedScope(asStored)
  const page = await viewedPage(link.page, { ...asStored, scope })
  if (!page) return null
  const explain = explainedIn(page, asked)
  return { link, page: { ...page, view: { ...page.view, explain }, shared: `/s/${secret}` } }
}
