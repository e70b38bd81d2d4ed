import { Readable } from 'node:stream'
import { evidence } from '#lib/queries/evidence.ts'
import { apiRoute } from '../../../../../_server/api-route.ts'
import { downloadResponse } from '../../../../../_server/download-response.ts'
import { readExplainQuestion } from '../../../../../_server/read-question.ts'
import { scopeOf } from '../../../../../_server/scope.ts'

/** What it takes to work a figure out again without this program, as a zip archive. */
export const GET = apiRoute<{ slug: string }>(async (request, { slug }) => {
  const { organisation, scope } = await scopeOf(slug)
  const { fileName, body } = await evidence(scope, readExplainQuestion(request, organisation.factorSetId))
  return downloadResponse(Readable.toWeb(body) as ReadableStream, fileName, 'application/zip')
})
