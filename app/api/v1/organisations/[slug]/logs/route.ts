import { AppError } from '#lib/domain/errors/app-error.ts'
import { startImport } from '#lib/pipeline/start-import.ts'
import { apiRoute, json } from '../../../../../_server/api-route.ts'
import { readJson } from '../../../../../_server/parse-input.ts'
import { scopeOf } from '../../../../../_server/scope.ts'
import { StartSampleImportInput } from '../../../../_schema/import.ts'

/** Begins the import of uploads that are log files, as one import. */
export const POST = apiRoute<{ slug: string }>(
  async (request, { slug }) => {
    const { scope, organisation } = await scopeOf(slug)
    if (organisation.isDemo)
      throw new AppError(
        'forbidden',
        'The demo takes no other files, so that invented figures never mix with real ones.',
        'Import into an organisation of your own.',
      )
    const { uploadIds } = await readJson(request, StartSampleImportInput)
    const { importId, alreadyImported } = await startImport(scope, uploadIds, { contents: 'logs' })
    return json(
      { importId, alreadyImported },
      { status: 202, headers: { location: `/api/v1/imports/${importId}/progress` } },
    )
  },
  ['upload'],
)
