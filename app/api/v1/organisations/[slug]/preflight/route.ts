import { preflightUploads } from '#lib/pipeline/preflight-uploads.ts'
import { apiRoute, json } from '../../../../../_server/api-route.ts'
import { readJson } from '../../../../../_server/parse-input.ts'
import { scopeOf } from '../../../../../_server/scope.ts'
import { PreflightInput } from '../../../../_schema/preflight.ts'

/** Says what would come of importing uploads together. Nothing is imported. */
export const POST = apiRoute<{ slug: string }>(
  async (request, { slug }) => {
    const { scope } = await scopeOf(slug)
    const { uploadIds } = await readJson(request, PreflightInput)
    return json(await preflightUploads(scope, uploadIds))
  },
  ['upload'],
)
