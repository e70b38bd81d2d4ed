import { AppError } from '#lib/domain/errors/app-error.ts'
import { startImport } from '#lib/pipeline/start-import.ts'
import { StartSampleImportInput } from '../api/_schema/import.ts'
import { json } from './api-route.ts'
import { readJson } from './parse-input.ts'
import { scopeOf } from './scope.ts'

/** Begins the import of uploads that are all logs, or all traces, as one import. @throws AppError `forbidden` for the demo */
export async function startSampleImport(
  request: Request,
  slug: string,
  contents: 'logs' | 'traces',
): Promise<Response> {
  const { scope, organisation } = await scopeOf(slug)
  if (organisation.isDemo)
    throw new AppError(
      'forbidden',
      'The demo takes no other files, so that invented figures never mix with real ones.',
      'Import into an organisation of your own.',
    )
  const { uploadIds } = await readJson(request, StartSampleImportInput)
  const { importId, alreadyImported } = await startImport(scope, uploadIds, { contents })
  return json(
    { importId, alreadyImported },
    { status: 202, headers: { location: `/api/v1/imports/${importId}/progress` } },
  )
}
