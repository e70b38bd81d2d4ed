import { AppError } from '#lib/domain/errors/app-error.ts'
import { isNarrowed } from '#lib/domain/evidence/is-narrowed.ts'
import { isOfWholeOrganisation } from '#lib/domain/share/shared-page.ts'
import { createShareLink } from '#lib/pipeline/create-share-link.ts'
import { shareLinks } from '#lib/queries/share-links.ts'
import { snapshot } from '#lib/queries/snapshot.ts'
import { apiRoute, json } from '../../../../../_server/api-route.ts'
import { readJson } from '../../../../../_server/parse-input.ts'
import { pageOf } from '../../../../../_server/read-page.ts'
import { scopeOf } from '../../../../../_server/scope.ts'
import { translatorOf } from '../../../../../_server/translator-of.ts'
import { viewedPage } from '../../../../../_server/viewed-page.ts'
import { listedShareLink } from '../../../../../_share/listed-share-link.ts'
import { pinnedSearch } from '../../../../../_view/pinned-search.ts'
import { searchParamsOf } from '../../../../../_view/view-href.ts'
import { NewShareLinkInput } from '../../../../_schema/share-link.ts'

/** The views that are shared. The secrets in their links are not kept. */
export const GET = apiRoute<{ slug: string }>(async (request, { slug }) => {
  const t = translatorOf(request)
  const { scope } = await scopeOf(slug)
  return json({ shareLinks: (await shareLinks(scope)).map((item) => listedShareLink(t, item)) })
}, [])

/** Makes a link that shows one view, and shows it this once. */
export const POST = apiRoute<{ slug: string }>(async (request, { slug }) => {
  const visit = await scopeOf(slug)
  const { page, search, expiresInDays, author } = await readJson(request, NewShareLinkInput)
  const asked = await viewedPage(page, await pageOf(visit, searchParamsOf(new URLSearchParams(search))))
  if (!asked)
    throw new AppError(
      'bad-arguments',
      'There is no such view.',
      'Name one team that there is in the search.',
    )
  if (isOfWholeOrganisation(page) && isNarrowed(visit.scope, asked.view.filter))
    throw new AppError(
      'bad-arguments',
      'This page is about the whole organisation: a link to it cannot be narrowed.',
      'Drop the filters of the view, and make the link again.',
    )
  const { identity } = await snapshot(visit.scope, asked.view)
  const { secret, ...link } = await createShareLink(visit.scope, {
    page,
    search: pinnedSearch(asked),
    expiresInDays,
    author,
    identity,
  })
  return json({ ...listedShareLink(translatorOf(request), link), path: `/s/${secret}` }, { status: 201 })
}, [])
