import { Readable } from 'node:stream'
import { evidence } from '#lib/queries/evidence.ts'
import { apiRoute } from '../../../_server/api-route.ts'
import { downloadResponse } from '../../../_server/download-response.ts'
import { explainedScore } from '../../../_server/explained-score.ts'
import { explainedFilter } from '../../../_server/logging-page.ts'
import { nothingHere } from '../../../_server/nothing-here.ts'
import { openShared, type Shared } from '../../../_server/open-shared.ts'
import type { PageRequest } from '../../../_server/read-page.ts'
import { shownScore } from '../../../_server/shown-score.ts'
import { EXPLAIN_TOTAL } from '../../../_view/explained.ts'

/** What the figures of a shared page are re-derived as: those of a score as of the usage inside its boundary. Null where nothing is. */
async function evidencedPage({ link, page }: Shared): Promise<PageRequest | null> {
  if (link.page === 'retries') return null
  if (link.page !== 'sci') return page
  const score = await shownScore(page)
  return score && explainedScore(page, score)
}

/** What it takes to work a figure of the shared view out again, as a zip archive: the total, or the one that `explain` names. */
export const GET = apiRoute<{ secret: string }>(async (request, { secret }) => {
  const explain = new URL(request.url).searchParams.get('explain') ?? EXPLAIN_TOTAL
  const shared = await openShared(secret, { explain })
  if (!shared || shared.page.view.explain === null) throw nothingHere()
  const page = await evidencedPage(shared)
  if (!page) throw nothingHere()
  const { scope, view } = page
  const { fileName, body } = await evidence(scope, {
    filter: explainedFilter(page, explain),
    method: view.method,
    factorSet: view.factorSet,
  })
  return downloadResponse(Readable.toWeb(body) as ReadableStream, fileName, 'application/zip')
})
