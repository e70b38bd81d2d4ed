import { AppError } from '#lib/domain/errors/app-error.ts'
import { EXPORT_FORMATS, EXPORT_PAGES } from '../../../../_export/export-pages.ts'
import { exportResponse } from '../../../../_export/export-response.ts'
import { apiRoute } from '../../../../_server/api-route.ts'
import { openShared } from '../../../../_server/open-shared.ts'
import { originOf } from '../../../../_server/origin-of.ts'
import { translatorOf } from '../../../../_server/translator-of.ts'

/** The shared view as a download. Nothing in the query changes which view that is. */
export const GET = apiRoute<{ secret: string; format: string }>(async (request, { secret, format }) => {
  const shared = await openShared(secret, {})
  const kind = EXPORT_FORMATS.find((one) => one === format)
  const name = EXPORT_PAGES.find((one) => one === shared?.link.page)
  if (!shared || !kind || !name)
    throw new AppError('not-found', 'There is nothing at this address.', 'Ask whoever gave you the link.')
  const { searchParams } = new URL(request.url)
  const withMeta = searchParams.get('meta') === '1'
  return exportResponse(translatorOf(request), shared.page, {
    name,
    format: kind,
    withMeta,
    origin: originOf(request),
  })
})
