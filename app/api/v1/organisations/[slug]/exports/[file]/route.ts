import { AppError } from '#lib/domain/errors/app-error.ts'
import { EXPORT_FORMATS, EXPORT_PAGES } from '../../../../../../_export/export-pages.ts'
import { exportResponse } from '../../../../../../_export/export-response.ts'
import { apiRoute } from '../../../../../../_server/api-route.ts'
import { originOf } from '../../../../../../_server/origin-of.ts'
import { pageOf } from '../../../../../../_server/read-page.ts'
import { scopeOf } from '../../../../../../_server/scope.ts'
import { translatorOf } from '../../../../../../_server/translator-of.ts'
import { viewedPage } from '../../../../../../_server/viewed-page.ts'
import { searchParamsOf } from '../../../../../../_view/view-href.ts'

/** The view of a page as a download, such as `services.csv`: what the page at the same query shows. */
export const GET = apiRoute<{ slug: string; file: string }>(async (request, { slug, file }) => {
  const [page, format, ...rest] = file.split('.')
  const name = EXPORT_PAGES.find((one) => one === page)
  const kind = EXPORT_FORMATS.find((one) => one === format)
  const visit = await scopeOf(slug)
  if (!name || !kind || rest.length > 0)
    throw new AppError(
      'not-found',
      'There is no such export.',
      `Ask for one of ${EXPORT_PAGES.join(', ')} as one of ${EXPORT_FORMATS.join(', ')}, such as services.csv.`,
    )
  const { searchParams } = new URL(request.url)
  const withMeta = searchParams.get('meta') === '1'
  searchParams.delete('meta')
  const asked = await viewedPage(name, await pageOf(visit, searchParamsOf(searchParams)))
  if (!asked) throw new AppError('not-found', 'There is no such team.', 'Name one team that there is.')
  return exportResponse(translatorOf(request), asked, {
    name,
    format: kind,
    withMeta,
    origin: originOf(request),
  })
})
