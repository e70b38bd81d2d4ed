import { AppError } from '#lib/domain/errors/app-error.ts'
import { apiRoute } from '../../../_server/api-route.ts'

const nothingHere = apiRoute(async () => {
  throw new AppError(
    'not-found',
    'The API has nothing at this address.',
    'GET /api/v1/openapi.json lists what there is.',
  )
})

export {
  nothingHere as DELETE,
  nothingHere as GET,
  nothingHere as PATCH,
  nothingHere as POST,
  nothingHere as PUT,
}
