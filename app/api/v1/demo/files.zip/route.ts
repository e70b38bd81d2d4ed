import { Readable } from 'node:stream'
import { demoArchive } from '#lib/pipeline/demo/demo-archive.ts'
import { apiRoute } from '../../../../_server/api-route.ts'
import { downloadResponse } from '../../../../_server/download-response.ts'

/** The source files of the demo, for whoever wants to import them as a bill of their own. */
export const GET = apiRoute(async () => {
  const { fileName, body } = await demoArchive()
  return downloadResponse(Readable.toWeb(body) as ReadableStream, fileName, 'application/zip')
})
