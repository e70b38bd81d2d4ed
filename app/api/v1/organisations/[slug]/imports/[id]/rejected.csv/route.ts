import { AppError } from '#lib/domain/errors/app-error.ts'
import { rejectedRows } from '#lib/queries/imports.ts'
import { apiRoute } from '../../../../../../../_server/api-route.ts'
import { csvResponse } from '../../../../../../../_server/csv-response.ts'
import { scopeOf } from '../../../../../../../_server/scope.ts'

/** The rows of an import that could not be read, each with its line and the reason. */
export const GET = apiRoute<{ slug: string; id: string }>(async (_, { slug, id }) => {
  const { scope } = await scopeOf(slug)
  const rows = await rejectedRows(scope, id)
  if (!rows) throw new AppError('not-found', 'This import rejected no row.', 'There is nothing to download.')
  return csvResponse(rows, `headroom-rejected-${id}.csv`)
})
