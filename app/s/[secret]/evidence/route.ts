import { Readable } from 'node:stream'
import { evidence } from '#lib/queries/evidence.ts'
import { apiRoute } from '../../../_server/api-route.ts'
import { downloadResponse } from '../../../_server/download-response.ts'
import { explainedFilter } from '../../../_server/logging-page.ts'
import { nothingHere } from '../../../_server/nothing-here.ts'
import { openShared } from '../../../_server/open-shared.ts'
import { EXPLAIN_TOTAL } from '../../../_view/explained.ts'

/** What it takes to work a figure of the shared view out again, as a zip archive: the total, or the one that `explain` names. */
export const GET = apiRoute<{ secret: string }>(async (request, { secret }) => {
  const explain = new URL(request.url).searchParams.get('explain') ?? EXPLAIN_TOTAL
  const shared = await openShared(secret, { explain })
  if (!shared || shared.page.view.explain === null) throw nothingHere()
  const { scope, view } = shared.page
  const { fileName, body } = await evidence(scope, {
    filter: explainedFilter(shared.page, explain),
    method: view.method,
    factorSet: view.factorSet,
  })
  return downloadResponse(Readable.toWeb(body) as ReadableStream, fileName, 'application/zip')
})
