import { apiRoute } from '../../../../../_server/api-route.ts'
import { startSampleImport } from '../../../../../_server/start-sample-import.ts'

/** Begins the import of uploads that are log files, as one import. */
export const POST = apiRoute<{ slug: string }>(
  (request, { slug }) => startSampleImport(request, slug, 'logs'),
  ['upload'],
)
