import { AppError } from '#lib/domain/errors/app-error.ts'
import { storeUpload } from '#lib/pipeline/store-upload.ts'
import { apiRoute, json } from '../../../_server/api-route.ts'
import { parseInput } from '../../../_server/parse-input.ts'
import { UploadHeaders } from '../../_schema/upload.ts'

/** The name alone, of a path as some programs send it. It is only ever shown. */
function fileNameOf(request: Request): string {
  const encoded = parseInput(UploadHeaders, {
    'x-file-name': request.headers.get('x-file-name') ?? undefined,
  })
  try {
    return decodeURIComponent(encoded['x-file-name']).split(/[/\\]/).at(-1)?.slice(0, 255) || 'unnamed'
  } catch (error) {
    throw new AppError(
      'bad-arguments',
      'x-file-name is not URI-encoded.',
      'Encode it as encodeURIComponent does.',
      error,
    )
  }
}

/** Stores one file, sent as it is, and says what it holds. */
export const POST = apiRoute(async (request) => {
  const fileName = fileNameOf(request)
  if (!request.body)
    throw new AppError('file-empty', 'No file was sent.', 'Send the file as the body of the request.')
  return json(await storeUpload(fileName, request.body), { status: 201 })
})
