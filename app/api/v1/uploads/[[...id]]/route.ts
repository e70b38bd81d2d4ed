import { AppError } from '#lib/domain/errors/app-error.ts'
import { apiRoute } from '../../../../_server/api-route.ts'
import { answerUpload } from '../../../../_server/upload-server.ts'

export const runtime = 'nodejs'

/** Uploads by the tus protocol, version 1.0.0: created at the folder's address, everything else at their own. */
const uploads = apiRoute<{ id?: readonly string[] }>(
  async (request, { id = [] }) => {
    const isCreation = request.method === 'POST'
    if (request.method === 'GET' || (request.method !== 'OPTIONS' && id.length !== (isCreation ? 0 : 1)))
      throw new AppError(
        'not-found',
        'There is no upload to be had at this address.',
        'POST to /api/v1/uploads by the tus protocol to upload a file.',
      )
    return answerUpload(request)
  },
  ['upload'],
)

export {
  uploads as DELETE,
  uploads as GET,
  uploads as HEAD,
  uploads as OPTIONS,
  uploads as PATCH,
  uploads as POST,
}
